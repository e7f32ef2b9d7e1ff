"""The register as a list."""

from urllib.parse import urlencode

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries.references import everybody, unit_choices
from logbook.commitments import labels, queries
from logbook.commitments.queries import CommitmentFilter
from logbook.commitments.schemas import CommitmentFilterSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.db import reading
from logbook.directory.queries import topic_choices
from logbook.dossiers.queries import last_contacts, open_follow_ups
from logbook.errors import Invalid
from logbook.paging import Page, Paging
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.paging import read_paging
from logbook.web.schema import read_query
from logbook.web.unchanged import told_if_unchanged

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
        ids = [one.id for one in found.items]
        choices = _choices()
        shown = render_template(
            "commitments/index.html",
            found=found,
            contacts=last_contacts(me, ids, today=today),
            open_follow_ups=open_follow_ups(me, ids, today=today),
            choices=choices,
            active=_active(choices),
            errors=errors,
            words=labels,
        )
    return shown, 422 if errors else 200


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


def _active(choices: Choices) -> list[tuple[str, str]]:
    """What the list is narrowed by, in words, each with the address without it."""
    labels = {
        "q": _("Text"), "kind": _("Kind"), "state": _("Owed or settled"), "status": _("Status"),
        "chamber": _("Chamber"), "topic": _("Topic"), "owner": _("File holder"), "unit": _("Unit"),
    }  # fmt: skip
    found = []
    for name, label in labels.items():
        if value := request.args.get(name, "").strip():
            said = dict(choices.get(name, [])).get(value, value)
            kept = [
                pair for pair in request.args.items(multi=True) if pair[0] not in (name, "page")
            ]
            found.append((f"{label}: {said}", f"?{urlencode(kept)}"))
    return found
