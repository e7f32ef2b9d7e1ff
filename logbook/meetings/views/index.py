"""The list of meetings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from logbook import clock
from logbook.accounts.list_views import views_on
from logbook.db import reading
from logbook.errors import Invalid
from logbook.followups.queries.lists import BY_FOLLOW_UPS, Counts, counts_of_meetings
from logbook.meetings import labels
from logbook.meetings.queries import MeetingFilter
from logbook.meetings.queries.lists import (
    MOST_COUNTED,
    MeetingLine,
    count_meetings,
    meeting_lines,
)
from logbook.meetings.schemas import FilterSchema
from logbook.meetings.views.blueprint import blueprint
from logbook.meetings.views.choices import filter_choices
from logbook.paging import Paging
from logbook.web.framing import part
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.listing import active, heads, is_asked
from logbook.web.paging import read_paging
from logbook.web.schema import read_query
from logbook.web.unchanged import keep_nowhere, since_change, told_if_unchanged

_FILTERS = FilterSchema()
NARROWING = ("topic", "organisation", "sector", "commitment", "owner", "unit", "setting")
"""Filters whose choices are read only where one of them is used, or `?more` asks for them."""


@blueprint.get("/meetings")
@told_if_unchanged
def index() -> ResponseReturnValue:
    """All that one may see, newest first, narrowed by the query string."""
    me, errors = caller(), dict[str, list[str]]()
    with reading():
        paging, wanted = Paging(), MeetingFilter()
        try:
            paging, wanted = read_paging(), read_query(_FILTERS) if request.args else wanted
        except Invalid as problem:
            errors = problem.errors
        lines = [] if errors else meeting_lines(me, wanted, paging=paging, more=BY_FOLLOW_UPS)
        total = 0 if errors else since_change(count_meetings, me, replace(wanted, sort=""))
        if any(line.is_marked for line in lines):
            keep_nowhere()
        counts = counts_of_meetings(me, [line.key for line in lines], today=me.today(clock.now()))
        root, language = request.script_root, current_language()
        by_date = wanted.sort in BY_DATE
        rows = [
            (line.month, drawn(line, counts.get(line.key), language, root, by_date))
            for line in lines
        ]
        choices = filter_choices() if is_asked(*NARROWING, "more") else {}
        page = render_template(
            "meetings/index.html",
            rows=_under_months(rows) if by_date else [row for _month, row in rows],
            total=min(total, MOST_COUNTED),
            is_more=total > MOST_COUNTED,
            paging=paging,
            errors=errors,
            heads=heads(_columns, default="-date"),
            filters=_offered(choices) if choices else _offered_to_all(language),
            views=views_on("/meetings"),
            active=active(_filters(), choices | _words()) if request.args else (),
        )
    return page, 422 if errors else 200


Offered = tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
BY_DATE = ("", "date", "-date")


def _columns() -> list[tuple[str, str]]:
    return [
        (_("Date"), "date"), (_("Meeting"), "title"), (_("With whom"), "with"),
        (_("Topics"), "topic"), (_("Follow-ups"), "open"), (_("Kept by"), "owner"),
    ]  # fmt: skip


def _filters() -> dict[str, str]:
    return {
        "q": _("Text"), "from": _("From"), "to": _("Until"), "status": _("Status"),
        "setting": _("Form of contact"), "topic": _("Topic"), "organisation": _("Organisation"),
        "sector": _("Sector"), "commitment": _("Commitment"), "owner": _("Kept by"),
        "unit": _("Unit"), "mine": _("Mine"),
    }  # fmt: skip


def _words() -> dict[str, list[tuple[str, str]]]:
    return {"status": list(labels.statuses().items()), "setting": list(labels.settings().items())}


def _offered(
    choices: Mapping[str, Sequence[tuple[str, str]]],
) -> Offered:
    """Of each filter that offers choices its name, its words and those; only what is read."""
    called, offered = _filters(), {"status": _words()["status"]} | dict(choices)
    names = ("status", *NARROWING)
    return tuple([(name, called[name], tuple(offered[name])) for name in names if name in offered])


@lru_cache(maxsize=10)
def _offered_to_all(_language: str) -> Offered:
    return _offered({})


def _under_months(rows: Iterable[tuple[str, Markup]]) -> list[Markup]:
    """The lines, each month's under its name."""
    found: list[Markup] = []
    for month, lines in groupby(rows, key=itemgetter(0)):
        found.append(part("meetings/_month.html", month=month, columns=len(_columns())))
        found += [line for _month, line in lines]
    return found


@lru_cache(maxsize=10_000)
def drawn(
    found: MeetingLine, count: Counts | None, language: str, root: str, month: bool
) -> Markup:
    """A meeting as a line of the list, drawn once for all that it says, and where and how."""
    line = current_app.jinja_env.get_template("meetings/_line.html").make_module(
        {"language": language, "root": root, "statuses": labels.statuses()}
    )
    return Markup(line.line(found.row(), count, month))  # type: ignore[attr-defined]  # noqa: S704 - escaped
