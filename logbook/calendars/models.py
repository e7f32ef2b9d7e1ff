"""What is stored of feeds, and the finished text of each calendar item."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account
from logbook.commitments.models import Commitment
from logbook.db import Base, Record, enumeration
from logbook.directory.models import Organisation, Topic


class Scope(StrEnum):
    """What a feed is about."""

    MINE = "mine"
    UNIT = "unit"
    TOPIC = "topic"
    COMMITMENT = "commitment"
    ORGANISATION = "organisation"


class Content(StrEnum):
    """Which records a feed shows."""

    FOLLOW_UPS = "follow-ups"
    MEETINGS = "meetings"
    BOTH = "both"
    PUBLIC_AGENDA = "public-agenda"


class Detail(StrEnum):
    """How much an item tells: everything, or only that there is a term, and a link."""

    FULL = "full"
    DISCREET = "discreet"


class Shape(StrEnum):
    """Calendar events, which every client shows, or tasks, which few do. Never both in one feed."""

    EVENTS = "events"
    TASKS = "tasks"


class CalendarFeed(Record, Base):
    """A subscription by private link; the link's token is kept as a digest only."""

    __tablename__ = "calendar_feed"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN topic_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN commitment_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN organisation_id IS NULL THEN 0 ELSE 1 END)"
            " = (CASE WHEN scope IN ('topic', 'commitment', 'organisation') THEN 1 ELSE 0 END)",
            "scope_subject",
        ),
    )

    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    name: Mapped[str]
    slug: Mapped[str]
    token_digest: Mapped[str] = mapped_column(unique=True, info={"secret": True})
    scope: Mapped[Scope] = mapped_column(enumeration(Scope))
    topic_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("topic.id"))
    commitment_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("commitment.id"))
    organisation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("organisation.id"))
    content: Mapped[Content] = mapped_column(enumeration(Content), default=Content.FOLLOW_UPS)
    detail: Mapped[Detail] = mapped_column(enumeration(Detail), default=Detail.FULL)
    shape: Mapped[Shape] = mapped_column(enumeration(Shape), default=Shape.EVENTS)
    alarms: Mapped[bool] = mapped_column(default=False)
    show_done: Mapped[bool] = mapped_column(default=True)
    language: Mapped[str]
    expires_at: Mapped[datetime]
    warned_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_fetched_at: Mapped[datetime | None]
    last_client: Mapped[str | None]

    owner: Mapped[Account] = relationship()
    topic: Mapped[Topic | None] = relationship()
    commitment: Mapped[Commitment | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()


class PastLink(Base):
    """A link of a feed that was renewed: for a while its clients are told that it is over."""

    __tablename__ = "calendar_past_link"

    token_digest: Mapped[str] = mapped_column(primary_key=True, info={"secret": True})
    feed_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("calendar_feed.id"), index=True)
    ended_at: Mapped[datetime]


class CalendarText(Base):
    """The finished text of one item in one look, written with the change that made it so.

    `item_version` is the version of the record that it was made from. `stamp` moves forward by at
    least a second with each change of the text, for some clients skip an item that is not newer
    (ICSx5 on Android does); `sequence` is the SEQUENCE of RFC 5545 §3.8.7.4. `alarm` is what a
    feed with alarms has before the last line of `body`.
    """

    __tablename__ = "calendar_text"
    item_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    look: Mapped[str] = mapped_column(primary_key=True)
    item_version: Mapped[int]
    stamp: Mapped[datetime]
    sequence: Mapped[int]
    body: Mapped[str]
    alarm: Mapped[str]


class CalendarLook(Base):
    """A look that some feed has or had: in these, and no others, texts are written.

    `maker` is what made all of its texts; None while they are being made, and where not all were
    made by the same.
    """

    __tablename__ = "calendar_look"

    name: Mapped[str] = mapped_column(primary_key=True)
    maker: Mapped[str | None]


class CalendarMark(Base):
    """The change number up to which the feeds of a person or a unit may show something else.

    Under EVERYBODY stands the last change that may concern any feed.
    """

    __tablename__ = "calendar_mark"

    subject_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    seq: Mapped[int]


EVERYBODY = uuid.UUID(int=0)
