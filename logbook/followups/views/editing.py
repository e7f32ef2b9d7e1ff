"""Making a follow-up and rewriting it."""

import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue

from logbook.accounts.queries.references import account_choices
from logbook.accounts.schemas import keeping
from logbook.commitments.queries import commitment_choices
from logbook.followups import queries, service, words
from logbook.followups.details import FollowUpDetails, NoteDetails
from logbook.followups.lines import origin_of
from logbook.followups.models import FollowUp
from logbook.followups.schemas import FollowUpSchema
from logbook.followups.views.blueprint import blueprint
from logbook.followups.views.doing import titled, told, where_to
from logbook.followups.views.form_values import (
    ORIGINS,
    beside_fields,
    blank_values,
    typed,
    values_of,
)
from logbook.policy import Caller
from logbook.web.editing import Editing, Values, Words, done
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import _, current_language


def _edit(me: Caller, id: uuid.UUID, details: FollowUpDetails, **how: Any) -> FollowUp:
    """Replace what people write; notes and what the form has no field for stay."""
    notes = [NoteDetails(note.text, note.on) for note in service.changeable(me, id).notes]
    return service.edit(me, id, replace(details, notes=notes), **how)


def _offer(values: Values, follow_up: FollowUp | None) -> Mapping[str, Any]:
    kept = [follow_up.owner_id, follow_up.deputy_id] if follow_up is not None else []
    return {
        "origin": _origin(values, follow_up),
        "heard_on": None if follow_up else _heard_on(values),
        "kinds": list(words.kinds().items()),
        "colleagues": account_choices(also=kept),
        "commitments": commitment_choices(current_language()),
        "spans": words.spans(str(values.get("repeat-every") or "")),
        "counted_from": words.counted_from(),
        "back": where_to(follow_up.id) if follow_up else url_for("followups.index"),
    }


def _words(follow_up: FollowUp) -> Words:
    people = dict(account_choices(also=[follow_up.owner_id, follow_up.deputy_id]))
    return {
        "kind": words.kinds(),
        "owner": people,
        "deputy": people,
        "commitments": dict(commitment_choices(current_language())),
        "repeat-every": dict(words.spans()),
        "repeat-from": dict(words.counted_from()),
    }


def _made(made: FollowUp) -> ResponseReturnValue:
    return done(_("%(title)s is made.", title=titled(made)), where_to(made.id))


def _saved(changed: FollowUp) -> ResponseReturnValue:
    return told(changed, _("%(title)s is saved.", title=titled(changed)))


def _heard_on(values: Values) -> str:
    """The day from which the words of a new term count, for the page to tell what they come to."""
    named = {name: identifier(str(values.get(f"origin-{name}", ""))) for name in ORIGINS}
    meeting = queries.meeting_named(caller(), meeting=named["meeting"], point=named["point"])
    return str(values.get("madeOn") or (meeting.last_day.isoformat() if meeting else ""))


def _origin(values: Values, follow_up: FollowUp | None) -> tuple[str, str] | None:
    """What it comes from, as a link: the record's own, or what the address of a new one names."""
    language = current_language()
    if follow_up is not None:
        return origin_of(follow_up, language)
    named = {name: identifier(str(values.get(f"origin-{name}", ""))) for name in ORIGINS}
    meeting = queries.meeting_named(caller(), meeting=named["meeting"], point=named["point"])
    commitment = queries.commitment_with(named["commitment"])
    return origin_of(FollowUp(meeting=meeting, commitment=commitment), language)


editing = Editing(
    schema=FollowUpSchema,
    template="followups/form.html",
    named="follow_up",
    read=lambda id: service.changeable(caller(), id),
    guarded=True,
    create=service.create,
    edit=_edit,
    keeping=lambda one: keeping(one.owner_id, one.deputy_id, one.actor_account_id),
    blank=lambda: blank_values(request.args),
    stored=values_of,
    mine=typed,
    placed=beside_fields,
    offer=_offer,
    address=lambda follow_up: url_for("followups.follow_up", id=follow_up.id),
    labels=words.labels,
    words=_words,
    made=_made,
    saved=_saved,
)

blueprint.get("/follow-ups/new", endpoint="new")(editing.show_new)
blueprint.post("/follow-ups", endpoint="create")(editing.add)
blueprint.get("/follow-ups/<uuid:id>/edit", endpoint="ask_edit")(editing.show)
blueprint.post("/follow-ups/<uuid:id>/edit", endpoint="edit")(editing.save)
