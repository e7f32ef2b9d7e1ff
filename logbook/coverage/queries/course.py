"""When each sector was spoken to over some months, or an organisation about each topic."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, case, func, or_, select, union

from logbook.coverage.details import Contact
from logbook.db import db
from logbook.directory.models import Organisation, Sector, Topic
from logbook.directory.queries.chains import lineage
from logbook.durations import Duration
from logbook.meetings.models import (
    Meeting,
    MeetingStatus,
    Party,
    Point,
    meeting_topic,
    point_topic,
)
from logbook.meetings.queries import MeetingFilter, visible_to
from logbook.policy import Caller
from logbook.wording import Wording

LONGEST = timedelta(days=366)
"""A talk whose date means more days than these is not looked for: no date of people's does."""


@dataclass(frozen=True, slots=True)
class ContactMoment:
    """Contacts of one way that have the same days, and how many they are."""

    way: Contact
    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class ContactCourse:
    """A sector, or a topic, and its contacts in order. `within` is the shortest rhythm, if any."""

    label: Wording
    moments: Sequence[ContactMoment]
    within: str | None

    def count(self, way: Contact) -> int:
        """How many contacts there were of a way."""
        return sum(moment.count for moment in self.moments if moment.way is way)

    @property
    def last(self) -> date | None:
        """The last day of the last contact that took place."""
        held = [one.last for one in self.moments if one.way is not Contact.PLANNED]
        return max(held, default=None)

    def late_since(self, today: date) -> date | None:
        """The day since which its rhythm has passed; None where it has not, or cannot."""
        if self.within is None or self.last is None:
            return None
        until = Duration.parse(self.within).after(self.last)
        return until if until < today else None


def courses(
    caller: Caller, first: date, last: date, *, most: int, topic: uuid.UUID | None = None
) -> list[ContactCourse]:
    """The sectors with most contacts from one day to another, as far as the caller may see.

    A sector counts by itself and by its organisations, merged ones too. `topic`: only of talks
    about it or one below it. Two queries.
    """
    sector = func.coalesce(Organisation.sector_id, Party.sector_id)
    rows = _contacts(caller, first, last).add_columns(sector.label("lane_id"))
    if topic is not None:
        rows = rows.where(MeetingFilter(topic=topic).conditions(caller)[0])
    found = _moments(rows, Sector.id, Sector.nouns.nl, Sector.nouns.en)
    return _most(found, _shortest(found), most)


def courses_of(
    caller: Caller, organisation: uuid.UUID, first: date, last: date, *, most: int
) -> list[ContactCourse]:
    """The topics about which most was spoken with an organisation. Two queries.

    What went up in it counts as it. A talk with one that it is a member of does not.
    """
    about = union(
        select(meeting_topic.c.meeting_id, meeting_topic.c.topic_id),
        select(Point.meeting_id, point_topic.c.topic_id).join(
            point_topic, point_topic.c.point_id == Point.id
        ),
    ).subquery()
    family = lineage([organisation])
    rows = (
        _contacts(caller, first, last)
        .join(about, about.c.meeting_id == Meeting.id)
        .add_columns(about.c.topic_id.label("lane_id"))
        .where(or_(Party.organisation_id.in_(family), Party.via_organisation_id.in_(family)))
    )
    found = _moments(rows, Topic.id, Topic.label.nl, Topic.label.en)
    rhythms = select(Topic.id, Topic.rhythm).where(Topic.id.in_(found), Topic.rhythm.is_not(None))
    return _most(found, {row.id: row.rhythm for row in db.session.execute(rhythms)}, most)


Lanes = dict[uuid.UUID, tuple[Wording, list[ContactMoment]]]


def _most(found: Lanes, rhythms: Mapping[uuid.UUID, str | None], most: int) -> list[ContactCourse]:
    """Those with most contacts first."""
    all_ = [
        ContactCourse(label, moments, rhythms.get(id_)) for id_, (label, moments) in found.items()
    ]
    all_.sort(key=lambda one: (-sum(moment.count for moment in one.moments), one.label.nl))
    return all_[:most]


def _contacts(caller: Caller, first: date, last: date) -> Select[Any]:
    """Each party of each talk of these days."""
    through = Party.via_organisation_id.is_not(None) | Party.via_sector_id.is_not(None)
    way = case(
        (Meeting.status == MeetingStatus.PLANNED, Contact.PLANNED.value),
        (through, Contact.INDIRECT.value),
        else_=Contact.DIRECT.value,
    )
    return (
        select(
            Meeting.id.label("meeting_id"),
            Meeting.date.earliest.label("first"),
            Meeting.last_day.label("day"),
            way.label("way"),
        )
        .join(Party, Party.meeting_id == Meeting.id)
        .outerjoin(Organisation, Organisation.id == Party.organisation_id)
        .where(
            visible_to(caller),
            Meeting.status != MeetingStatus.CANCELLED,
            Meeting.date.earliest >= first - LONGEST,
            Meeting.date.earliest <= last,
            Meeting.last_day >= first,
        )
        .distinct()
    )


def _moments(contacts: Select[Any], id_: Any, nl: Any, en: Any) -> Lanes:
    """Contacts by lane, those of the same days and way together, with the name of the lane."""
    rows = contacts.subquery()
    keys = (id_.label("lane"), nl.label("nl"), en.label("en"), rows.c.way, rows.c.first, rows.c.day)
    found: Lanes = {}
    for row in db.session.execute(
        select(*keys, func.count().label("how_many"))
        .join(rows, rows.c.lane_id == id_)
        .group_by(id_, nl, en, rows.c.way, rows.c.first, rows.c.day)
        .order_by(rows.c.day, rows.c.first, id_, rows.c.way)
    ):
        _label, moments = found.setdefault(row.lane, (Wording(row.nl, row.en), []))
        moments.append(ContactMoment(Contact(row.way), row.first, row.day, row.how_many))
    return found


def _shortest(sectors: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The shortest rhythm that was agreed with organisations of each sector."""
    agreed: dict[uuid.UUID, list[str]] = {}
    for sector, rhythm in db.session.execute(
        select(Organisation.sector_id, Organisation.rhythm)
        .where(Organisation.sector_id.in_(sectors), Organisation.rhythm.is_not(None))
        .distinct()
    ):
        if sector is not None and rhythm is not None:
            agreed.setdefault(sector, []).append(rhythm)
    some_day = date(2000, 1, 1)
    return {
        sector: min(rhythms, key=lambda one: Duration.parse(one).after(some_day))
        for sector, rhythms in agreed.items()
    }
