"""Logging a meeting and editing it: one form, whole without JavaScript, quicker with it."""

import uuid
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.schemas import keeping
from logbook.db import reading, transaction
from logbook.directory.service.organisations import make_organisation
from logbook.errors import Invalid, NotFound
from logbook.followups.logged_meetings import Logged, allows_dep_v, read_typed_body
from logbook.judging import all_at_once
from logbook.letters.labels import omission_reasons
from logbook.meetings import labels, queries, service
from logbook.meetings.models import Meeting
from logbook.meetings.schemas import MeetingSchema
from logbook.meetings.views.blueprint import blueprint
from logbook.meetings.views.choices import form_choices
from logbook.meetings.views.conflict_words import words_of_keys
from logbook.meetings.views.following import lines_of
from logbook.meetings.views.form_values import (
    beside_fields,
    blank_values,
    form_content,
    form_values,
    new_parties,
    taken,
    values_about,
    values_of,
    values_of_copy,
    with_blank_rows,
)
from logbook.meetings.views.lines import TAKE_LINES, with_lines, with_marked_points
from logbook.meetings.views.live import beside, date_understood, sentences
from logbook.meetings.views.names import MOST_KNOWN, recent_names
from logbook.meetings.views.naming import LINES, Naming
from logbook.meetings.views.taking import not_known, taken_in
from logbook.meetings.views.titles import called_after, party_names
from logbook.meetings.views.tokens import tokens
from logbook.policy import Caller, require_write
from logbook.rehearsal import is_rehearsal
from logbook.web.conflicts import merges
from logbook.web.drafts import forget_this
from logbook.web.editing import Editing, Values, done
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.repeating import is_row_act, rearranged


@blueprint.get("/meetings/new")
def new() -> ResponseReturnValue:
    """An empty form; `?copy=` fills it from another meeting.

    `?commitment=`, `?topic=` or `?organisation=` say what it is about and with whom.
    """
    me = caller()
    require_write(me)
    with reading():
        values = blank_values() | values_about(request.args)
        if copied := request.args.get("copy"):
            values = values_of_copy(queries.meeting(me, _id(copied)))
        values |= {"id": str(uuid.uuid4())}
        return editing.page(values)


@blueprint.post("/meetings")
def create() -> ResponseReturnValue:
    """Log the meeting and what follows from it; or draw the form again with a row more or less."""
    me = caller()
    require_write(me)
    act = request.form.get("act", "")
    if is_row_act(act):
        with reading():
            return editing.page(rearranged(request.form, act))
    try:
        with transaction():
            if (made := _made_before()) is not None:
                return redirect(url_for(".meeting", id=made), 303)
            meeting = all_at_once(read_logged, lambda logged: logged.log(me, now=clock.now()))
            forget_this()
            seen = bool(queries.visible_ids(me, [meeting.id]))
    except Invalid as problem:
        with reading():
            return editing.page(form_values(), errors=problem.errors), 422
    return _onward(meeting, _("Meeting logged."), seen=seen)


@dataclass(frozen=True, slots=True)
class Edited:
    """A meeting as written, whether its writer may see it still, and whom that shut out."""

    meeting: Meeting
    seen: bool
    lost: list[str]


def _writable(id: uuid.UUID) -> Meeting:
    meeting = queries.meeting(caller(), id)
    require_write(caller(), meeting)
    return meeting


def _edit(me: Caller, id: uuid.UUID, written: Logged, *, version: int, now: datetime) -> Edited:
    stood = service.standing(queries.meeting(me, id))
    meeting = written.edit(me, id, version=version, now=now)
    lost = [account.name for account in service.shut_out(stood, meeting) if account.id != me.id]
    return Edited(meeting, bool(queries.visible_ids(me, [id])), lost)


def _mine(current: Meeting) -> Values:
    """What was typed as the form would show it, had it been saved."""
    me = caller()
    try:
        with _keeping(current):
            written = read_typed_body(form_content()).meeting
        return values_of(service.imagine_meeting(me, written, today=me.today(clock.now())))
    except Invalid:
        return form_values()


def read_logged() -> Logged:
    """What was written down; an organisation that was said to be new is made first.

    Call it in the transaction that keeps the meeting. Raises Invalid with all that is wrong.
    """
    errors: dict[str, list[str]] = {}
    for place, name in () if is_rehearsal() else new_parties():
        try:
            make_organisation(caller(), name, now=clock.now())
        except Invalid as problem:
            told = [sentence for said in problem.errors.values() for sentence in said]
            errors[f"parties-{place}-organisation"] = told
    if request.form.get(LINES, "").strip():
        errors[LINES] = [_("Make rows of these lines first, or empty this box.")]
    for field, pieces in taken().unknown.items():
        errors[field] = [not_known(piece) for piece in pieces]
    try:
        logged = read_typed_body(form_content())
    except Invalid as problem:
        raise Invalid(problem.errors | errors, problem.readable) from problem
    if errors:
        raise Invalid(errors, logged)
    return logged


def _keeping(meeting: Meeting) -> AbstractContextManager[None]:
    return keeping(meeting.owner_id, *meeting.named_ids)


def _offer(values: Values, meeting: Meeting | None) -> Mapping[str, Any]:
    """Merging shows what is stored beside each field that differs."""
    naming = Naming()
    values, unknown = taken_in(dict(values), naming)
    if request.method == "POST":
        values = with_marked_points(values, naming)
    rows_made = ""
    if request.form.get("act") == TAKE_LINES:
        values, rows_made = with_lines(values, naming)
    drawn = with_blank_rows(values)
    parties = party_names(drawn)
    choices = form_choices(drawn, meeting) | {"guessed": naming.guessed}
    return {
        "values": drawn,
        "tokens": tokens(drawn, choices),
        "parties_named": len(parties),
        "suggested_title": called_after(parties) or _("Talk with …"),
        "unknown": unknown,
        "rows_made": rows_made,
        "recent": recent_names(),
        "subjects": [label for _value, label in (*naming.topics, *naming.commitments)][:MOST_KNOWN],
        "theirs": editing.differences(meeting) if meeting is not None and merges() else [],
        "choices": choices,
        "words": labels,
        "date_understood": date_understood(str(drawn.get("date", ""))),
        "sentences": sentences(drawn),
        "reasons": omission_reasons(),
        "beside": beside(drawn, meeting),
        "follow_ups": lines_of(meeting) if meeting is not None else [],
        "allows_dep_v": allows_dep_v(),
    }


def _saved(edited: Edited) -> ResponseReturnValue:
    if edited.lost:
        flash(
            _(
                "%(names)s can no longer see this meeting, and get a mail that says so.",
                names=", ".join(edited.lost),
            )
        )
    return _onward(edited.meeting, _("Meeting saved."), seen=edited.seen)


def _onward(meeting: Meeting, said: str, *, seen: bool) -> ResponseReturnValue:
    """To its page; where its writer may no longer see it, to the list with a word about it."""
    if not seen:
        flash(_("Meeting saved. You may not see it yourself: you are not among those chosen."))
        return redirect(url_for(".index"), 303)
    return done(said, url_for(".meeting", id=meeting.id))


def _made_before() -> uuid.UUID | None:
    """The meeting that this very form made already: it was sent twice."""
    try:
        chosen = uuid.UUID(request.form.get("id", ""))
    except ValueError:
        return None
    return next(iter(queries.visible_ids(caller(), [chosen])), None)


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise NotFound from None


editing = Editing(
    schema=MeetingSchema,
    template="meetings/form.html",
    named="meeting",
    guarded=True,
    read=_writable,
    edit=_edit,
    keeping=_keeping,
    content=lambda _schema: read_logged(),
    stored=values_of,
    typed=lambda _schema: form_values(),
    mine=_mine,
    together=(frozenset({"parties", "points", "representatives", "people"}),),
    placed=beside_fields,
    offer=_offer,
    address=lambda meeting: url_for(".meeting", id=meeting.id),
    labels=lambda: {path: str(label) for path, label in MeetingSchema.labels.items()},
    words=words_of_keys,
    saved=_saved,
)

blueprint.get("/meetings/<uuid:id>/edit", endpoint="edit")(editing.show)
blueprint.post("/meetings/<uuid:id>/edit", endpoint="save")(editing.save)
