"""What the form asks while somebody types: who may act, and which day a term comes to."""

from flask import Response, render_template, request

from logbook import clock
from logbook.commitments.recesses import rests_on_unchecked
from logbook.dates import PartialDate, say
from logbook.db import reading
from logbook.errors import Invalid
from logbook.followups import queries
from logbook.followups.details import Move
from logbook.followups.schemas import MoveSchema
from logbook.followups.terms import due_day
from logbook.followups.views.blueprint import blueprint
from logbook.richtext import one_line
from logbook.web.fields import LINE
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_form

LONGEST = 100
"""Characters of a name that suggestions are looked up by."""


@blueprint.get("/follow-ups/actors")
def actors() -> str:
    """Names that the text may grow into, as options."""
    text = one_line(request.args.get("actor", ""))[:LONGEST]
    with reading():
        found = queries.actor_suggestions(text, current_language())
    return render_template("followups/_options.html", options=found)


@blueprint.get("/follow-ups/term")
def term() -> Response:
    """How `?text=` is understood as a term, in words."""
    text = request.args.get("text", "")[:LINE].strip()
    with reading():
        said = _understood(text) if text else ""
    return Response(said, content_type="text/plain; charset=utf-8")


def _understood(text: str) -> str:
    try:
        read: Move = read_form(MoveSchema(), {"due": text})
    except Invalid as problem:
        return " ".join(next(iter(problem.errors.values())))
    today = caller().today(clock.now())
    day = due_day(read.due, read.due_text, said_on=today, recesses=queries.recesses())
    if day is None:
        return ""
    said = say(PartialDate.on(day), current_language())
    if day < today:
        return _("by %(day)s at the latest; that day has passed", day=said)
    words = read.due_text if read.due is None else None
    if rests_on_unchecked(words, said_on=today, recesses=queries.recesses()):
        return _(
            "by %(day)s at the latest; the days of that recess were not checked yet",
            day=said,
        )
    return _("by %(day)s at the latest", day=said)
