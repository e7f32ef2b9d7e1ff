"""The administration of standard phrases."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.meetings import labels, queries, service
from logbook.meetings.models import Phrase
from logbook.meetings.sampling import sample, samples
from logbook.meetings.schemas import PhraseSchema
from logbook.meetings.views.blueprint import blueprint
from logbook.policy import require_administration
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Values, done
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.repeating import as_typed, is_row_act, row_count, with_rows

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
            kinds=labels.kinds(),
        )


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
    return done(_("Phrase deleted."), url_for(".phrases"))


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


def _offer(values: Values, _phrase: Phrase | None) -> Mapping[str, Any]:
    shown = with_rows(values, "forms", 1)
    return {
        "values": shown,
        "made": _made(shown),
        "kinds": list(labels.kinds().items()),
        "subjects": [("us", _("we")), ("party", _("the party")), ("none", _("nobody (a passive)"))],
        "complement_kinds": list(labels.complement_kinds().items()),
    }


def _saved(_phrase: Phrase) -> ResponseReturnValue:
    return done(_("Phrase saved."), url_for(".phrases"))


editing = Editing(
    schema=PhraseSchema,
    template="meetings/phrase_form.html",
    named="phrase",
    require=require_administration,
    read=queries.phrase,
    create=service.create_phrase,
    edit=service.edit_phrase,
    blank=dict,
    typed=lambda _schema: as_typed(request.form),
    redraws=lambda act: is_row_act(act) or act == PREVIEW,
    offer=_offer,
    address=lambda _phrase: url_for(".phrases"),
    labels=_labels,
    saved=_saved,
)

blueprint.get("/administration/phrases/new", endpoint="new_phrase")(editing.show_new)
blueprint.post("/administration/phrases", endpoint="add_phrase")(editing.add)
blueprint.get("/administration/phrases/<uuid:id>", endpoint="phrase")(editing.show)
blueprint.post("/administration/phrases/<uuid:id>", endpoint="save_phrase")(editing.save)
