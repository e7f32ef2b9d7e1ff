"""Forms half filled in."""

import uuid
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from logbook.db import Base, Record


class Draft(Record, Base):
    """A form half filled in, for its writer only: `page` is where, `content` what was typed."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "account_id", "page", unique=True),)

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    page: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(info={"secret": True})

    @property
    def is_of_new(self) -> bool:
        """Whether it is of a meeting that is not logged yet."""
        return self.content.get("version") is None

    @property
    def about(self) -> str:
        """By which words its writer knows it: the first that say what it is; '' where none do."""
        values = self.content.get("values", {})
        said = ("title", "parties-0-organisation", "points-0-complement-nl", "notes", "date")
        return next((str(values[name])[:80] for name in said if values.get(name)), "")
