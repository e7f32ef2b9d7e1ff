"""The coverage as a table to take along: a line for each place where a row and a column meet."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from logbook.coverage import queries
from logbook.coverage.labels import CONTACTS
from logbook.coverage.schemas import CoverageFilterSchema
from logbook.coverage.views.blueprint import blueprint
from logbook.directory.labels import say_rhythm
from logbook.documents.lists import AT_ONCE, dated, take_along
from logbook.documents.sheets import Cell as SheetCell
from logbook.documents.sheets import Sheet
from logbook.policy import Caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_query


def sheet(caller: Caller, now: datetime) -> Sheet:
    """A row for each place that is asked for; of talks that are marked it knows nothing."""
    head = (
        _("Organisation or sector"), _("About"), _("Way of contact"), _("Last talk"), _("Through"),
        _("Days"), _("Rhythm"), _("Days over"), _("Record"),
    )  # fmt: skip
    return Sheet(_("Coverage"), head, _rows(caller, now), current_language())


def _rows(caller: Caller, now: datetime) -> Iterator[Sequence[SheetCell]]:
    language, today = current_language(), caller.today(now)
    wanted = read_query(CoverageFilterSchema())
    whole = queries.coverage(caller, wanted, queries.columns(wanted), today=today, leaves=True)
    places = whole.places(wanted.status)
    for start in range(0, len(places), AT_ONCE):
        for cell in queries.cells(whole, places[start : start + AT_ONCE], today=today):
            yield (
                cell.row.name.in_language(language),
                cell.column.label.in_language(language),
                str(CONTACTS[cell.contact]),
                dated(cell.talk.date) if cell.talk else None,
                cell.via.name.in_language(language) if cell.via else None,
                cell.days,
                say_rhythm(cell.rhythm),
                cell.over or None,
                str(cell.talk.id) if cell.talk else None,
            )


take_along(blueprint, "/coverage", "coverage", sheet)
