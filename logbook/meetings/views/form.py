"""Logging a meeting and editing it: one form, whole without JavaScript, quicker with it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.accounts.schemas import keeping
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid, NotFound
from logbook.letters.words import omission_reasons
from logbook.meetings import queries, service, words
from logbook.meetings.api.whole import allows_dep_v, read_typed_body
from logbook.meetings.models import Meeting
from logbook.meetings.views.blueprint import blueprint
from logbook.meetings.views.choices import form_choices
from logbook.meetings.views.drafts import page_of
from logbook.meetings.views.live import beside, sentences
from logbook.meetings.views.typed import (
    beside_fields,
    blank_values,
    form_content,
    form_values,
    values_about,
    values_of,
    values_of_copy,
    with_blank_rows,
)
from logbook.policy import require_write
from logbook.web.conflicts import form_version, merges, takes_theirs
from logbook.web.differences import Difference, differences
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.repeating import Values, as_typed, is_row_act, rearranged


@blueprint.get("/meetings/new")
def new() -> ResponseReturnValue:
    """An empty form; `?copy=` fills it from another meeting, `?draft=1` from what was typed.

    `?commitment=`, `?topic=` or `?organisation=` say what it is about and with whom.
    """
    me = caller()
    require_write(me)
    with reading():
        kept = queries.draft(me, page_of(None))
        if kept is not None and request.args.get("draft"):
            return _form(kept.content.get("values", {}))
        values = blank_values() | values_about(request.args)
        if copied := request.args.get("copy"):
            values = values_of_copy(queries.meeting(me, _id(copied)))
        return _form({"id": str(uuid.uuid4())} | values, offered=kept.updated_at if kept else None)


@blueprint.post("/meetings")
def create() -> ResponseReturnValue:
    """Log the meeting and what follows from it; or draw the form again with a row more or less."""
    me = caller()
    require_write(me)
    act = request.form.get("act", "")
    if is_row_act(act):
        with reading():
            return _form(rearranged(request.form, act))
    try:
        with transaction():
            if (made := _made_before()) is not None:
                return redirect(url_for(".meeting", id=made), 303)
            logged = read_typed_body(form_content())
            meeting = logged.log(me, now=clock.now())
            service.drop_draft(me, page_of(None))
            seen = bool(queries.visible_ids(me, [meeting.id]))
    except Invalid as problem:
        with reading():
            return _form(form_values(), errors=problem.errors), 422
    return _saved(meeting, _("Meeting logged."), seen=seen)


@blueprint.get("/meetings/<uuid:id>/edit")
def edit(id: uuid.UUID) -> ResponseReturnValue:
    """The form with what is stored; `?draft=1` with what was typed over it."""
    me = caller()
    with reading():
        meeting = queries.meeting(me, id)
        require_write(me, meeting)
        kept = queries.draft(me, page_of(id))
        if kept is not None and request.args.get("draft"):
            return _form(kept.content["values"], meeting, version=kept.content["version"])
        return _form(values_of(meeting), meeting, offered=kept.updated_at if kept else None)


@blueprint.post("/meetings/<uuid:id>/edit")
def save(id: uuid.UUID) -> ResponseReturnValue:
    """Replace what is stored; over a stale version, both texts (409)."""
    me, act, version = caller(), request.form.get("act", ""), form_version()
    if takes_theirs():
        with transaction():
            service.drop_draft(me, page_of(id))
        return redirect(url_for(".meeting", id=id), 303)
    if merges() or is_row_act(act):
        with reading():
            return _again(id, rearranged(request.form, act), version)
    try:
        with transaction():
            meeting, lost = _edit(id, version)
            seen = bool(queries.visible_ids(me, [id]))
    except Invalid as problem:
        with reading():
            return _again(id, form_values(), version, problem.errors), 422
    except (Conflict, StaleDataError):
        with reading():
            return _both_texts(id)
    _tell_lost(lost)
    return _saved(meeting, _("Meeting saved."), seen=seen)


def _tell_lost(names: list[str]) -> None:
    """Whom the change shut out of the meeting."""
    if names:
        flash(
            _(
                "%(names)s can no longer see this meeting, and get a mail that says so.",
                names=", ".join(names),
            )
        )


def _edit(id: uuid.UUID, version: int) -> tuple[Meeting, list[str]]:
    """The meeting as written, and the names of whom that shut out."""
    me, now = caller(), clock.now()
    present = queries.meeting(me, id)
    require_write(me, present)
    with keeping(present.owner_id, *present.named_ids):
        written = read_typed_body(form_content())
    stood = service.standing(present)
    meeting = service.edit_meeting(
        me, id, written.meeting, version=version, now=now, allow_dep_v=allows_dep_v()
    )
    written.follow(me, meeting, now=now)
    service.drop_draft(me, page_of(id))
    lost = [account.name for account in service.shut_out(stood, meeting) if account.id != me.id]
    return meeting, lost


def _again(
    id: uuid.UUID, values: Values, version: int, errors: Mapping[str, list[str]] | None = None
) -> str:
    """The form as typed. Merging shows what is stored beside each field that differs."""
    meeting = queries.meeting(caller(), id)
    require_write(caller(), meeting)
    theirs = _differences(meeting) if merges() else []
    return _form(values, meeting, version=version, errors=errors, theirs=theirs)


def _both_texts(id: uuid.UUID) -> ResponseReturnValue:
    current = queries.meeting(caller(), id)
    page = render_template(
        "errors/conflict.html",
        differences=_differences(current),
        values=as_typed(request.form),
        version=current.version,
        cancel=url_for(".meeting", id=id),
    )
    return page, 409


def _differences(current: Meeting) -> list[Difference]:
    """What was typed beside what is stored, both as the form shows them."""
    me = caller()
    try:
        with keeping(current.owner_id, *current.named_ids):
            written = read_typed_body(form_content()).meeting
        imagined = service.imagine_meeting(me, written, today=me.today(clock.now()))
        mine = values_of(imagined)
    except Invalid:
        mine = form_values()
    return differences(mine, values_of(current), words.labels(), _shown())


def _shown() -> dict[str, dict[str, str]]:
    """The words for what a form holds as keys."""
    choices = form_choices({}, None)
    yes = {"true": _("yes"), "": _("no")}
    listed = {
        "setting": words.settings(),
        "status": words.statuses(),
        "access": words.accesses(),
        "marking": words.markings(),
        "owner": dict(choices["colleagues"]),
        "named": dict(choices["colleagues"]),
        "unit": dict(choices["units"]),
        "people": dict(choices["people"]),
        "parties-*-attribution": words.attributions(),
        "points-*-attribution": words.attributions(),
        "points-*-kind": words.kinds(),
        "points-*-complementKind": words.complement_kinds(),
        "representatives-*-office": dict(choices["offices"]),
        "representatives-*-level": words.levels(),
        "representatives-*-onBehalfOf": words.on_behalf_of(),
    }
    for path in ("topics", "points-*-topics"):
        listed[path] = dict(choices["topics"])
    for path in ("commitments", "points-*-commitments"):
        listed[path] = dict(choices["commitments"])
    for path in ("parties-*-sector", "parties-*-via-sector"):
        listed[path] = dict(choices["sectors"])
    for flag in ("amongOthers", "relay", "inConfidence", "complementPlural"):
        listed[f"points-*-{flag}"] = yes
    return listed


def _form(
    values: Mapping[str, Any],
    meeting: Meeting | None = None,
    *,
    errors: Mapping[str, list[str]] | None = None,
    version: int | None = None,
    theirs: list[Difference] | None = None,
    offered: datetime | None = None,
) -> str:
    drawn = with_blank_rows(dict(values))
    page = page_of(meeting.id if meeting else None)
    return render_template(
        "meetings/form.html",
        meeting=meeting,
        values=drawn,
        errors=beside_fields(errors or {}),
        version=(version or meeting.version) if meeting else None,
        theirs=theirs or [],
        draft=offered,
        draft_page=page,
        choices=form_choices(drawn, meeting),
        words=words,
        sentences=sentences(drawn),
        reasons=omission_reasons(),
        beside=beside(drawn, meeting),
        allows_dep_v=allows_dep_v(),
    )


def _saved(meeting: Meeting, said: str, *, seen: bool) -> ResponseReturnValue:
    """To its page; where its writer may no longer see it, to the list with a word about it."""
    if not seen:
        flash(_("Meeting saved. You may not see it yourself: you are not among those chosen."))
        return redirect(url_for(".index"), 303)
    flash(said, "done")
    return redirect(url_for(".meeting", id=meeting.id), 303)


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
