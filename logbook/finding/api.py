"""Searching, in JSON."""

from flask import Blueprint, Response

from logbook.db import reading
from logbook.finding.schemas import HitSchema, QuestionSchema
from logbook.finding.sources import SOURCES
from logbook.search import queries
from logbook.web.api import PREFIX, answer_page, operation
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_query

blueprint = Blueprint("finding_api", __name__, url_prefix=PREFIX)


@blueprint.get("/search")
@operation(
    "Find records by the words in them: all words, in the title first, then the newest",
    query=QuestionSchema,
    answer=HitSchema,
    many=True,
)
def search() -> Response:
    """The page of hits; `total` counts to 1,000 and no further."""
    asked, paging = read_query(QuestionSchema()), read_paging()
    with reading():
        found = queries.search(caller(), asked["q"], SOURCES, paging, kind=asked["kind"])
        return answer_page(HitSchema(), found.page)
