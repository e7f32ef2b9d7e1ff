"""The list of follow-ups in its groups, narrowed by filters."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.list_views import views_on
from logbook.accounts.queries.references import everybody, unit_choices
from logbook.commitments.queries import commitment_choices
from logbook.db import reading
from logbook.directory.queries import organisation_choices, topic_choices
from logbook.errors import Invalid
from logbook.followups import labels, queries
from logbook.followups.lines import line_of
from logbook.followups.queries import FollowUpFilter, Group
from logbook.followups.schemas.acts import PageFilterSchema
from logbook.followups.views.blueprint import blueprint
from logbook.paging import Paging
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.listing import active
from logbook.web.paging import read_paging
from logbook.web.schema import read_query
from logbook.web.unchanged import keep_nowhere, since_change, told_if_unchanged

OF_EACH = 10
"""How many of a group the first page shows; the group's own page shows all."""
NARROWING = ("unit", "topic", "commitment", "organisation", "kind", "status")
"""Filters whose choices are read only where one of them is used, or `?more` asks for them."""


@blueprint.get("/follow-ups")
@told_if_unchanged
def index() -> ResponseReturnValue:
    """One's own, or whoever's the query string asks for; `?group=` shows all of one group."""
    me, errors = caller(), dict[str, list[str]]()
    today = me.today(clock.now())
    with reading():
        wanted, paging, group = FollowUpFilter(), Paging(size=OF_EACH), _group()
        try:
            wanted = read_query(PageFilterSchema())
            paging = read_paging() if group else paging
        except Invalid as problem:
            errors = problem.errors
        days = queries.days_around(today)
        totals = {} if errors else since_change(queries.group_totals, me, wanted, days)
        found = queries.grouped(
            me,
            wanted,
            days,
            totals,
            groups=[group] if group else list(Group),
            most=paging.size,
            first=paging.offset,
        )
        if any(one.is_of_a_marked for listed in found for one in listed.items):
            keep_nowhere()
        asks_more = any(request.args.get(name) for name in (*NARROWING, "more"))
        choices = {"owner": everybody()} | (_choices() if asks_more else {})
        page = render_template(
            "followups/index.html",
            groups=[(one, [line_of(item, today) for item in one.items]) for one in found],
            headings=labels.groups(),
            only=group,
            paging=paging,
            recess_on=days.recess_on,
            errors=errors,
            choices=choices,
            views=views_on("/follow-ups"),
            active=active(_filters(), choices | {"owner": [*_all(), *choices["owner"]]}),
        )
    return page, 422 if errors else 200


def _filters() -> dict[str, str]:
    return {
        "q": _("Text"), "owner": _("Owner"), "unit": _("Unit"), "topic": _("Topic"),
        "commitment": _("Commitment"), "organisation": _("Organisation"), "kind": _("Kind"),
        "status": _("Status"),
    }  # fmt: skip


def _all() -> list[tuple[str, str]]:
    return [("all", _("Everyone’s"))]


def _group() -> Group | None:
    try:
        return Group(request.args.get("group", ""))
    except ValueError:
        return None


def _choices() -> dict[str, list[tuple[str, str]]]:
    language = current_language()
    return {
        "unit": unit_choices(),
        "topic": topic_choices(language),
        "commitment": commitment_choices(language),
        "organisation": [(str(one.id), one.name) for one in organisation_choices(language)],
        "kind": list(labels.kinds().items()),
        "status": list(labels.statuses().items()),
    }
