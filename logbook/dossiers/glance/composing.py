"""Composing the state at a glance. Pure: no query, no clock, no language chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from logbook.commitments.models import CLOSED_STATUSES, Commitment
from logbook.dossiers.dossier.contents import RecordVersion
from logbook.dossiers.glance.contents import (
    Glance,
    OfficeAges,
    OpenOn,
    RecessDays,
    TermAhead,
    ToldShare,
)
from logbook.meetings.models import Attribution
from logbook.wording import Wording

HALF_YEAR, YEAR, TWO_YEARS = 183, 365, 730
"""Days."""
WEEKS = 10
"""Mondays before the day of which the open follow-ups are counted."""
AHEAD = timedelta(days=400)
"""How far ahead recesses are told."""


@dataclass(frozen=True, slots=True)
class TaskDays:
    """From which day a follow-up was there, when it was closed, and by when it is due."""

    made_on: date | None
    closed_on: date | None
    due_on: date


@dataclass(frozen=True, slots=True)
class GlanceRows:
    """What it is composed from. `told`: points by the label of their topic and how each is told."""

    commitments: Sequence[Commitment]
    recesses: Sequence[RecessDays]
    tasks: Sequence[TaskDays]
    told: Mapping[Wording, Mapping[Attribution, int]]


def compose(rows: GlanceRows, as_of: date) -> Glance:
    """The state as of a day."""
    owed = [
        one
        for one in rows.commitments
        if one.status_on(as_of) not in CLOSED_STATUSES
        and (one.began is None or one.began.earliest <= as_of)
    ]
    ahead = [one for one in rows.recesses if one.until >= as_of and one.since <= as_of + AHEAD]
    coming = next((one.since for one in ahead if one.since > as_of), None)
    return Glance(
        date=as_of,
        ages=tuple(_ages(owed, as_of)),
        terms=tuple(sorted(_terms(owed, as_of), key=lambda one: (one.on, one.title.nl))),
        recesses=tuple(ahead),
        before_recess=tuple(_open_before(rows.tasks, coming, as_of)) if coming else (),
        told=tuple(
            ToldShare(
                topic,
                counted.get(Attribution.NAME, 0),
                counted.get(Attribution.SECTOR, 0),
                counted.get(Attribution.INTERNAL, 0),
            )
            for topic, counted in sorted(
                rows.told.items(), key=lambda one: (-sum(one[1].values()), one[0].nl)
            )
        ),
    )


def _ages(owed: Sequence[Commitment], as_of: date) -> Iterator[OfficeAges]:
    """The office with most first."""
    by_office: dict[Wording | None, list[int]] = {}
    for one in owed:
        days = (as_of - one.began.earliest).days if one.began else 0
        counts = by_office.setdefault(one.office.name if one.office else None, [0, 0, 0, 0])
        counts[sum(days > limit for limit in (HALF_YEAR, YEAR, TWO_YEARS))] += 1
    for office, counts in sorted(
        by_office.items(), key=lambda one: (-sum(one[1]), one[0].nl if one[0] else "")
    ):
        yield OfficeAges(office, *counts)


def _terms(owed: Sequence[Commitment], as_of: date) -> Iterator[TermAhead]:
    for one in owed:
        term = one.deadline_on(as_of)
        if term is not None and term.on is not None:
            yield TermAhead(
                source=RecordVersion("commitment", one.id, one.version),
                title=one.title,
                office=one.office.name if one.office else None,
                text=term.text,
                on=term.on,
                passed=term.on < as_of,
            )


def _open_before(tasks: Sequence[TaskDays], recess: date, as_of: date) -> Iterator[OpenOn]:
    """On each Monday up to the day, and on the day itself."""
    due = [one for one in tasks if one.due_on < recess]
    monday = as_of - timedelta(days=as_of.weekday())
    days = [monday - timedelta(weeks=number) for number in range(WEEKS, -1, -1)]
    for day in dict.fromkeys((*days, as_of)):
        is_open = [
            one
            for one in due
            if (one.made_on is None or one.made_on <= day)
            and (one.closed_on is None or one.closed_on > day)
        ]
        yield OpenOn(day, len(is_open))
