"""The page that answers the search box of the frame."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from logbook.db import reading
from logbook.errors import Invalid
from logbook.finding.palette import palette
from logbook.finding.schemas import QuestionSchema
from logbook.finding.sources import SOURCES, address, names_of_one
from logbook.finding.wording import kinds_found, marked_titles, number_found, words_alone
from logbook.paging import Page, Paging
from logbook.richtext import one_line
from logbook.search import queries
from logbook.search.queries import Advice, Found
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_query

blueprint = Blueprint("finding", __name__)

SIZE = 20
LONGEST_SHOWN = 60
LONGEST_TYPED = 200


@blueprint.get("/search")
def search() -> ResponseReturnValue:
    """What is found by `?q=`, of one `?kind=` or of all; without words, what can be found."""
    me, errors = caller(), dict[str, list[str]]()
    found, advice, kind = Found(Page([], 0, Paging()), {}, more=False), Advice(), None
    try:
        asked, paging = read_query(QuestionSchema()), read_paging(size=SIZE)
    except Invalid as problem:
        errors = problem.errors
    else:
        text, kind = asked["q"], asked["kind"]
        with reading():
            found = queries.search(me, text, SOURCES, paging, kind=kind)
            if text and not found.counts:
                advice = queries.advise(me, text, SOURCES)
    typed = one_line(request.args.get("q", ""))
    page = render_template(
        "finding/search.html",
        found=found,
        titles=marked_titles(found, typed),
        advice=advice,
        errors=errors,
        kind=kind,
        typed=typed,
        words=typed if len(typed) <= LONGEST_SHOWN else f"{typed[:LONGEST_SHOWN]}…",
        names=names_of_one(),
        kinds=kinds_found(found, kind),
        number=number_found(found),
        alone=words_alone(advice),
        address=address,
    )
    return page, 422 if errors else 200


@blueprint.get("/search/palette")
def choices() -> str:
    """The rows of the palette for `?q=`, as far as it is one line; the script shows them."""
    typed = one_line(request.args.get("q", ""))[:LONGEST_TYPED]
    with reading():
        groups = palette(caller(), typed)
    return render_template("finding/_palette.html", groups=groups)
