"""Adding, editing and removing what answers a commitment."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.commitments import labels, queries, service
from logbook.commitments.models import Evidence
from logbook.commitments.schemas import EvidenceSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.db import reading, transaction
from logbook.policy import require_write
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Values, Words, done
from logbook.web.gate import caller
from logbook.web.language import _


def _offer(_values: Values, _evidence: Evidence | None) -> Mapping[str, Any]:
    of = (request.view_args or {})["id"]
    return {"commitment": queries.commitment(of), "words": labels}


def _words(_evidence: Evidence) -> Words:
    return {"kind": labels.evidence_kinds(), "role": labels.evidence_roles()}


def _address(id: uuid.UUID) -> str:
    return url_for(".commitment", id=id, _anchor="evidence")


editing = Editing(
    schema=EvidenceSchema,
    template="commitments/evidence_form.html",
    named="evidence",
    read=queries.evidence,
    create=service.add_evidence,
    edit=service.edit_evidence,
    blank=lambda: {"kind": "document", "role": "answers"},
    dates=("date",),
    rows=("parts",),
    offer=_offer,
    address=lambda evidence: url_for(".commitment", id=evidence.commitment_id),
    labels=labels.evidence_labels,
    words=_words,
    made=lambda evidence: done(_("Evidence added."), _address(evidence.commitment_id)),
    saved=lambda evidence: done(_("Saved."), _address(evidence.commitment_id)),
)

ONE = "/commitments/<uuid:id>/evidence/<uuid:evidence_id>"
blueprint.get("/commitments/<uuid:id>/evidence/new", endpoint="new_evidence")(editing.show_new)
blueprint.post("/commitments/<uuid:id>/evidence", endpoint="add_evidence")(editing.add)
blueprint.get(f"{ONE}/edit", endpoint="edit_evidence")(editing.show)
blueprint.post(f"{ONE}/edit", endpoint="save_evidence")(editing.save)


@blueprint.get(f"{ONE}/remove")
def ask_remove_evidence(id: uuid.UUID, evidence_id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether it should go."""
    require_write(caller())
    with reading():
        return render_template(
            "commitments/remove_evidence.html",
            commitment=queries.commitment(id),
            evidence=queries.evidence(id, evidence_id),
        )


@blueprint.post(f"{ONE}/remove")
def remove_evidence(id: uuid.UUID, evidence_id: uuid.UUID) -> ResponseReturnValue:
    """Take it away."""
    require_write(caller())
    with transaction():
        service.remove_evidence(caller(), id, evidence_id, version=form_version(), now=clock.now())
    return done(_("Evidence removed."), _address(id))
