"""Keeping where something can be found."""

import uuid
from datetime import datetime

from logbook.assigning import assign
from logbook.db import db
from logbook.history import service as history
from logbook.judging import Told, judged, refuse
from logbook.policy import Caller, require_write
from logbook.references.details import ReferenceDetails
from logbook.references.models import Attachment, Reference
from logbook.references.sight import Pointed, is_known
from logbook.web.language import _


def create_reference(caller: Caller, details: ReferenceDetails, *, now: datetime) -> Reference:
    """Keep where something can be found. Raises Invalid where it says nothing, or what is not."""
    require_write(caller)
    _check(caller, details)
    reference = Reference(now=now, id=details.id or uuid.uuid4())
    assign(reference, details)
    db.session.add(reference)
    history.record(caller, "create", reference, now=now)
    return reference


def edit_reference(
    caller: Caller,
    reference: Reference,
    details: ReferenceDetails,
    *,
    version: int | None = None,
    now: datetime,
) -> Reference:
    """Replace all that a reference says. A meeting that the caller may not see stays in it."""
    require_write(caller)
    reference.begin_change(version, now=now)
    _check(caller, details)
    before = history.snapshot(reference)
    meeting_id = reference.meeting_id
    stays = meeting_id is not None and not is_known(Pointed.MEETING, caller, meeting_id)
    assign(reference, details)
    reference.meeting_id = details.meeting_id or (meeting_id if stays else None)
    if history.snapshot(reference) != before:
        history.record(caller, "edit", reference, now=now, before=before)
    return reference


def _check(caller: Caller, details: ReferenceDetails) -> None:
    refuse(
        judged(
            _check_words(details),
            _check_meeting(caller, details),
            _check_letter(caller, details),
            _check_attachment(details),
        )
    )


def _check_words(details: ReferenceDetails) -> Told:
    if not details.says:
        yield "text", _("Say where it can be found: in words, by citation or by web address.")


def _check_meeting(caller: Caller, details: ReferenceDetails) -> Told:
    if details.meeting_id and not is_known(Pointed.MEETING, caller, details.meeting_id):
        yield "meeting", _("There is no such meeting, or you may not see it.")


def _check_letter(caller: Caller, details: ReferenceDetails) -> Told:
    if details.report_id and not is_known(Pointed.LETTER, caller, details.report_id):
        yield "letter", _("There is no such letter, or you may not see it.")


def _check_attachment(details: ReferenceDetails) -> Told:
    if details.attachment_id and db.session.get(Attachment, details.attachment_id) is None:
        yield "attachment", _("There is no such attachment.")
