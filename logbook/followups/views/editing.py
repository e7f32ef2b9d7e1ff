"""Making a follow-up and rewriting it."""

import uuid
from dataclasses import replace

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries.references import account_choices
from logbook.accounts.schemas import keeping
from logbook.commitments.queries import commitment_choices
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.followups import queries, service, words
from logbook.followups.details import NoteDetails
from logbook.followups.lines import origin_of
from logbook.followups.models import FollowUp
from logbook.followups.schemas import FollowUpSchema
from logbook.followups.views.blueprint import blueprint
from logbook.followups.views.doing import Values, titled, told, where_to
from logbook.followups.views.typed import ORIGINS, beside_fields, blank_values, compared, values_of
from logbook.policy import require_write
from logbook.web.conflicts import form_version, merges, takes_theirs
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_form, typed_values


@blueprint.get("/follow-ups/new")
def new() -> ResponseReturnValue:
    """An empty form; `?meeting=`, `?point=` or `?commitment=` say what it comes from."""
    require_write(caller())
    with reading():
        return _form(blank_values(request.args))


@blueprint.post("/follow-ups")
def create() -> ResponseReturnValue:
    """Make one."""
    require_write(caller())
    schema = FollowUpSchema()
    try:
        with transaction():
            made = service.create(caller(), read_form(schema), now=clock.now())
    except Invalid as problem:
        with reading():
            return _form(typed_values(schema), beside_fields(problem.errors)), 422
    flash(_("%(title)s is made.", title=titled(made)), "done")
    return redirect(where_to(made.id), 303)


@blueprint.get("/follow-ups/<uuid:id>/edit")
def ask_edit(id: uuid.UUID) -> ResponseReturnValue:
    """The form with what there is."""
    with reading():
        found = service.changeable(caller(), id)
        return _form(values_of(found), version=found.version, follow_up=found)


@blueprint.post("/follow-ups/<uuid:id>/edit")
def edit(id: uuid.UUID) -> ResponseReturnValue:
    """Replace what people write; notes and what the form has no field for stay."""
    schema, here = FollowUpSchema(), url_for("followups.follow_up", id=id)
    if takes_theirs():
        return redirect(here, 303)
    if merges():
        return _again(id, typed_values(schema), {})
    try:
        with transaction():
            found = service.changeable(caller(), id)
            with keeping(found.owner_id, found.deputy_id, found.actor_account_id):
                details = read_form(schema)
            notes = [NoteDetails(note.text, note.on) for note in found.notes]
            kept = replace(details, notes=notes)
            changed = service.edit(caller(), id, kept, version=form_version(), now=clock.now())
    except Invalid as problem:
        return _again(id, typed_values(schema), beside_fields(problem.errors)), 422
    except Conflict:
        with reading():
            found = service.changeable(caller(), id)
            return compared(found, cancel=here)
    return told(changed, _("%(title)s is saved.", title=titled(changed)))


def _again(id: uuid.UUID, values: Values, errors: dict[str, list[str]]) -> str:
    with reading():
        found = service.changeable(caller(), id)
        return _form(values, errors, version=form_version(), follow_up=found)


def _form(
    values: Values,
    errors: dict[str, list[str]] | None = None,
    *,
    version: int | None = None,
    follow_up: FollowUp | None = None,
) -> str:
    kept = [follow_up.owner_id, follow_up.deputy_id] if follow_up is not None else []
    return render_template(
        "followups/form.html",
        follow_up=follow_up,
        values=values,
        errors=errors or {},
        version=version,
        origin=_origin(values, follow_up),
        heard_on=None if follow_up else _heard_on(values),
        kinds=list(words.kinds().items()),
        colleagues=account_choices(also=kept),
        commitments=commitment_choices(current_language()),
        spans=words.spans(str(values.get("repeat-every") or "")),
        counted_from=words.counted_from(),
        labels=words.labels(),
        back=where_to(follow_up.id) if follow_up else url_for("followups.index"),
    )


def _heard_on(values: Values) -> str:
    """The day from which the words of a new term count, for the page to tell what they come to."""
    named = {name: identifier(str(values.get(f"origin-{name}", ""))) for name in ORIGINS}
    meeting = queries.meeting_named(caller(), meeting=named["meeting"], point=named["point"])
    return str(values.get("madeOn") or (meeting.date.latest.isoformat() if meeting else ""))


def _origin(values: Values, follow_up: FollowUp | None) -> tuple[str, str] | None:
    """What it comes from, as a link: the record's own, or what the address of a new one names."""
    language = current_language()
    if follow_up is not None:
        return origin_of(follow_up, language)
    named = {name: identifier(str(values.get(f"origin-{name}", ""))) for name in ORIGINS}
    meeting = queries.meeting_named(caller(), meeting=named["meeting"], point=named["point"])
    commitment = queries.commitment_with(named["commitment"])
    return origin_of(FollowUp(meeting=meeting, commitment=commitment), language)
