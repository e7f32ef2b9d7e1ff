"""Acts on a meeting: deleting and bringing back, and saying what became of it."""

import uuid
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.followups.service import wait_for_relays
from logbook.judging import all_at_once
from logbook.meetings import queries, service
from logbook.meetings.details import Confirmation, ConfirmationOutcome
from logbook.meetings.models import Meeting
from logbook.meetings.schemas import ConfirmationSchema
from logbook.meetings.views.blueprint import blueprint
from logbook.policy import require_write
from logbook.web.conflicts import form_version
from logbook.web.gate import caller, safe_next
from logbook.web.language import _
from logbook.web.repeating import as_typed
from logbook.web.schema import read_form, typed_content


@blueprint.post("/meetings/<uuid:id>/deletion")
def delete(id: uuid.UUID) -> ResponseReturnValue:
    """Asks nothing: it can be undone."""
    try:
        with transaction():
            gone = service.delete_meeting(caller(), id, version=form_version(), now=clock.now())
    except (Conflict, StaleDataError):
        return _changed_meanwhile(id)
    said = _("“%(title)s” was deleted.", title=gone.title)
    banner: Any = {"text": said, "undo": url_for(".undo", id=id)}
    flash(banner, "done")
    return redirect(url_for(".index"), 303)


@blueprint.post("/meetings/<uuid:id>/undo")
def undo(id: uuid.UUID) -> ResponseReturnValue:
    """Bring back what was deleted."""
    with transaction():
        service.restore_meeting(caller(), id, now=clock.now())
    flash(_("The meeting is back."), "done")
    return redirect(url_for(".meeting", id=id), 303)


@blueprint.get("/meetings/<uuid:id>/confirmation")
def ask_confirmation(id: uuid.UUID) -> ResponseReturnValue:
    """The form to move a meeting to another date."""
    with reading():
        found = queries.meeting(caller(), id)
        require_write(caller(), found)
        return render_template("meetings/move.html", meeting=found, values={}, errors={})


@blueprint.post("/meetings/<uuid:id>/confirmation")
def confirm(id: uuid.UUID) -> ResponseReturnValue:
    """'Did this meeting take place?': yes, moved, or no."""
    schema = ConfirmationSchema()
    content = {k: v for k, v in typed_content(schema).items() if k != "next"}
    try:
        with transaction():
            now, version = clock.now(), form_version()

            def confirm(answer: Confirmation) -> tuple[Meeting, ConfirmationOutcome]:
                found = service.confirm_meeting(caller(), id, answer, version=version, now=now)
                return found, answer.outcome

            found, outcome = all_at_once(lambda: read_form(schema, content), confirm)
            wait_for_relays(caller(), found, now=now)
    except Invalid as problem:
        with reading():
            found = queries.meeting(caller(), id)
            values, errors = as_typed(request.form), problem.errors
            page = render_template(
                "meetings/move.html", meeting=found, values=values, errors=errors
            )
        return page, 422
    except (Conflict, StaleDataError):
        return _changed_meanwhile(id)
    said = {
        ConfirmationOutcome.HELD: _("Noted: the meeting took place."),
        ConfirmationOutcome.MOVED: _("The meeting was moved."),
        ConfirmationOutcome.CANCELLED: _("Noted: the meeting did not take place."),
    }
    flash(said[outcome], "done")
    return redirect(
        safe_next(request.form.get("next"))
        if "next" in request.form
        else url_for(".meeting", id=id),
        303,
    )


def _changed_meanwhile(id: uuid.UUID) -> ResponseReturnValue:
    flash(_("Somebody changed this meeting in the meantime. Look at it first."), "warning")
    return redirect(url_for(".meeting", id=id), 303)
