"""Adding, editing and removing what answers a commitment."""

import uuid
from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.commitments import queries, service, words
from logbook.commitments.models import Evidence
from logbook.commitments.schemas import EvidenceSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.commitments.views.typed import evidence_values, with_rows_of
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.policy import require_write
from logbook.web.conflicts import form_version, merges, takes_theirs
from logbook.web.differences import differences
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.repeating import Values, as_typed, is_row_act, rearranged
from logbook.web.schema import read_form, typed_values

Errors = Mapping[str, list[str]]


@blueprint.get("/commitments/<uuid:id>/evidence/new")
def new_evidence(id: uuid.UUID) -> ResponseReturnValue:
    """An empty form."""
    require_write(caller())
    with reading():
        return _form(id, {"kind": "document", "role": "answers"})


@blueprint.post("/commitments/<uuid:id>/evidence")
def add_evidence(id: uuid.UUID) -> ResponseReturnValue:
    """Add it; or draw the form again with a row more or less."""
    require_write(caller())
    act = request.form.get("act", "")
    if is_row_act(act):
        with reading():
            return _form(id, rearranged(request.form, act))
    try:
        with transaction():
            details = read_form(EvidenceSchema())
            service.add_evidence(caller(), id, details, now=clock.now())
    except Invalid as problem:
        with reading():
            return _form(id, _typed(), errors=problem.errors), 422
    return _saved(id, _("Evidence added."))


@blueprint.get("/commitments/<uuid:id>/evidence/<uuid:evidence_id>/edit")
def edit_evidence(id: uuid.UUID, evidence_id: uuid.UUID) -> ResponseReturnValue:
    """The form with what is stored."""
    require_write(caller())
    with reading():
        record = queries.evidence(id, evidence_id)
        return _form(id, evidence_values(record), record, version=record.version)


@blueprint.post("/commitments/<uuid:id>/evidence/<uuid:evidence_id>/edit")
def save_evidence(id: uuid.UUID, evidence_id: uuid.UUID) -> ResponseReturnValue:
    """Replace what is stored; over a stale version, both texts (409)."""
    require_write(caller())
    act, version = request.form.get("act", ""), form_version()
    if takes_theirs():
        return redirect(url_for(".commitment", id=id), 303)
    if is_row_act(act) or merges():
        with reading():
            typed = with_rows_of(rearranged(request.form, act), ("parts",))
            return _form(id, typed, queries.evidence(id, evidence_id), version=version)
    try:
        with transaction():
            _replace(id, evidence_id, version)
    except Invalid as problem:
        with reading():
            record = queries.evidence(id, evidence_id)
            return _form(id, _typed(), record, version=version, errors=problem.errors), 422
    except (Conflict, StaleDataError):
        with reading():
            return _both_texts(queries.evidence(id, evidence_id))
    return _saved(id, _("Saved."))


@blueprint.get("/commitments/<uuid:id>/evidence/<uuid:evidence_id>/remove")
def ask_remove_evidence(id: uuid.UUID, evidence_id: uuid.UUID) -> ResponseReturnValue:
    """Ask whether it should go."""
    require_write(caller())
    with reading():
        return render_template(
            "commitments/remove_evidence.html",
            commitment=queries.commitment(id),
            evidence=queries.evidence(id, evidence_id),
        )


@blueprint.post("/commitments/<uuid:id>/evidence/<uuid:evidence_id>/remove")
def remove_evidence(id: uuid.UUID, evidence_id: uuid.UUID) -> ResponseReturnValue:
    """Take it away."""
    require_write(caller())
    with transaction():
        service.remove_evidence(caller(), id, evidence_id, version=form_version(), now=clock.now())
    return _saved(id, _("Evidence removed."))


def _replace(id: uuid.UUID, evidence_id: uuid.UUID, version: int) -> None:
    details = read_form(EvidenceSchema())
    service.edit_evidence(
        caller(),
        id,
        evidence_id,
        details,
        version=version,
        now=clock.now(),
    )


def _typed() -> Values:
    return with_rows_of(typed_values(EvidenceSchema()), ("parts",))


def _saved(id: uuid.UUID, sentence: str) -> ResponseReturnValue:
    flash(sentence, "done")
    return redirect(url_for(".commitment", id=id, _anchor="evidence"), 303)


def _form(
    id: uuid.UUID,
    values: Values,
    record: Evidence | None = None,
    *,
    version: int | None = None,
    errors: Errors | None = None,
) -> str:
    return render_template(
        "commitments/evidence_form.html",
        commitment=queries.commitment(id),
        evidence=record,
        values=values,
        version=version,
        errors=errors or {},
        words=words,
        labels=words.evidence_labels(),
    )


def _both_texts(current: Evidence) -> ResponseReturnValue:
    """What was typed beside what is stored (409)."""
    typed = as_typed(request.form)
    labels = words.evidence_labels()
    shown = {"kind": words.evidence_kinds(), "role": words.evidence_roles()}
    page = render_template(
        "errors/conflict.html",
        differences=differences(
            typed, evidence_values(current), labels | {"parts-*": labels["parts"]}, shown
        ),
        values=typed,
        version=current.version,
        cancel=url_for(".commitment", id=current.commitment_id),
    )
    return page, 409
