"""The list of meetings."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from flask import render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from logbook import clock
from logbook.db import reading
from logbook.errors import Invalid
from logbook.followups.queries.lists import counts_of_meetings
from logbook.meetings import labels, queries
from logbook.meetings.queries import MeetingFilter
from logbook.meetings.schemas import FilterSchema
from logbook.meetings.views.blueprint import blueprint
from logbook.meetings.views.choices import filter_choices
from logbook.paging import Paging
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.paging import read_paging
from logbook.web.schema import read_query

NARROWING = ("topic", "organisation", "sector", "commitment", "owner", "unit", "setting")
"""Filters whose choices are read only where one of them is used, or `?more` asks for them."""


@blueprint.get("/meetings")
def index() -> ResponseReturnValue:
    """All that one may see, newest first, narrowed by the query string."""
    me, errors = caller(), dict[str, list[str]]()
    with reading():
        paging, wanted = Paging(), MeetingFilter()
        try:
            paging, wanted = read_paging(), read_query(FilterSchema())
        except Invalid as problem:
            errors = problem.errors
        rows, total = ([], 0) if errors else queries.meeting_rows(me, wanted, paging=paging)
        counts = counts_of_meetings(me, [row.id for row in rows], today=me.today(clock.now()))
        asks_more = any(request.args.get(name) for name in (*NARROWING, "more"))
        choices = filter_choices() if asks_more else {}
        page = render_template(
            "meetings/index.html",
            rows=rows,
            total=total,
            paging=paging,
            counts=counts,
            errors=errors,
            choices=choices,
            active=active_filters(request.args, choices),
            settings=labels.settings(),
            statuses=labels.statuses(),
        )
    return page, 422 if errors else 200


def active_filters(
    asked: MultiDict[str, str], choices: Mapping[str, Sequence[tuple[str, str]]]
) -> list[tuple[str, str]]:
    """What the list is narrowed by, in words, each with the address without it."""
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
