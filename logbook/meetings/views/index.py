"""The list of meetings."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlencode

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from logbook import clock
from logbook.db import reading
from logbook.errors import Invalid
from logbook.followups.queries.lists import Counts, counts_of_meetings
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
from logbook.web.gate import caller
from logbook.web.language import _, current_language
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
            paging, wanted = read_paging(), read_query(_FILTERS)
        except Invalid as problem:
            errors = problem.errors
        lines = [] if errors else meeting_lines(me, wanted, paging=paging)
        total = 0 if errors else since_change(count_meetings, me, wanted)
        if any(line.is_marked for line in lines):
            keep_nowhere()
        counts = counts_of_meetings(me, [line.key for line in lines], today=me.today(clock.now()))
        root, language = request.script_root, current_language()
        asks_more = any(request.args.get(name) for name in (*NARROWING, "more"))
        choices = filter_choices() if asks_more else {}
        page = render_template(
            "meetings/index.html",
            lines=[drawn(line, counts.get(line.key), language, root) for line in lines],
            total=min(total, MOST_COUNTED),
            is_more=total > MOST_COUNTED,
            paging=paging,
            errors=errors,
            choices=choices,
            active=active_filters(request.args, choices),
            statuses=labels.statuses(),
        )
    return page, 422 if errors else 200


@lru_cache(maxsize=10_000)
def drawn(found: MeetingLine, count: Counts | None, language: str, root: str) -> Markup:
    """A meeting as a line of the list, drawn once for all that it says, and where and how."""
    line = current_app.jinja_env.get_template("meetings/_line.html").make_module(
        {"language": language, "root": root, "statuses": labels.statuses()}
    )
    return Markup(line.line(found.row(), count))  # type: ignore[attr-defined]  # noqa: S704 - escaped


def active_filters(
    asked: MultiDict[str, str], choices: Mapping[str, Sequence[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """What the list is narrowed by, in words, each with the address without it."""
    if not asked:
        return []
    named = {
        "q": _("Text"), "from": _("From"), "to": _("Until"), "status": _("Status"),
        "setting": _("Form of contact"), "topic": _("Topic"), "organisation": _("Organisation"),
        "sector": _("Sector"), "commitment": _("Commitment"), "owner": _("Kept by"),
        "unit": _("Unit"), "mine": _("Mine"),
    }  # fmt: skip
    known = {"status": labels.statuses(), "setting": labels.settings()}
    found = []
    for name, label in named.items():
        value = asked.get(name, "").strip()
        if value:
            shown = dict(choices.get(name, ())) | dict(known.get(name, {}))
            text = label if name == "mine" else f"{label}: {shown.get(value, value)}"
            found.append((text, without(asked, name)))
    return found


def without(asked: MultiDict[str, str], name: str) -> str:
    """The query string without one filter, on its first page."""
    kept = [(key, value) for key, value in asked.items(multi=True) if key not in (name, "page")]
    return "?" + urlencode(kept)
