"""Keeping what is typed while it is typed, throwing it away, and bringing that back."""

import uuid
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import transaction
from logbook.errors import NotFound
from logbook.web.conflicts import form_version
from logbook.web.drafts import bring_back, forget, is_name, keep, throw_away
from logbook.web.gate import caller, safe_next
from logbook.web.language import _
from logbook.web.repeating import as_typed
from logbook.web.shown import time_of_day

blueprint = Blueprint("drafts", __name__)


@blueprint.post("/drafts")
def save() -> ResponseReturnValue:
    """Keep what is typed in the form named `?page=`; answers the words that the form shows.

    `&unchanged=1`: the form says what it did when it was opened, so that nothing is kept of it.
    """
    name, kept = request.args.get("page", ""), None
    if not is_name(name):
        raise NotFound
    with transaction():
        if request.args.get("unchanged"):
            forget(caller(), name)
        else:
            content = {"values": as_typed(request.form), "version": form_version() or None}
            kept = keep(caller(), name, content, now=clock.now())
    said = _("Draft saved at %(time)s", time=time_of_day(clock.now())) if kept else ""
    return str(said), {"Content-Type": "text/plain; charset=utf-8"}


@blueprint.post("/drafts/<uuid:id>/thrown-away")
def throw(id: uuid.UUID) -> ResponseReturnValue:
    """Throw away what was typed; a press brings it back."""
    onward = safe_next(request.args.get("next"))
    with transaction():
        throw_away(caller(), id, now=clock.now())
    undo = url_for("drafts.restore", id=id, next=onward)
    banner: Any = {"text": _("The draft is thrown away."), "undo": undo}
    flash(banner, "done")
    return redirect(onward, 303)


@blueprint.post("/drafts/<uuid:id>/brought-back")
def restore(id: uuid.UUID) -> ResponseReturnValue:
    """Offer again what was thrown away."""
    with transaction():
        bring_back(caller(), id, now=clock.now())
    return redirect(safe_next(request.args.get("next")), 303)
