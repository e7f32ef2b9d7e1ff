"""What is stored of mail: one row per finished mail to one person, and when it was last swept."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account
from logbook.db import Base, Record, enumeration


class MessageState(StrEnum):
    """Where a message stands. Dropped: no longer needed or no longer permitted, never sent."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"


DIGEST = "digest"
SIGN_IN = "sign-in"
UNDECIDED = (MessageState.PENDING, MessageState.SENDING)


class Message(Record, Base):
    """MIME bytes with a fixed Message-ID and Date: every try sends the same bytes.

    `kind` says what for: DIGEST, SIGN_IN, or a word of the feature that queued it. `digest_on` is
    the local date of a morning's digest, one per person and date; None for other kinds. A message
    is claimed when pending, or sending with its lease run out, and `next_try_at` reached.
    `written_at` is the change number of the program when a digest was written, `told_meetings` are
    the ids of the meetings of which its words tell: before it goes out both are held against what
    is true then. `refused_since`: when a server first refused it, `reported_at`: when
    administrators were told that it is dead.
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("recipient_id", "digest_on"),
        Index(None, "state", "next_try_at"),
        Index(
            "ix_message_with_body",
            "created_at",
            sqlite_where=text("body IS NOT NULL"),
            postgresql_where=text("body IS NOT NULL"),
        ),
    )

    recipient_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[str]
    digest_on: Mapped[date | None]
    address: Mapped[str]
    subject: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    body: Mapped[bytes | None] = mapped_column(LargeBinary, info={"secret": True})
    state: Mapped[MessageState] = mapped_column(
        enumeration(MessageState), default=MessageState.PENDING
    )
    attempts: Mapped[int] = mapped_column(default=0)
    claim: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    next_try_at: Mapped[datetime]
    give_up_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    response: Mapped[str | None]
    refused_since: Mapped[datetime | None]
    reported_at: Mapped[datetime | None]
    written_at: Mapped[int | None]
    told_meetings: Mapped[list[str]] = mapped_column(default=list)

    recipient: Mapped[Account] = relationship()

    @property
    def is_tried(self) -> bool:
        """Whether the bytes may have left: from then on they stay as they are."""
        return self.attempts > 0


class Sweep(Base):
    """One row (id 1): when mail was last gathered and sent, by whichever process."""

    __tablename__ = "sweep"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
