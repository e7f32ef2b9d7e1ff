"""The form of a follow-up: filled, read, saved, and what it asks while somebody types."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from logbook import clock
from logbook.accounts.queries.references import account_choices
from logbook.accounts.schemas import keeping
from logbook.commitments.queries import commitment_choices
from logbook.dates import PartialDate, say
from logbook.db import reading
from logbook.followups import labels, queries, service
from logbook.followups.details import FollowUpDetails, NoteDetails
from logbook.followups.lines import origin_of
from logbook.followups.models import DEFAULT_LEAD_TIMES, FollowUp
from logbook.followups.queries.actors import WE
from logbook.followups.schemas import FollowUpSchema
from logbook.followups.schemas.fields import heard_on
from logbook.followups.views.acts import titled, told, where_to
from logbook.followups.views.blueprint import blueprint
from logbook.followups.views.term import day_typed
from logbook.policy import Caller
from logbook.richtext import one_line
from logbook.web.editing import Editing, Values, Words, done
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.schema import LogbookSchema, flat_values, read_form, typed_values

ORIGINS = ("meeting", "point", "commitment", "letter")
_AT_THE_DUTCH = ("title", "toldAs")
_AS_ONE = ("commitments", "actor")


def blank_values(asked: MultiDict[str, str]) -> Values:
    """A new follow-up of the caller's, from what the address says it comes from."""
    values: dict[str, str | list[str]] = {
        "kind": "relay" if asked.get("kind") == "relay" else "action",
        "owner": str(caller().id),
        "remindBefore": _listed(DEFAULT_LEAD_TIMES),
    }
    for name in ORIGINS:
        if identifier(asked.get(name, "")):
            values[f"origin-{name}"] = asked[name]
    if commitment := values.get("origin-commitment"):
        values["commitments"] = [str(commitment)]
    return values


def values_of(follow_up: FollowUp) -> Values:
    """A follow-up as its form shows it: dates and people as they are written."""
    language = current_language()
    values = flat_values(FollowUpSchema().dump(follow_up))
    values |= {
        "actor": _actor(follow_up, language),
        "due": _term(follow_up, language),
        "dueText": _words(follow_up),
        "remindBefore": _listed(follow_up.remind_before),
    }
    if follow_up.made_on is not None:
        values["madeOn"] = say(PartialDate.on(follow_up.made_on), language)
    return values


def _term(follow_up: FollowUp, language: str) -> str:
    """What stands in the field of the term: the date, else words that set a day."""
    if follow_up.due is not None:
        return say(follow_up.due, language)
    return (follow_up.due_text or "") if follow_up.due_on is not None else ""


def _words(follow_up: FollowUp) -> str:
    """What stands in the field of the words: those beside a date, and those that set no day."""
    beside = follow_up.due is not None or follow_up.due_on is None
    return (follow_up.due_text or "") if beside else ""


def _actor(follow_up: FollowUp, language: str) -> str:
    if follow_up.actor_us:
        return WE[language]
    if follow_up.actor_organisation is not None:
        return follow_up.actor_organisation.name.in_language(language)
    if follow_up.actor_sector is not None:
        return follow_up.actor_sector.nouns.in_language(language)
    if follow_up.actor_account is None or follow_up.actor_account_id == follow_up.owner_id:
        return ""
    return queries.actor_text(follow_up.actor_account)


def _listed(days: Iterable[int]) -> str:
    return ", ".join(str(day) for day in days) or labels.no_reminders()


def beside_fields(errors: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The errors at the fields that the form has, in its order: it shows some parts as one."""
    placed: dict[str, list[str]] = {}
    for path, sentences in errors.items():
        head = path.partition("-")[0]
        where = path
        if path in _AT_THE_DUTCH:
            where = f"{path}-nl"
        elif path == "dueText" and not request.form.get("dueText", "").strip():
            where = "due"  # words that set a day may stand in the field of the date
        elif head in _AS_ONE:
            where = head
        elif head == "origin":
            where = ""
        placed.setdefault(where, []).extend(sentences)
    order = list(labels.labels())
    return dict(sorted(placed.items(), key=lambda one: _place(one[0], order)))


def _place(path: str, order: list[str]) -> int:
    """Where the field stands in the form; what has none comes first."""
    return order.index(path) if path in order else -1


def typed(_follow_up: FollowUp) -> Values:
    """What was typed, to be compared: what to count from means nothing where nothing returns."""
    values = typed_values(FollowUpSchema())
    return {k: v for k, v in values.items() if k != "repeat-from" or "repeat-every" in values}


def _edit(me: Caller, id: uuid.UUID, details: FollowUpDetails, **how: Any) -> FollowUp:
    """Replace what people write; notes and what the form has no field for stay."""
    notes = [NoteDetails(note.text, note.on) for note in service.changeable(me, id).notes]
    return service.edit(me, id, replace(details, notes=notes), **how)


def _offer(values: Values, follow_up: FollowUp | None) -> Mapping[str, Any]:
    kept = [follow_up.owner_id, follow_up.deputy_id] if follow_up is not None else []
    return {
        "origin": _origin(values, follow_up),
        "heard_on": None if follow_up else _heard_on(values),
        "kinds": list(labels.kinds().items()),
        "colleagues": account_choices(also=kept),
        "commitments": commitment_choices(current_language()),
        "spans": labels.spans(str(values.get("repeat-every") or "")),
        "counted_from": labels.counted_from(),
        "back": where_to(follow_up.id) if follow_up else url_for("followups.index"),
    }


def _worded(follow_up: FollowUp) -> Words:
    people = dict(account_choices(also=[follow_up.owner_id, follow_up.deputy_id]))
    return {
        "kind": labels.kinds(),
        "owner": people,
        "deputy": people,
        "commitments": dict(commitment_choices(current_language())),
        "repeat-every": dict(labels.spans()),
        "repeat-from": dict(labels.counted_from()),
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


def _content(schema: LogbookSchema) -> FollowUpDetails:
    """What was typed; of a new one the words of the term count from when it was agreed."""
    if request.view_args:
        return read_form(schema)  # type: ignore[no-any-return]  # as the schema says
    today = caller().today(clock.now())
    with heard_on(day_typed(_heard_on(request.form.to_dict()), today)):
        return read_form(schema)  # type: ignore[no-any-return]  # as the schema says


editing = Editing(
    schema=FollowUpSchema,
    content=_content,
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
    labels=labels.labels,
    words=_worded,
    made=_made,
    saved=_saved,
)

blueprint.get("/follow-ups/new", endpoint="new")(editing.show_new)
blueprint.post("/follow-ups", endpoint="create")(editing.add)
blueprint.get("/follow-ups/<uuid:id>/edit", endpoint="ask_edit")(editing.show)
blueprint.post("/follow-ups/<uuid:id>/edit", endpoint="edit")(editing.save)


LONGEST = 100
"""Characters of a name that suggestions are looked up by."""


@blueprint.get("/follow-ups/actors")
def actors() -> str:
    """Names that the text may grow into, as options."""
    text = one_line(request.args.get("actor", ""))[:LONGEST]
    with reading():
        found = queries.actor_suggestions(text, current_language())
    return render_template("followups/_options.html", options=found)
