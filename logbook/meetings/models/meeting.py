"""What is stored of a meeting: its facts, both sides of the table, and the points said.

Rows that a meeting owns (representatives, parties, points and their actors) have ids that survive
an edit, so that follow-ups and sources keep pointing at them.
"""

import datetime as dt
import uuid
from collections.abc import Collection

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Table,
    and_,
    case,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from logbook.accounts.models import Account, Unit
from logbook.columns import MappedDate, MappedWording, optional_wording, required_date, where_given
from logbook.commitments.models import Commitment
from logbook.dates import PartialDate, first_end, last_day
from logbook.db import Base, Identified, Record, enumeration
from logbook.directory.models import Office, OfficeLevel, Organisation, Person, Sector, Topic
from logbook.meetings.models.kinds import (
    ActorSide,
    Agenda,
    Attribution,
    ComplementKind,
    Marking,
    MeetingSource,
    MeetingStatus,
    OnBehalfOf,
    PointKind,
    Setting,
    Via,
)
from logbook.meetings.models.phrase import Phrase
from logbook.policy import Access
from logbook.wording import Wording


def _link(name: str, left: str, right: str) -> Table:
    return Table(
        name,
        Base.metadata,
        Column(f"{left}_id", ForeignKey(f"{left}.id"), primary_key=True),
        Column(f"{right}_id", ForeignKey(f"{right}.id"), primary_key=True, index=True),
    )


meeting_topic = _link("meeting_topic", "meeting", "topic")
meeting_commitment = _link("meeting_commitment", "meeting", "commitment")
meeting_person = _link("meeting_person", "meeting", "person")
meeting_named = _link("meeting_named", "meeting", "account")
point_commitment = _link("point_commitment", "point", "commitment")
point_topic = _link("point_topic", "point", "topic")


class Meeting(Record, Base):
    """One contact. `start_time` and `end_time` are local to `time_zone` (IANA name).

    Deleted meetings keep their row and links for thirty days (`deleted_at`), so that undo restores
    everything that hung on them.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        Index(None, "deleted_at", "date_earliest", "id"),
        # All that the policy reads: a total is counted from it without touching the wide rows.
        Index(None, "deleted_at", "access", "unit_id", "id"),
        where_given("source_kind", "source_uid"),
        # The sweep asks for planned meetings that are past.
        Index(None, "status", "date_latest"),
    )

    title: Mapped[str]
    occasion: MappedWording[Wording | None] = optional_wording("occasion")
    date: MappedDate[PartialDate] = required_date("date")
    end_date: Mapped[dt.date | None]
    start_time: Mapped[dt.time | None]
    end_time: Mapped[dt.time | None]
    time_zone: Mapped[str]
    place: Mapped[str | None]
    setting: Mapped[Setting] = mapped_column(enumeration(Setting), default=Setting.BILATERAL)
    status: Mapped[MeetingStatus] = mapped_column(enumeration(MeetingStatus))
    series: Mapped[str | None]
    owner_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("account.id"), index=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    access: Mapped[Access] = mapped_column(enumeration(Access), default=Access.EVERYONE)
    marking: Mapped[Marking] = mapped_column(enumeration(Marking), default=Marking.NONE)
    summary: MappedWording[Wording | None] = optional_wording("summary")
    notes: Mapped[str | None]
    agenda_subject: Mapped[str | None]
    agenda_state: Mapped[str | None]
    agenda_url: Mapped[str | None]
    agenda_published_at: Mapped[dt.datetime | None]
    source_kind: Mapped[str | None]
    source_uid: Mapped[str | None]
    source_sequence: Mapped[int | None]
    deleted_at: Mapped[dt.datetime | None]

    owner: Mapped[Account] = relationship(foreign_keys=[owner_id])
    unit: Mapped[Unit] = relationship(foreign_keys=[unit_id])
    named: Mapped[list[Account]] = relationship(secondary=meeting_named, order_by=Account.email)
    topics: Mapped[list[Topic]] = relationship(secondary=meeting_topic, order_by=Topic.slug)
    commitments: Mapped[list[Commitment]] = relationship(
        secondary=meeting_commitment, order_by=Commitment.created_at
    )
    people: Mapped[list[Person]] = relationship(secondary=meeting_person, order_by=Person.sort_key)
    representatives: Mapped[list["Representative"]] = relationship(
        back_populates="meeting",
        cascade="all, delete-orphan",
        order_by="Representative.position",
    )
    parties: Mapped[list["Party"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Party.position"
    )
    points: Mapped[list["Point"]] = relationship(
        back_populates="meeting", cascade="all, delete-orphan", order_by="Point.position"
    )

    @hybrid_property
    def last_day(self) -> dt.date:
        """The last day that it can have: it is past when that is."""
        return last_day(self.date, self.end_date)

    @last_day.inplace.expression
    @classmethod
    def _last_day(cls) -> ColumnElement[dt.date]:
        return case((cls.end_date > cls.date.latest, cls.end_date), else_=cls.date.latest)

    @hybrid_property
    def first_end(self) -> dt.date:
        """The first day on which it can have ended."""
        return first_end(self.date, self.end_date)

    @first_end.inplace.expression
    @classmethod
    def _first_end(cls) -> ColumnElement[dt.date]:
        return case((cls.end_date > cls.date.earliest, cls.end_date), else_=cls.date.earliest)

    @classmethod
    def is_past(cls, today: dt.date) -> ColumnElement[bool]:
        """A condition: its last day is over. The first half is what an index can find."""
        return and_(cls.date.latest < today, cls.last_day < today)

    @property
    def agenda(self) -> Agenda | None:
        """How it stands in the public agenda, None where nobody said."""
        agenda = Agenda(
            self.agenda_subject, self.agenda_state, self.agenda_url, self.agenda_published_at
        )
        return agenda if agenda != Agenda() else None

    @property
    def source(self) -> MeetingSource | None:
        """Where it was imported from, None where it was typed."""
        if self.source_kind is None:
            return None
        return MeetingSource(self.source_kind, self.source_uid, self.source_sequence)

    @property
    def named_ids(self) -> Collection[uuid.UUID]:
        """The accounts named, for the policy."""
        return {account.id for account in self.named}


class Representative(Identified, Base):
    """Who spoke for us: an office (its holder follows from the terms) or only a level.

    `level` None is 'not stated'. `as_` is how a sentence calls us, where that differs.
    """

    __tablename__ = "representative"

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    office_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("office.id"))
    level: Mapped[OfficeLevel | None] = mapped_column(enumeration(OfficeLevel))
    on_behalf_of: Mapped[OnBehalfOf | None] = mapped_column(enumeration(OnBehalfOf))
    as_: MappedWording[Wording | None] = optional_wording("as")
    position: Mapped[int] = mapped_column(default=0)

    meeting: Mapped[Meeting] = relationship(back_populates="representatives")
    office: Mapped[Office | None] = relationship()

    @property
    def holder(self) -> str | None:
        """Who held the office then; None where the date leaves two, and for a level alone."""
        if self.office is None:
            return None
        meeting = self.meeting
        first = self.office.holder_on(meeting.date.earliest)
        last = self.office.holder_on(meeting.last_day)
        return first if first == last else None


class Party(Identified, Base):
    """Who sat at the other side: an organisation or a sector, direct or via an association."""

    __tablename__ = "party"
    __table_args__ = (
        CheckConstraint("(organisation_id IS NULL) <> (sector_id IS NULL)", "one_kind"),
        CheckConstraint("via_organisation_id IS NULL OR via_sector_id IS NULL", "one_via"),
    )

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    organisation_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("organisation.id"), index=True
    )
    sector_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sector.id"), index=True)
    as_: MappedWording[Wording | None] = optional_wording("as")
    plural: Mapped[bool] = mapped_column(default=False)
    via_organisation_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("organisation.id"))
    via_sector_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("sector.id"))
    attribution: Mapped[Attribution] = mapped_column(
        enumeration(Attribution), default=Attribution.SECTOR
    )
    position: Mapped[int] = mapped_column(default=0)

    meeting: Mapped[Meeting] = relationship(back_populates="parties")
    organisation: Mapped[Organisation | None] = relationship(foreign_keys=[organisation_id])
    sector: Mapped[Sector | None] = relationship(foreign_keys=[sector_id])
    via_organisation: Mapped[Organisation | None] = relationship(foreign_keys=[via_organisation_id])
    via_sector: Mapped[Sector | None] = relationship(foreign_keys=[via_sector_id])

    @property
    def via(self) -> Via | None:
        """Through whom, None where directly."""
        if self.via_organisation_id is None and self.via_sector_id is None:
            return None
        return Via(
            self.via_organisation_id, self.via_sector_id, self.via_organisation, self.via_sector
        )


class Point(Identified, Base):
    """One thing said. Without actors *by*, we say it; without actors *to*, all parties hear it.

    `commitments` and `topics` empty: those of the meeting.
    """

    __tablename__ = "point"

    meeting_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("meeting.id"), index=True)
    kind: Mapped[PointKind] = mapped_column(enumeration(PointKind))
    phrase_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("phrase.id"))
    complement: MappedWording[Wording | None] = optional_wording("complement")
    complement_kind: Mapped[ComplementKind | None] = mapped_column(enumeration(ComplementKind))
    complement_plural: Mapped[bool] = mapped_column(default=False)
    attribution: Mapped[Attribution] = mapped_column(enumeration(Attribution))
    among_others: Mapped[bool] = mapped_column(default=False)
    relay: Mapped[bool] = mapped_column(default=False)
    parts: Mapped[list[str]] = mapped_column(default=list)
    in_confidence: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    meeting: Mapped[Meeting] = relationship(back_populates="points")
    phrase: Mapped[Phrase | None] = relationship()
    actors: Mapped[list["PointActor"]] = relationship(
        back_populates="point", cascade="all, delete-orphan", order_by="PointActor.position"
    )
    commitments: Mapped[list[Commitment]] = relationship(
        secondary=point_commitment, order_by=Commitment.created_at
    )
    topics: Mapped[list[Topic]] = relationship(secondary=point_topic, order_by=Topic.slug)

    @property
    def by(self) -> list["PointActor"]:
        """Those who said it, in the order logged; nobody: we did."""
        return [actor for actor in self.actors if actor.side is ActorSide.BY]

    @property
    def to(self) -> list["PointActor"]:
        """Those who heard it, in the order logged; nobody: all parties did."""
        return [actor for actor in self.actors if actor.side is ActorSide.TO]


class PointActor(Identified, Base):
    """Who said a point or heard it: a party, or a name of its own ('enkele fondsen')."""

    __tablename__ = "point_actor"

    point_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("point.id"), index=True)
    side: Mapped[ActorSide] = mapped_column(enumeration(ActorSide))
    party_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("party.id", ondelete="SET NULL"), index=True
    )
    inline: MappedWording[Wording | None] = optional_wording("inline")
    plural: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)

    point: Mapped[Point] = relationship(back_populates="actors")
    party: Mapped[Party | None] = relationship()
