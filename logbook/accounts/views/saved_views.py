"""Views of lists: kept, removed, brought back; each leads back to its list."""

import uuid
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts import saved_views
from logbook.accounts.models import SavedView
from logbook.accounts.schemas.saved_views import ViewSchema
from logbook.accounts.views.blueprint import blueprint
from logbook.db import transaction
from logbook.errors import Invalid
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.schema import read_form


@blueprint.post("/views")
def keep_view() -> ResponseReturnValue:
    """Keep what the list shows under a name."""
    place = request.form.get("place", "")
    try:
        with transaction():
            details, now = read_form(ViewSchema()), clock.now()
            view, gone = saved_views.keep_view(caller(), details, now=now)
    except Invalid as problem:
        flash(" ".join(text for texts in problem.errors.values() for text in texts), "error")
        asked = saved_views.asked_by_address(request.form.get("query", ""))
        home = place if place in saved_views.PLACES else "/"
        return redirect(f"{request.script_root}{home}{'?' if asked else ''}{asked}", 303)
    said: Any = _("The view “%(name)s” is kept.", name=view.name)
    if gone is not None:
        said = {
            "text": _("The view “%(name)s” is kept in place of the one before.", name=view.name),
            "undo": url_for(".restore_view", id=gone.id),
        }
    flash(said, "done")
    return redirect(_address(view), 303)


@blueprint.post("/views/<uuid:id>/deletion")
def remove_view(id: uuid.UUID) -> ResponseReturnValue:
    """Asks nothing: it can be undone."""
    with transaction():
        view = saved_views.remove_view(caller(), id, now=clock.now())
    said = _("The view “%(name)s” is removed.", name=view.name)
    banner: Any = {"text": said, "undo": url_for(".restore_view", id=id)}
    flash(banner, "done")
    return redirect(request.script_root + view.place, 303)


@blueprint.post("/views/<uuid:id>/restoration")
def restore_view(id: uuid.UUID) -> ResponseReturnValue:
    """Bring it back."""
    with transaction():
        view = saved_views.restore_view(caller(), id, now=clock.now())
    flash(_("The view “%(name)s” is back.", name=view.name), "done")
    return redirect(_address(view), 303)


def _address(view: SavedView) -> str:
    return f"{request.script_root}{view.place}{'?' if view.query else ''}{view.query}"
