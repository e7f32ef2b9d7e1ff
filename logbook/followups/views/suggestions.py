"""What the form asks while somebody types: who may act, and which day a term comes to."""

from datetime import date

from flask import Response, render_template, request

from logbook import clock
from logbook.commitments.recesses import rests_on_unchecked
from logbook.dates import DateError, PartialDate, read_typed, say
from logbook.db import reading
from logbook.errors import Invalid
from logbook.followups import queries
from logbook.followups.details import Move
from logbook.followups.models import FollowUp
from logbook.followups.schemas import MoveSchema
from logbook.followups.terms import chamber_of, due_day, is_unchecked, not_understood
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
    """How `?text=` is understood as a term, in words; said `&on=` a day, else today."""
    with reading():
        said = as_term(request.args.get("text", ""), request.args.get("on", ""))
    return Response(said, content_type="text/plain; charset=utf-8")


@blueprint.app_template_filter("as_term")
def as_term(text: str, on: str = "") -> str:
    """How the text of a term's field is understood, in words; `on`: when it was said, as typed.

    Call it while reading: words may mean a recess.
    """
    today = caller().today(clock.now())
    try:
        read: Move = read_form(MoveSchema(), {"due": text[:LINE]})
    except Invalid as problem:
        return " ".join(next(iter(problem.errors.values()), ()))
    if read.due is None and not read.due_text:
        return _("no term: nobody is reminded")
    said_on = _day(on, today)
    known = queries.recesses() if read.due is None else ()
    day = due_day(read.due, read.due_text, said_on=said_on, recesses=known)
    if day is None:
        return not_understood(text, said_on=said_on, recesses=known)
    words = read.due_text if read.due is None else None
    return _told(day, today, unchecked=rests_on_unchecked(words, said_on=said_on, recesses=known))


@blueprint.app_template_filter("as_kept_term")
def as_kept_term(follow_up: FollowUp) -> str:
    """The same of the term that a follow-up has, which was heard on its day; '' without a day."""
    if follow_up.due_on is None:
        return ""
    unchecked = is_unchecked(follow_up, queries.recesses(chamber_of(follow_up)))
    return _told(follow_up.due_on, caller().today(clock.now()), unchecked=unchecked)


def _told(day: date, today: date, *, unchecked: bool) -> str:
    said = say(PartialDate.on(day), current_language())
    if day < today:
        return _("by %(day)s at the latest; that day has passed", day=said)
    if unchecked:
        return _(
            "by %(day)s at the latest; the days of that recess were not checked yet",
            day=said,
        )
    return _("by %(day)s at the latest", day=said)


def _day(typed: str, today: date) -> date:
    """The last day of a date as typed; today where it cannot be read (yet)."""
    try:
        return read_typed(typed, today=today, language=current_language()).latest
    except DateError:
        return today
