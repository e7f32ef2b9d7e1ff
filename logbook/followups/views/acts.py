"""The course of a follow-up by page: started, finished, dropped, reopened, deleted, undone."""

import uuid
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import transaction
from logbook.errors import Conflict, Invalid
from logbook.followups import service
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.followups.schemas import ClosureSchema, NoteSchema, ReopeningSchema
from logbook.followups.views.blueprint import blueprint
from logbook.followups.views.doing import ask, perform, titled, told, where_to
from logbook.followups.views.single import page_of
from logbook.web.conflicts import form_version
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.schema import read_form, typed_values


@blueprint.get("/follow-ups/<uuid:id>/done")
def ask_done(id: uuid.UUID) -> str:
    """With what outcome it was done, and when."""
    return ask("followups/close.html", id, facts=lambda _f: {"dropping": False})


@blueprint.get("/follow-ups/<uuid:id>/drop")
def ask_drop(id: uuid.UUID) -> str:
    """Why it need not be done any more."""
    return ask("followups/close.html", id, facts=lambda _f: {"dropping": True})


@blueprint.post("/follow-ups/<uuid:id>/closure")
def close(id: uuid.UUID) -> ResponseReturnValue:
    """Done or dropped."""
    dropping = request.form.get("status") == FollowUpStatus.DROPPED
    return perform(
        "followups/close.html",
        id,
        ClosureSchema(),
        service.close,
        _say_closed,
        facts=lambda _f: {"dropping": dropping},
    )


def _say_closed(closed: FollowUp) -> str:
    if closed.status is FollowUpStatus.DROPPED:
        return _("%(title)s is dropped.", title=titled(closed))
    if closed.repeat_every:
        return _("%(title)s is done; the next one is made.", title=titled(closed))
    return _("%(title)s is done.", title=titled(closed))


@blueprint.post("/follow-ups/<uuid:id>/start")
def start(id: uuid.UUID) -> ResponseReturnValue:
    """Somebody is at it."""
    try:
        with transaction():
            changed = service.start(caller(), id, now=clock.now())
    except Invalid as problem:
        flash(" ".join(problem.errors["status"]), "warning")
        return redirect(where_to(id), 303)
    return told(changed, _("%(title)s is in progress.", title=titled(changed)))


@blueprint.get("/follow-ups/<uuid:id>/reopen")
def ask_reopen(id: uuid.UUID) -> str:
    """Why it is opened again."""
    return ask("followups/reopen.html", id)


@blueprint.post("/follow-ups/<uuid:id>/reopen")
def reopen(id: uuid.UUID) -> ResponseReturnValue:
    """Open again."""
    return perform(
        "followups/reopen.html",
        id,
        ReopeningSchema(),
        service.reopen,
        lambda opened: _("%(title)s is open again.", title=titled(opened)),
        only="reason",
    )


@blueprint.post("/follow-ups/<uuid:id>/notes")
def add_note(id: uuid.UUID) -> ResponseReturnValue:
    """A remark on the way."""
    schema = NoteSchema()
    try:
        with transaction():
            service.changeable(caller(), id)
            changed = service.add_note(caller(), id, read_form(schema), now=clock.now())
    except Invalid as problem:
        return page_of(id, values=typed_values(schema), errors=problem.errors), 422
    return told(changed, _("The note is added."))


@blueprint.post("/follow-ups/<uuid:id>/delete")
def delete(id: uuid.UUID) -> ResponseReturnValue:
    """Out of sight; the list says how to bring it back."""
    with transaction():
        changed = service.delete(caller(), id, version=form_version(), now=clock.now())
    home = url_for("followups.index")
    undo = url_for("followups.undo", id=id)
    said = _("%(title)s is deleted.", title=titled(changed))
    banner: Any = {"text": said, "undo": undo, "version": changed.version}
    flash(banner, "done")
    return redirect(home, 303)


@blueprint.post("/follow-ups/<uuid:id>/undo")
def undo(id: uuid.UUID) -> ResponseReturnValue:
    """As it was before one's own last act."""
    try:
        with transaction():
            service.undo(caller(), id, version=form_version(), now=clock.now())
    except Conflict:
        flash(
            _("This was changed since: it can no longer be undone. Look at what it is now."),
            "warning",
        )
        return redirect(url_for("followups.follow_up", id=id), 303)
    flash(_("Undone."), "done")
    return redirect(where_to(id), 303)
