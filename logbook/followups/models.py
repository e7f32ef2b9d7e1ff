"""What is stored of follow-ups and of their reminders."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account
from logbook.columns import (
    MappedDate,
    MappedWording,
    optional_date,
    optional_wording,
    required_wording,
    where_given,
)
from logbook.commitments.models import Commitment
from logbook.dates import PartialDate
from logbook.db import Base, Identified, Record, enumeration
from logbook.directory.models import Organisation, Sector
from logbook.meetings.models import Marking, Meeting, Point
from logbook.outbox.models import Message
from logbook.references.models import Reference
from logbook.wording import Wording


class FollowUpKind(StrEnum):
    """Something to do, or a message that an association was asked to pass on."""

    ACTION = "action"
    RELAY = "relay"


class FollowUpStatus(StrEnum):
    """Open and in progress are reminded; done and dropped are closed."""

    OPEN = "open"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DROPPED = "dropped"


OPEN_STATUSES = (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)
DEFAULT_LEAD_TIMES = (14, 3, 0)


class RepeatFrom(StrEnum):
    """What the next occurrence is counted from."""

    DUE = "due"
    LAST_CONTACT = "lastContact"


followup_commitment = Table(
    "follow_up_commitment",
    Base.metadata,
    Column("follow_up_id", ForeignKey("follow_up.id"), primary_key=True),
    Column("commitment_id", ForeignKey("commitment.id"), primary_key=True, index=True),
)


class FollowUp(Record, Base):
    """What must happen next.

    `due` is the date as known, `due_text` the term as spoken, `due_on` the day that both come to
    (the last one they can mean), None without a term. The actor is one of four: an account, an
    organisation, a sector, or us (`actor_us`). `repeat_day` is the day of the month that the
    series is meant for, which a shorter month may have cut off; who moves the term means another.
    `revision` numbers the plan of its reminders: it rises when the follow-up is moved, snoozed,
    reopened or given to another.
    """

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN actor_account_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN actor_organisation_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN actor_sector_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN actor_us THEN 1 ELSE 0 END) = 1",
            "one_actor",
        ),
        Index(None, "owner_id", "status", "due_on"),
        Index(None, "deleted_at", "status", "due_on"),
        # Most have none of these: a row without takes no place in the index, and of who has one
        # the database does not think that it is like all others.
        *(where_given(name) for name in ("point_id", "commitment_id", "deputy_id")),
        where_given("actor_organisation_id"),
    )

    kind: Mapped[FollowUpKind] = mapped_column(
        enumeration(FollowUpKind), default=FollowUpKind.ACTION
    )
    title: MappedWording[Wording] = required_wording("title")
    details: Mapped[str | None]
    meeting_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    point_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("point.id", ondelete="SET NULL"))
    commitment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("commitment.id"))
    letter_id: Mapped[uuid.UUID | None]
    actor_account_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"), index=True)
    actor_organisation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("organisation.id"))
    actor_sector_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sector.id"))
    actor_us: Mapped[bool] = mapped_column(default=False)
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    deputy_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("account.id"))
    due: MappedDate[PartialDate | None] = optional_date("due")
    due_text: Mapped[str | None]
    due_on: Mapped[date | None]
    remind_before: Mapped[list[int]] = mapped_column(default=lambda: list(DEFAULT_LEAD_TIMES))
    repeat_every: Mapped[str | None]  # ISO 8601 duration
    repeat_from: Mapped[RepeatFrom | None] = mapped_column(enumeration(RepeatFrom))
    repeat_day: Mapped[int | None]
    told_as: MappedWording[Wording | None] = optional_wording("told_as")
    made_on: Mapped[date | None]
    status: Mapped[FollowUpStatus] = mapped_column(
        enumeration(FollowUpStatus), default=FollowUpStatus.OPEN
    )
    closed_on: Mapped[date | None]
    closed_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("reference.id"))
    outcome: Mapped[str | None]
    reason: Mapped[str | None]
    snoozed_until: Mapped[date | None]
    revision: Mapped[int] = mapped_column(default=1)
    deleted_at: Mapped[datetime | None]

    meeting: Mapped[Meeting | None] = relationship()
    point: Mapped[Point | None] = relationship()
    commitment: Mapped[Commitment | None] = relationship(foreign_keys=[commitment_id])
    actor_account: Mapped[Account | None] = relationship(foreign_keys=[actor_account_id])
    actor_organisation: Mapped[Organisation | None] = relationship()
    actor_sector: Mapped[Sector | None] = relationship()
    owner: Mapped[Account] = relationship(foreign_keys=[owner_id])
    deputy: Mapped[Account | None] = relationship(foreign_keys=[deputy_id])
    closed_by: Mapped[Reference | None] = relationship()
    commitments: Mapped[list[Commitment]] = relationship(
        secondary=followup_commitment, order_by=Commitment.created_at
    )
    due_history: Mapped[list["DueChange"]] = relationship(
        back_populates="follow_up", cascade="all, delete-orphan", order_by="DueChange.position"
    )
    notes: Mapped[list["FollowUpNote"]] = relationship(
        back_populates="follow_up", cascade="all, delete-orphan", order_by="FollowUpNote.position"
    )

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN_STATUSES

    @property
    def is_of_a_marked(self) -> bool:
        """Whether its meeting, which must be loaded, is marked: then it is kept nowhere."""
        return self.meeting is not None and self.meeting.marking is not Marking.NONE

    def is_overdue(self, today: date) -> bool:
        """Whether the last day it could mean has passed while it is open."""
        return self.is_open and self.due_on is not None and self.due_on < today


class DueChange(Identified, Base):
    """A term that no longer holds: what it was, when it was moved, and why."""

    __tablename__ = "due_change"

    follow_up_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("follow_up.id"), index=True)
    due: MappedDate[PartialDate | None] = optional_date("due")
    due_text: Mapped[str | None]
    on: Mapped[date]
    reason: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)

    follow_up: Mapped[FollowUp] = relationship(back_populates="due_history")


class FollowUpNote(Identified, Base):
    """A dated remark on the way."""

    __tablename__ = "follow_up_note"

    follow_up_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("follow_up.id"), index=True)
    on: Mapped[date]
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)

    follow_up: Mapped[FollowUp] = relationship(back_populates="notes")


class Reminder(Identified, Base):
    """One rule's moment for one person and follow-up, in one plan (`revision`).

    `rule`: 'before-14', 'due', 'overdue-1', 'overdue-2', …, 'snooze'. `moment` is UTC, made from
    the recipient's local morning. Without a message it waits; the unique key makes it impossible
    to plan the same moment twice.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        # What is asked by follow-up is found by the key that begins with it.
        UniqueConstraint("follow_up_id", "recipient_id", "rule", "revision"),
        Index(None, "message_id", "moment"),
    )

    follow_up_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("follow_up.id"))
    recipient_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"))
    rule: Mapped[str]
    moment: Mapped[datetime]
    revision: Mapped[int]
    message_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("message.id"))

    follow_up: Mapped[FollowUp] = relationship()
    recipient: Mapped[Account] = relationship()
    message: Mapped[Message | None] = relationship()
