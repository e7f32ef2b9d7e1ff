"""What the web keeps: forms half filled in, and how it answered what may be sent again."""

import re
import uuid
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from logbook.db import Base, Record

THROWN_AWAY = "!"
"""Before the name of a form: its draft is offered no longer, and can be brought back."""
_SAYS_FIRST = (
    *("title", "title-nl", "name-nl", "name", "subject", "with", "parties-0-organisation"),
    *("points-0-complement-nl", "notes", "lines", "date"),
)
_SAYS_NOTHING = re.compile(
    r".*(?:id|kind|attribution|level|setting|access|status|marking|owner|deputy|unit|named|"
    r"language|timeZone|remindBefore|complementKind|onBehalfOf|repeat-from|chamber|Kind|removed)"
)
_LETTER = re.compile(r"[^\W\d_]")


class Creation(Base):
    """The digest of the body with which a client made a record under an id of its own choice."""

    __tablename__ = "creation"

    record_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    body_digest: Mapped[str]


class Draft(Record, Base):
    """A form half filled in, for its writer only: `page` is its name, `content` what was typed."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "account_id", "page", unique=True),)

    account_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    page: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(info={"secret": True})

    @property
    def is_of_new(self) -> bool:
        """Whether it is of a record that is not made yet."""
        return self.replaces is None

    @property
    def values(self) -> dict[str, str | list[str]]:
        """What was typed, by field path."""
        found: dict[str, str | list[str]] = self.content.get("values", {})
        return found

    @property
    def replaces(self) -> int | None:
        """Of a stored record the version over which it was typed."""
        version: int | None = self.content.get("version")
        return version

    @property
    def path(self) -> str:
        """The path of the page that its form stands on."""
        return re.split("[?#]", self.page, maxsplit=1)[0]

    @property
    def address(self) -> str:
        """Where one goes on with it."""
        address = self.page.partition("#")[0]
        return f"{address}{'&' if '?' in address else '?'}draft={self.id}"

    @property
    def about(self) -> str:
        """By which words its writer knows it: the first that say what it is; '' where none do."""
        texts = (
            text
            for name in (*_SAYS_FIRST, *self.values)
            if name in _SAYS_FIRST or not _SAYS_NOTHING.fullmatch(name)
            for text in _texts(self.values.get(name))
        )
        return next((text[:80] for text in texts if _LETTER.search(text)), "")


def _texts(value: str | list[str] | None) -> list[str]:
    given = [value] if isinstance(value, str) else value or []
    return [text for one in given if not _is_id(text := " ".join(one.split()))]


def _is_id(text: str) -> bool:
    try:
        return len(text) == 36 and bool(uuid.UUID(text))
    except ValueError:
        return False
