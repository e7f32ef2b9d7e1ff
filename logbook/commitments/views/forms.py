"""Entering a commitment, editing it, and taking away what was entered by mistake."""

import uuid
from collections.abc import Mapping

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.accounts.queries.references import account_choices, unit_choices
from logbook.accounts.schemas import keeping
from logbook.commitments import queries, service, words
from logbook.commitments.models import Commitment
from logbook.commitments.views.blueprint import blueprint
from logbook.commitments.views.typed import LISTS, form_schema, values_of, with_rows_of
from logbook.db import reading, transaction
from logbook.directory.queries import office_choices, topic_choices
from logbook.errors import Conflict, Invalid
from logbook.policy import require_write
from logbook.web.conflicts import form_version, merges, takes_theirs
from logbook.web.differences import differences
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.repeating import Values, as_typed, is_row_act, rearranged
from logbook.web.schema import read_form, typed_values

Errors = Mapping[str, list[str]]


@blueprint.get("/commitments/new")
def new() -> ResponseReturnValue:
    """An empty form, of the caller's unit and for the caller to hold."""
    me = caller()
    require_write(me)
    with reading():
        values: Values = {"kind": "toezegging", "chamber": "TK", "clauseType": "om"}
        return _form(values | {"unit": str(me.unit_id), "owner": str(me.id)})


@blueprint.post("/commitments")
def create() -> ResponseReturnValue:
    """Enter it; or draw the form again with a row more or less."""
    me, act = caller(), request.form.get("act", "")
    require_write(me)
    if is_row_act(act):
        with reading():
            return _form(rearranged(request.form, act))
    schema = form_schema(is_new=True)
    try:
        with transaction():
            made = service.create_commitment(me, read_form(schema), now=clock.now())
    except Invalid as problem:
        with reading():
            return _form(with_rows_of(typed_values(schema), LISTS), errors=problem.errors), 422
    flash(_("Saved."), "done")
    return redirect(url_for(".commitment", id=made.id), 303)


@blueprint.get("/commitments/<uuid:id>/edit")
def edit(id: uuid.UUID) -> ResponseReturnValue:
    """The form with what is stored."""
    require_write(caller())
    with reading():
        record = queries.commitment(id)
        return _form(values_of(record), record, version=record.version)


@blueprint.post("/commitments/<uuid:id>/edit")
def save(id: uuid.UUID) -> ResponseReturnValue:
    """Replace what is stored; over a stale version, both texts (409)."""
    me, act, version = caller(), request.form.get("act", ""), form_version()
    require_write(me)
    schema = form_schema(is_new=False)
    if takes_theirs():
        return redirect(url_for(".commitment", id=id), 303)
    if is_row_act(act) or merges():
        with reading():
            typed = with_rows_of(rearranged(request.form, act), LISTS)
            return _form(typed, queries.commitment(id), version=version)
    try:
        with transaction():
            record = queries.commitment(id)
            with keeping(record.owner_id, record.deputy_id):
                details = read_form(schema)
            service.edit_commitment(me, id, details, version=version, now=clock.now())
    except Invalid as problem:
        with reading():
            typed = with_rows_of(typed_values(schema), LISTS)
            return _form(typed, queries.commitment(id), version=version, errors=problem.errors), 422
    except (Conflict, StaleDataError):
        with reading():
            return _both_texts(queries.commitment(id))
    flash(_("Saved."), "done")
    return redirect(url_for(".commitment", id=id), 303)


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
    flash(_("Deleted."), "done")
    return redirect(url_for(".index"), 303)


def _form(
    values: Values,
    record: Commitment | None = None,
    *,
    version: int | None = None,
    errors: Errors | None = None,
) -> str:
    language = current_language()
    topics = [topic.slug for topic in record.topics] if record else []
    others = [
        choice
        for choice in queries.commitment_choices(language)
        if record is None or choice[0] != str(record.id)
    ]
    return render_template(
        "commitments/form.html",
        commitment=record,
        values=values,
        version=version,
        errors=errors or {},
        words=words,
        labels=words.labels(),
        others=others,
        offices=office_choices(language),
        topics=topic_choices(language, also=topics),
        accounts=account_choices(also=[record.owner_id, record.deputy_id] if record else []),
        units=unit_choices(),
    )


def _both_texts(current: Commitment) -> ResponseReturnValue:
    """What was typed beside what is stored (409)."""
    typed = as_typed(request.form)
    shown = {
        "kind": words.kinds(),
        "chamber": words.chambers(),
        "owner": dict(account_choices(also=[current.owner_id])),
        "deputy": dict(account_choices(also=[current.deputy_id])),
        "unit": dict(unit_choices()),
        "office": dict(office_choices(current_language())),
        "related-*-commitment": dict(queries.commitment_choices(current_language())),
    }
    labels = words.labels() | {f"{name}-*": words.labels()[name] for name in LISTS}
    page = render_template(
        "errors/conflict.html",
        differences=differences(typed, values_of(current), labels, shown),
        values=typed,
        version=current.version,
        cancel=url_for(".commitment", id=current.id),
    )
    return page, 409
