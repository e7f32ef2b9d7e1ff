"""The list of organisations, and the page of one."""

import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.list_views import views_on
from logbook.coverage.picture import span
from logbook.coverage.queries import courses_of
from logbook.db import reading
from logbook.directory.labels import KINDS, ROLES, choices_of, say_rhythm
from logbook.directory.models import Affiliation, Membership
from logbook.directory.queries import organisations as queries
from logbook.directory.queries import sector_choices
from logbook.directory.schemas import label_of
from logbook.directory.schemas.organisations import OrganisationFilterSchema
from logbook.directory.sentence_forms import in_a_sentence
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.dialogue import MOST_LANES, dialogue_with, pictured
from logbook.errors import Invalid
from logbook.paging import Page, Paging
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.listing import active, heads
from logbook.web.paging import read_paging
from logbook.web.schema import read_query
from logbook.web.unchanged import told_if_unchanged


@blueprint.get("/organisations")
@told_if_unchanged
def organisations() -> ResponseReturnValue:
    """Organisations by text, kind and sector; those merged away are found by their name only."""
    errors: dict[str, list[str]] = {}
    with reading():
        try:
            wanted = read_query(OrganisationFilterSchema())
            found = queries.organisations(replace(wanted, merged=bool(wanted.text)), read_paging())
        except Invalid as problem:
            errors, found = problem.errors, Page([], 0, Paging())
        sectors = sector_choices(current_language())
        page = render_template(
            "directory/organisations.html",
            found=found,
            errors=errors,
            values=request.args,
            heads=heads(_columns, default="name"),
            views=views_on("/organisations"),
            active=active(
                {"text": _("Name"), "kind": _("Kind"), "sector": _("Sector")},
                {"kind": choices_of(KINDS), "sector": sectors},
            ),
            kinds=KINDS,
            kind_choices=choices_of(KINDS),
            sectors=sectors,
        )
    return page, 422 if errors else 200


def _columns() -> list[tuple[str, str]]:
    return [
        (_("Name"), "name"), (_("Short name"), "short"), (_("Kind"), "kind"),
        (_("Sector"), "sector"),
    ]  # fmt: skip


@blueprint.get("/organisations/<uuid:id>")
def organisation(id: uuid.UUID) -> ResponseReturnValue:
    """One organisation with its whole history."""
    today = clock.today(caller().time_zone)
    with reading():
        found = queries.organisation(id)
        return render_template(
            "directory/organisation.html",
            organisation=found,
            title=label_of(found, current_language()),
            said=in_a_sentence(found.name, found.in_sentence, "nl"),
            rhythm=say_rhythm(found.rhythm),
            absorbed=queries.absorbed(id),
            parts=_by_time(found.memberships, today),
            members=_by_time(queries.members_of(id), today),
            people=_by_time(queries.affiliations_at(id), today),
            dialogue=dialogue_with(caller(), id),
            spoken=pictured(courses_of(caller(), id, *span(today), most=MOST_LANES), today),
            kinds=KINDS,
            roles=ROLES,
        )


def _by_time(
    periods: Iterable[Membership | Affiliation], today: date
) -> dict[str, list[Membership | Affiliation]]:
    """What counts today and what does not (any more, or yet), each in the order given."""
    found: dict[str, list[Membership | Affiliation]] = {"now": [], "other": []}
    for period in periods:
        found["now" if queries.holds_on(period, today) else "other"].append(period)
    return found
