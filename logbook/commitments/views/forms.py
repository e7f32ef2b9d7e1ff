"""Entering a commitment, editing it, and taking away what was entered by mistake."""

import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries.references import account_choices, unit_choices
from logbook.accounts.schemas import keeping
from logbook.commitments import labels, queries, service
from logbook.commitments.models import Commitment
from logbook.commitments.schemas import CommitmentSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.db import reading, transaction
from logbook.directory.queries import office_choices, topic_choices
from logbook.errors import Invalid
from logbook.policy import require_write
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Values, Words, done
from logbook.web.gate import caller
from logbook.web.language import _, current_language

OF_THE_PAGE = ("status", "status_changes", "progress")
"""What the acts of the page write, and its form leaves as it is."""


def _blank() -> Values:
    """Of the caller's unit and for the caller to hold."""
    me = caller()
    of_mine = {"unit": str(me.unit_id), "owner": str(me.id)}
    return {"kind": "toezegging", "chamber": "TK", "clauseType": "om"} | of_mine


def _offer(_values: Values, record: Commitment | None) -> Mapping[str, Any]:
    language = current_language()
    topics = [topic.slug for topic in record.topics] if record else []
    others = queries.commitment_choices(language)
    return {
        "words": labels,
        "others": [one for one in others if record is None or one[0] != str(record.id)],
        "offices": office_choices(language),
        "topics": topic_choices(language, also=topics),
        "accounts": account_choices(also=[record.owner_id, record.deputy_id] if record else []),
        "units": unit_choices(),
    }


def _words(current: Commitment) -> Words:
    language = current_language()
    return {
        "kind": labels.kinds(),
        "chamber": labels.chambers(),
        "owner": dict(account_choices(also=[current.owner_id])),
        "deputy": dict(account_choices(also=[current.deputy_id])),
        "unit": dict(unit_choices()),
        "office": dict(office_choices(language)),
        "related-*-commitment": dict(queries.commitment_choices(language)),
    }


editing = Editing(
    schema=partial(CommitmentSchema, exclude=(*OF_THE_PAGE, "deadlines")),
    # For a new one also the first term as it was spoken.
    new_schema=partial(CommitmentSchema, exclude=OF_THE_PAGE),
    template="commitments/form.html",
    named="commitment",
    read=queries.commitment,
    create=service.create_commitment,
    edit=service.edit_commitment,
    keeping=lambda record: keeping(record.owner_id, record.deputy_id),
    blank=_blank,
    dates=("madeOn", "submittedOn", "adoptedOn"),
    rows=("parts", "movers", "doubts"),
    offer=_offer,
    address=lambda record: url_for(".commitment", id=record.id),
    labels=labels.labels,
    words=_words,
)

blueprint.get("/commitments/new", endpoint="new")(editing.show_new)
blueprint.post("/commitments", endpoint="create")(editing.add)
blueprint.get("/commitments/<uuid:id>/edit", endpoint="edit")(editing.show)
blueprint.post("/commitments/<uuid:id>/edit", endpoint="save")(editing.save)


@blueprint.get("/commitments/<uuid:id>/delete")
def ask_delete(id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether it should go."""
    require_write(caller())
    with reading():
        return render_template("commitments/delete.html", commitment=queries.commitment(id))


@blueprint.post("/commitments/<uuid:id>/delete")
def delete(id: uuid.UUID) -> ResponseReturnValue:
    """Take it away, where nothing hangs on it."""
    require_write(caller())
    try:
        with transaction():
            service.delete_commitment(caller(), id, version=form_version(), now=clock.now())
    except Invalid as problem:
        with reading():
            record = queries.commitment(id)
            shown = render_template(
                "commitments/delete.html", commitment=record, errors=problem.errors
            )
        return shown, 422
    return done(_("Deleted."), url_for(".index"))
