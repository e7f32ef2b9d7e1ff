"""The administration of standard phrases."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.meetings import queries, service, words
from logbook.meetings.models import Phrase
from logbook.meetings.sampling import sample, samples
from logbook.meetings.schemas import PhraseSchema
from logbook.meetings.views.blueprint import blueprint
from logbook.policy import require_administration
from logbook.web.conflicts import conflict_page, form_version, merges, takes_theirs
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.repeating import as_typed, is_row_act, rearranged, row_count, with_rows
from logbook.web.schema import flat_values, read_form

PREVIEW = "preview"
"""The act of the button that shows what the sentences make, and keeps nothing."""


@blueprint.get("/administration/phrases")
def phrases() -> ResponseReturnValue:
    """All phrases, with the sentence of each."""
    require_administration(caller())
    with reading():
        found = queries.phrases()
        return render_template(
            "meetings/phrases.html",
            phrases=found,
            sentences={one.id: samples(one.forms, current_language()) for one in found},
            kinds=words.kinds(),
        )


@blueprint.get("/administration/phrases/new")
def new_phrase() -> ResponseReturnValue:
    """An empty form."""
    require_administration(caller())
    return _form(None, {})


@blueprint.post("/administration/phrases")
def add_phrase() -> ResponseReturnValue:
    """Add it."""
    require_administration(caller())
    act = request.form.get("act", "")
    if is_row_act(act) or act == PREVIEW:
        return _form(None, rearranged(request.form, act))
    try:
        with transaction():
            service.create_phrase(caller(), read_form(PhraseSchema()), now=clock.now())
    except Invalid as problem:
        return _form(None, as_typed(request.form), problem.errors), 422
    flash(_("Phrase saved."), "done")
    return redirect(url_for(".phrases"), 303)


@blueprint.get("/administration/phrases/<uuid:id>")
def phrase(id: uuid.UUID) -> ResponseReturnValue:
    """The form with what is stored."""
    require_administration(caller())
    with reading():
        found = queries.phrase(id)
        return _form(found, flat_values(PhraseSchema().dump(found)), version=found.version)


@blueprint.post("/administration/phrases/<uuid:id>")
def save_phrase(id: uuid.UUID) -> ResponseReturnValue:
    """Replace it."""
    me, act, version = caller(), request.form.get("act", ""), form_version()
    require_administration(me)
    if takes_theirs():
        return redirect(url_for(".phrase", id=id), 303)
    with reading():
        found = queries.phrase(id)
        if merges() or is_row_act(act) or act == PREVIEW:
            return _form(found, rearranged(request.form, act), version=version)
    try:
        with transaction():
            service.edit_phrase(me, id, read_form(PhraseSchema()), version=version, now=clock.now())
    except Invalid as problem:
        return _form(found, as_typed(request.form), problem.errors, version), 422
    except Conflict:
        with reading():
            here = url_for(".phrases")
            return conflict_page(PhraseSchema(), queries.phrase(id), _labels(), cancel=here)
    flash(_("Phrase saved."), "done")
    return redirect(url_for(".phrases"), 303)


@blueprint.post("/administration/phrases/<uuid:id>/retire")
def retire_phrase(id: uuid.UUID) -> ResponseReturnValue:
    """Offer it no more, or with `retired` empty again."""
    retired = request.form.get("retired") == "true"
    with transaction():
        service.retire_phrase(
            caller(), id, retired=retired, version=form_version(), now=clock.now()
        )
    flash(_("The phrase is retired.") if retired else _("The phrase is back in use."), "done")
    return redirect(url_for(".phrases"), 303)


@blueprint.get("/administration/phrases/<uuid:id>/delete")
def ask_delete_phrase(id: uuid.UUID) -> ResponseReturnValue:
    """The page that asks."""
    require_administration(caller())
    return _ask_delete(id)


@blueprint.post("/administration/phrases/<uuid:id>/delete")
def delete_phrase(id: uuid.UUID) -> ResponseReturnValue:
    """Delete it where nothing was said with it."""
    try:
        with transaction():
            service.delete_phrase(caller(), id, version=form_version(), now=clock.now())
    except Invalid as problem:
        return _ask_delete(id, problem.errors), 422
    flash(_("Phrase deleted."), "done")
    return redirect(url_for(".phrases"), 303)


def _ask_delete(id: uuid.UUID, errors: Mapping[str, list[str]] | None = None) -> str:
    with reading():
        return render_template(
            "meetings/phrase_delete.html", phrase=queries.phrase(id), errors=errors
        )


def _labels() -> dict[str, str]:
    return {
        "key": _("Key"),
        "kinds": _("Kinds of point"),
        "forms-*-subject": _("Who speaks"),
        "forms-*-complementKind": _("Continues as"),
        "forms-*-sentence-nl": _("Sentence"),
        "forms-*-sentence-en": _("Sentence (English)"),
        "forms-*-again-nl": _("Told again"),
        "forms-*-again-en": _("Told again (English)"),
        "forms-*-confirmed-nl": _("Once confirmed"),
        "forms-*-confirmed-en": _("Once confirmed (English)"),
        "example-nl": _("Example"),
        "example-en": _("Example (English)"),
        "retired": _("Retired"),
    }


def _made(values: Mapping[str, Any]) -> list[dict[str, str]]:
    """For each form as typed the sentence that it makes, by language; none where it makes none."""
    found = []
    for number in range(row_count(values, "forms")):
        row = f"forms-{number}"
        subject, kind = (
            str(values.get(f"{row}-{name}") or "") for name in ("subject", "complementKind")
        )
        texts = {one: str(values.get(f"{row}-sentence-{one}") or "") for one in ("nl", "en")}
        made = {one: sample(subject, kind, text, one) for one, text in texts.items()}
        found.append({one: text for one, text in made.items() if text})
    return found


def _form(
    found: Phrase | None,
    values: Mapping[str, Any],
    errors: Mapping[str, list[str]] | None = None,
    version: int | None = None,
) -> str:
    shown = with_rows(values, "forms", 1)
    subjects = [("us", _("we")), ("party", _("the party")), ("none", _("nobody (a passive)"))]
    return render_template(
        "meetings/phrase_form.html",
        phrase=found,
        values=shown,
        made=_made(shown),
        errors=errors or {},
        version=version,
        labels=_labels(),
        kinds=list(words.kinds().items()),
        subjects=subjects,
        complement_kinds=list(words.complement_kinds().items()),
    )
