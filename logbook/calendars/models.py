"""What is stored of feeds, and the finished text of each calendar item."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account
from logbook.commitments.models import Commitment
from logbook.db import Base, Identified, Record, enumeration
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
    """A subscription by private link; the link's token is kept as a digest only.

    The last answer is remembered (`answered_*` and `etag`): while the change number, the owner's
    rights and the local date stand, the answer to the next poll is known without reading an item.
    """

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
    answered_change: Mapped[int | None]
    answered_rights: Mapped[int | None]
    answered_on: Mapped[date | None]
    etag: Mapped[str | None]

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


class CalendarFragment(Identified, Base):
    """The finished text of one item in one variant, rendered when its content changes.

    `variant` names what the text depends on besides the record: language, detail, shape, alarms.
    `item_version` is the version of the record it was made from, `maker` what made it;
    `input_digest` tells whether what it says is still the same; `stamp` moves
    forward by at least a second with each change, for some clients skip an item that is not newer
    (ICSx5 on Android does); `seq` is the SEQUENCE of RFC 5545 §3.8.7.4.
    """

    __tablename__ = "calendar_fragment"
    __table_args__ = (UniqueConstraint("item_id", "kind", "variant"),)

    kind: Mapped[str]  # 'follow-up' or 'meeting'
    item_id: Mapped[uuid.UUID]
    variant: Mapped[str]
    item_version: Mapped[int]
    maker: Mapped[str]
    input_digest: Mapped[str]
    stamp: Mapped[datetime]
    seq: Mapped[int]
    body: Mapped[str]
