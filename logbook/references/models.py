"""What is stored of where something can be found, and of files."""

import uuid

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.db import Base, Record


class Attachment(Record, Base):
    """A file's description; its content is a row apart, so that lists never load it."""

    __tablename__ = "attachment"

    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str]


class AttachmentContent(Base):
    """The bytes of an attachment."""

    __tablename__ = "attachment_content"

    attachment_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("attachment.id"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Reference(Record, Base):
    """Where something can be found: words, a citation as written, an address, a record of ours.

    What it points to stands to the right of here: ids without a foreign key, checked when written.
    """

    __tablename__ = "reference"

    text: Mapped[str | None]
    citation: Mapped[str | None]
    url: Mapped[str | None]
    meeting_id: Mapped[uuid.UUID | None]
    report_id: Mapped[uuid.UUID | None]
    attachment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("attachment.id"))

    attachment: Mapped[Attachment | None] = relationship()
