"""The coverage for programs."""

from flask import Blueprint, Response

from logbook import clock
from logbook.coverage import queries
from logbook.coverage.schemas import CellSchema, CoverageFilterSchema
from logbook.db import reading
from logbook.paging import Page
from logbook.web.api import PREFIX, answer_page, operation
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_query

blueprint = Blueprint("coverage_api", __name__, url_prefix=PREFIX)


@blueprint.get("/coverage")
@operation(
    "List who was last spoken to about what, and how, row by row",
    query=CoverageFilterSchema,
    answer=CellSchema,
    many=True,
)
def coverage() -> Response:
    """Each place where a row and a column meet, also where there never was a contact."""
    me, paging, today = caller(), read_paging(), caller().today(clock.now())
    with reading():
        wanted = read_query(CoverageFilterSchema())
        whole = queries.coverage(me, wanted, queries.columns(wanted), today=today)
        places = whole.places(wanted.status)
        shown = places[paging.offset : paging.offset + paging.size]
        found = queries.cells(whole, shown, today=today)
        return answer_page(CellSchema(), Page(found, len(places), paging))
