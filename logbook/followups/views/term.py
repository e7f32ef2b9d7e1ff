"""How a term is understood, told while it is typed."""

from datetime import date

from flask import request

from logbook import clock
from logbook.commitments.recesses import rests_on_unchecked
from logbook.dates import DateError, PartialDate, last_day, read_days, say
from logbook.dates.terms import is_counted, near_miss, typed_term
from logbook.db import reading
from logbook.errors import Invalid
from logbook.followups import queries
from logbook.followups.details import Move
from logbook.followups.models import FollowUp
from logbook.followups.schemas import MoveSchema
from logbook.followups.schemas.fields import heard_on
from logbook.followups.terms import chamber_of, due_day, is_unchecked, not_understood
from logbook.followups.views.blueprint import blueprint
from logbook.web.fields import LINE
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_form
from logbook.web.understanding import Understanding


@blueprint.get("/follow-ups/term")
def term() -> str:
    """How `?text=` is understood as a term, as a piece of a page; said `&on=` a day, else today."""
    with reading():
        return as_term(request.args.get("text", ""), request.args.get("on", "")).as_piece()


@blueprint.app_template_filter("as_term")
def as_term(text: str, on: str = "") -> Understanding:
    """How a term is understood, or why it is not; `on`: when it was said, as typed.

    Call it while reading: words may mean a recess.
    """
    today = caller().today(clock.now())
    said_on = day_typed(on, today)
    try:
        with heard_on(said_on):
            read: Move = read_form(MoveSchema(), {"due": text[:LINE]})
    except Invalid as problem:
        said = " ".join(next(iter(problem.errors.values()), ()))
        return Understanding(said, True, _guess(text, said_on))
    if read.due is None and not read.due_text:
        return Understanding(_("no term: nobody is reminded"))
    known = queries.recesses() if read.due is None else ()
    day = due_day(read.due, read.due_text, said_on=said_on, recesses=known)
    if day is None:
        said = not_understood(text, said_on=said_on, recesses=known)
        return Understanding(said, True, _guess(text, said_on))
    words = read.due_text if read.due is None else None
    counted = said_on if said_on != today and is_counted(text, today=today) else None
    unchecked = rests_on_unchecked(words, said_on=said_on, recesses=known)
    return Understanding(_told(day, today, unchecked=unchecked, counted_from=counted))


def _guess(text: str, said_on: date) -> str | None:
    try:
        typed_term(text, today=said_on, language=current_language())
    except DateError as problem:
        if problem.code != "unreadable":
            return problem.guess(current_language())
    return near_miss(text, said_on=said_on, recesses=queries.recesses())


@blueprint.app_template_filter("as_kept_term")
def as_kept_term(follow_up: FollowUp) -> str:
    """The same of the term that a follow-up has, which was heard on its day; '' without a day."""
    if follow_up.due_on is None:
        return ""
    unchecked = is_unchecked(follow_up, queries.recesses(chamber_of(follow_up)))
    return _told(follow_up.due_on, caller().today(clock.now()), unchecked=unchecked)


def _told(day: date, today: date, *, unchecked: bool, counted_from: date | None = None) -> str:
    said = say(PartialDate.on(day), current_language())
    if counted_from is not None:
        said = _(
            "%(day)s (counted from %(from)s)",
            **{"day": said, "from": say(PartialDate.on(counted_from), current_language())},
        )
    if day < today:
        return _("by %(day)s at the latest; that day has passed", day=said)
    if unchecked:
        return _(
            "by %(day)s at the latest; the days of that recess were not checked yet",
            day=said,
        )
    return _("by %(day)s at the latest", day=said)


def day_typed(typed: str, today: date) -> date:
    """The last day of a date as typed; today where it cannot be read (yet)."""
    try:
        return last_day(*read_days(typed, today=today, language=current_language()))
    except DateError:
        return today
