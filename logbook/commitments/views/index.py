"""The register as a list."""

import uuid
from dataclasses import dataclass
from datetime import date

from flask import render_template
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.list_views import views_on
from logbook.accounts.queries.references import everybody, unit_choices
from logbook.commitments import labels, queries
from logbook.commitments.models import Commitment
from logbook.commitments.queries import CommitmentFilter
from logbook.commitments.schemas import CommitmentFilterSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.dates import PartialDate
from logbook.db import reading
from logbook.directory.queries import topic_choices
from logbook.dossiers.queries import last_contacts, open_follow_ups
from logbook.errors import Invalid
from logbook.paging import Page, Paging
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.listing import active, heads
from logbook.web.paging import read_paging
from logbook.web.schema import read_query
from logbook.web.unchanged import since_change, told_if_unchanged

Choices = dict[str, list[tuple[str, str]]]


@blueprint.get("/commitments")
@told_if_unchanged
def index() -> ResponseReturnValue:
    """All commitments, what is due first on top, narrowed by the query string."""
    me = caller()
    today = me.today(clock.now())
    errors: dict[str, list[str]] = {}
    with reading():
        wanted, paging = CommitmentFilter(), Paging()
        try:
            wanted, paging = read_query(CommitmentFilterSchema()), read_paging()
        except Invalid as problem:
            errors = problem.errors
        found = Page([], 0, paging) if errors else queries.commitment_rows(wanted, paging)
        ids = tuple([one.id for one in found.items])
        contacts = since_change(last_contacts, me, ids, today=today)
        still_open = since_change(open_follow_ups, me, ids, today=today)
        choices = _choices()
        shown = render_template(
            "commitments/index.html",
            lines=[
                _line(one, contacts.get(one.id), still_open.get(one.id, (0, 0)), today)
                for one in found.items
            ],
            total=found.total,
            paging=paging,
            choices=choices,
            views=views_on("/commitments"),
            active=active(_filters(), choices),
            heads=heads(_columns, default="term"),
            errors=errors,
        )
    return shown, 422 if errors else 200


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """What a line tells, in the reader's language.

    `known_by`: what people call it. `passed`: whether its term, by its day where it has one, is.
    """

    id: uuid.UUID
    title: str
    known_by: str | None
    kind: str
    term: str | None
    due: date | None
    passed: bool
    contact: PartialDate | None
    open: int
    overdue: int
    status: str
    badge: str


def _line(
    one: Commitment, contact: PartialDate | None, still_open: tuple[int, int], today: date
) -> CommitmentLine:
    term = one.deadline_on(today) if one.is_open else None
    due = term.on if term else None
    return CommitmentLine(
        id=one.id,
        title=one.title.in_language(current_language()),
        known_by=one.own_number or one.number or one.citation,
        kind=labels.kinds()[one.kind],
        term=term.text if term else None,
        due=due,
        passed=due is not None and due < today,
        contact=contact,
        open=still_open[0] - still_open[1],
        overdue=still_open[1],
        status=labels.statuses()[one.status],
        badge=labels.BADGES[one.status],
    )


def _choices() -> Choices:
    return {
        "kind": list(labels.kinds().items()),
        "state": list(labels.states().items()),
        "status": list(labels.statuses().items()),
        "chamber": list(labels.chambers().items()),
        "topic": topic_choices(current_language()),
        "owner": everybody(),
        "unit": unit_choices(),
    }


def _columns() -> list[tuple[str, str]]:
    return [
        (_("Title"), "title"), (_("Kind"), "kind"), (_("Next term"), "term"),
        (_("Last contact"), ""), (_("Follow-ups"), ""), (_("Status"), "status"),
    ]  # fmt: skip


def _filters() -> dict[str, str]:
    return {
        "q": _("Text"), "kind": _("Kind"), "state": _("Owed or settled"), "status": _("Status"),
        "chamber": _("Chamber"), "topic": _("Topic"), "owner": _("File holder"), "unit": _("Unit"),
    }  # fmt: skip
