"""When each sector was spoken to, over some months."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, func, select

from logbook.coverage.details import Contact
from logbook.db import db
from logbook.directory.models import Organisation, Sector
from logbook.durations import Duration
from logbook.meetings.models import Meeting, MeetingStatus, Party
from logbook.meetings.queries import visible_to
from logbook.policy import Caller
from logbook.wording import Wording

LONGEST = timedelta(days=366)
"""A talk whose date means more days than these is not looked for: no date of people's does."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Contacts of one way that have the same days, and how many they are."""

    way: Contact
    first: date
    last: date
    count: int


@dataclass(frozen=True, slots=True)
class Course:
    """A sector and its contacts in order. `within` is the shortest rhythm agreed in it, if any."""

    sector: Wording
    moments: Sequence[Moment]
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


def courses(caller: Caller, first: date, last: date, *, most: int) -> list[Course]:
    """The sectors with most contacts from one day to another, as far as the caller may see.

    A sector counts by itself and by its organisations, merged ones too. Two queries.
    """
    found: dict[uuid.UUID, tuple[Wording, list[Moment]]] = {}
    for row in _moments(caller, first, last):
        _label, moments = found.setdefault(row.id, (Wording(row.nouns_nl, row.nouns_en), []))
        moments.append(Moment(Contact(row.way), row.first, row.day, row.how_many))
    rhythms = _shortest(found)
    all_ = [Course(label, moments, rhythms.get(id_)) for id_, (label, moments) in found.items()]
    all_.sort(key=lambda one: (-sum(moment.count for moment in one.moments), one.sector.nl))
    return all_[:most]


def _moments(caller: Caller, first: date, last: date) -> Sequence[Any]:
    sector = func.coalesce(Organisation.sector_id, Party.sector_id)
    through = Party.via_organisation_id.is_not(None) | Party.via_sector_id.is_not(None)
    way = case(
        (Meeting.status == MeetingStatus.PLANNED, Contact.PLANNED.value),
        (through, Contact.INDIRECT.value),
        else_=Contact.DIRECT.value,
    )
    rows = (
        select(
            Meeting.id.label("meeting_id"),
            Meeting.date.earliest.label("first"),
            Meeting.last_day.label("day"),
            way.label("way"),
            sector.label("sector_id"),
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
        .subquery()
    )
    keys = (Sector.id, Sector.nouns.nl, Sector.nouns.en, rows.c.way, rows.c.first, rows.c.day)
    return db.session.execute(
        select(*keys, func.count().label("how_many"))
        .join(rows, rows.c.sector_id == Sector.id)
        .group_by(*keys)
        .order_by(rows.c.day, rows.c.first, Sector.id, rows.c.way)
    ).all()


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
