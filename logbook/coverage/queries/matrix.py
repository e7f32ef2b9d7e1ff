"""The whole put together: who was spoken to about what, how, and whose rhythm has passed."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from sqlalchemy import select

from logbook.coverage.details import (
    Column,
    Coverage,
    CoverageCell,
    CoverageFilter,
    CoverageRow,
    Place,
    Seen,
    TalkBehind,
)
from logbook.coverage.queries.columns import Columns
from logbook.coverage.queries.contacts import grouped
from logbook.coverage.queries.latest import Latest
from logbook.coverage.queries.rows import directory, rows
from logbook.db import db
from logbook.durations import Duration
from logbook.meetings.models import Meeting
from logbook.policy import Caller

MOST_NAMED = 200
"""Columns that a statement names; of more it asks for all, and most of what comes is theirs."""


def coverage(
    caller: Caller,
    wanted: CoverageFilter,
    columns: Columns,
    *,
    today: date,
    leaves: bool = False,
) -> Coverage:
    """Who was spoken to about what, as far as the caller may see, in these columns.

    `leaves`: it is taken out of the logbook. Two queries; sectors as rows cost one more.
    """
    known = directory(today)
    down = rows(wanted, known, today)
    latest = Latest(known, wanted.of, columns.above)
    about = columns.above.keys() if len(columns.above) <= MOST_NAMED else None
    latest.gather(grouped(caller, wanted.by, about, today=today, leaves=leaves))
    seen = dict(latest.seen({row.id for row in down}))
    return Coverage(
        down, columns.shown, seen, _over(seen, down, columns.shown, today), known.through
    )


def cells(
    whole: Coverage, places: Iterable[tuple[CoverageRow, Column]], *, today: date
) -> list[CoverageCell]:
    """What the places say, with the talks behind them. One query."""
    nothing = Seen()
    wanted = [(row, column, whole.seen.get((row.id, column.id), nothing)) for row, column in places]
    talks = _talks({uuid.UUID(seen.last[1]) for _row, _column, seen in wanted if seen.last})
    return [
        CoverageCell(
            row=row,
            column=column,
            contact=seen.contact,
            talk=talks.get(uuid.UUID(seen.last[1])) if seen.last else None,
            via=whole.through.get(seen.via) if seen.via and not seen.direct else None,
            days=max((today - seen.last[0]).days, 0) if seen.last else None,
            rhythm=column.rhythm or row.rhythm,
            over=whole.over.get((row.id, column.id), 0),
        )
        for row, column, seen in wanted
    ]


def _talks(ids: set[uuid.UUID]) -> dict[uuid.UUID, TalkBehind]:
    found = db.session.execute(
        select(Meeting.id, Meeting.title, Meeting.date, Meeting.end_date).where(Meeting.id.in_(ids))
    )
    return {id_: TalkBehind(id_, title, day, end) for id_, title, day, end in found}


def _over(
    seen: Mapping[Place, Seen], down: Sequence[CoverageRow], across: Sequence[Column], today: date
) -> dict[Place, int]:
    """How many days each rhythm is past, where it is: the column's own, else the row's."""
    of_rows = {row.id: row.rhythm for row in down}
    of_columns = {column.id: column.rhythm for column in across}
    found = {}
    for place, one in seen.items():
        rhythm = of_columns[place[1]] or of_rows[place[0]]
        last = one.direct or one.indirect
        if rhythm and last and (days := (today - _until(rhythm, last[0])).days) > 0:
            found[place] = days
    return found


@lru_cache(maxsize=20_000)
def _until(rhythm: str, last: date) -> date:
    """The last day on which there is still time."""
    return Duration.parse(rhythm).after(last)
