"""The matrix: a window at a time, four figures that filter, and what has passed beneath."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.coverage import labels, queries
from logbook.coverage.details import (
    Column,
    Contact,
    Coverage,
    CoverageCell,
    CoverageFilter,
    CoverageRow,
    Of,
    Status,
)
from logbook.coverage.queries import Columns
from logbook.coverage.schemas import CoverageFilterSchema
from logbook.coverage.views.blueprint import blueprint
from logbook.coverage.views.narrowing import narrowed_by
from logbook.db import reading
from logbook.directory.labels import KINDS, say_rhythm
from logbook.directory.queries import sector_choices, topic_choices
from logbook.errors import Invalid
from logbook.paging import Paging
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.paging import read_paging, read_part
from logbook.web.schema import read_query
from logbook.web.unchanged import told_if_unchanged

ROWS, COLUMNS, PASSED = 18, 6, 10
"""How many rows, columns, and rhythms that have passed are shown at once."""
COUNTED = 24
"""Columns up to which figures and list are of all; of more they are of those that are shown."""


@dataclass(frozen=True, slots=True)
class SectorRows:
    """The rows of one sector that are shown; for each column, with how many of all was spoken."""

    label: str
    spoken: Sequence[tuple[int, int]]
    rows: Sequence[tuple[CoverageRow, Sequence[CoverageCell]]]


@blueprint.get("/coverage")
@told_if_unchanged
def index() -> ResponseReturnValue:
    """Who was spoken to about what; with `?status=` the places of which that holds, as a list."""
    errors: dict[str, list[str]] = {}
    wanted, paging, part = CoverageFilter(), Paging(size=ROWS), Paging(size=COLUMNS)
    with reading():
        try:
            wanted = read_query(CoverageFilterSchema())
            paging, part = read_paging(size=ROWS), read_part("columns", COLUMNS)
        except Invalid as problem:
            errors = problem.errors
        all_columns = queries.columns(wanted)
        page = _drawn(wanted, all_columns, paging, part, errors)
    return page, 422 if errors else 200


def _drawn(
    wanted: CoverageFilter,
    columns: Columns,
    paging: Paging,
    part: Paging,
    errors: dict[str, list[str]],
) -> str:
    me, today, language = caller(), caller().today(clock.now()), current_language()
    across = columns.window(part).shown
    counted = columns if len(columns.shown) <= COUNTED else columns.window(part)
    whole = queries.coverage(me, wanted, counted, today=today)
    listed = wanted.status or Status.PASSED
    places = whole.places(listed)
    size = Paging(paging.page, paging.size) if wanted.status else Paging(size=PASSED)
    shown = [] if wanted.status else whole.rows[paging.offset : paging.offset + paging.size]
    in_window = [(row, column) for row in shown for column in across]
    in_list = places[size.offset : size.offset + size.size]
    found = queries.cells(whole, [*in_window, *in_list], today=today)
    return render_template(
        "coverage/index.html",
        wanted=wanted,
        whole=whole,
        columns=across,
        counts_all=counted is columns,
        groups=list(_groups(whole, across, found[: len(in_window)], language)),
        listed=found[len(in_window) :],
        total=len(places),
        paging=paging,
        window=part,
        columns_total=len(columns.shown),
        counts=whole.counts(),
        by=labels.COLUMNS,
        of=labels.ROWS,
        status=listed,
        statuses=labels.STATUSES,
        headings=labels.HEADINGS,
        contacts=labels.CONTACTS,
        since=labels.since,
        kinds={kind.value: words for kind, words in KINDS.items()},
        rhythm=say_rhythm,
        talks=talks_behind,
        planned=plan_one,
        place=place_of,
        sectors=sector_choices(language),
        topics=topic_choices(language),
        names=list(CoverageFilterSchema().fields),
        active=narrowed_by(wanted, whole, language),
        errors=errors,
    )


def _groups(
    whole: Coverage, across: Sequence[Column], cells: Sequence[CoverageCell], language: str
) -> Iterator[SectorRows]:
    """The rows of the window by sector, in their order."""
    width = len(across)
    label, rows = None, list[tuple[CoverageRow, Sequence[CoverageCell]]]()
    for start in range(0, len(cells), width or 1):
        line = cells[start : start + width]
        here = _sector_of(line[0].row, language)
        if label is not None and here != label:
            yield SectorRows(label, _spoken(whole, across, label, language), rows)
            rows = []
        label = here
        rows.append((line[0].row, line))
    if label is not None:
        yield SectorRows(label, _spoken(whole, across, label, language), rows)


def _sector_of(row: CoverageRow, language: str) -> str:
    """What the group of a row is called; '' of a sector, which is in none."""
    if row.kind is None:
        return ""
    return row.sector_label.in_language(language) if row.sector_label else _("No sector")


def _spoken(
    whole: Coverage, across: Sequence[Column], label: str, language: str
) -> list[tuple[int, int]]:
    """For each column: with how many of the sector there was contact, and how many there are."""
    ids = [row.id for row in whole.rows if _sector_of(row, language) == label]
    return [(sum(_was_spoken(whole, id_, column) for id_ in ids), len(ids)) for column in across]


def _was_spoken(whole: Coverage, row: UUID, column: Column) -> bool:
    seen = whole.seen.get((row, column.id))
    return seen is not None and seen.contact in (Contact.DIRECT, Contact.INDIRECT)


def talks_behind(cell: CoverageCell, wanted: CoverageFilter) -> str:
    """The address of the talks that a cell is made of: those of its association, where indirect."""
    who: dict[str, Any] = (
        {"sector": cell.row.key} if wanted.of is Of.SECTOR else {"organisation": cell.row.key}
    )
    if cell.contact is Contact.INDIRECT and cell.via and not cell.via.is_sector:
        who = {"organisation": cell.via.key}
    return url_for("meetings.index", **who | {wanted.by.value: cell.column.key})


def plan_one(cell: CoverageCell, wanted: CoverageFilter) -> str:
    """The address of the form in which a talk is planned with them about it."""
    who: dict[str, Any] = {wanted.of.value: cell.row.key}
    return url_for("meetings.new", **who | {wanted.by.value: cell.column.key})


def place_of(cell: CoverageCell) -> str:
    """How a form names a cell that was chosen."""
    return f"{cell.row.id}.{cell.column.id}"
