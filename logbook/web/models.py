"""What the web keeps to answer a repeated request as the first."""

import uuid

from sqlalchemy.orm import Mapped, mapped_column

from logbook.db import Base


class Creation(Base):
    """The digest of the body with which a client made a record under an id of its own choice."""

    __tablename__ = "creation"

    record_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    body_digest: Mapped[str]
