"""References: where something can be found.

Meetings and letters stand to the right of commitments. Of which of them the caller may know, the
entry point says: `meetings` and `letters`, ids of records that exist and that the caller may see.
"""

import uuid
from collections.abc import Collection
from datetime import datetime

from logbook.commitments.details import ReferenceDetails
from logbook.commitments.models import Attachment, Reference
from logbook.db import db
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.policy import Caller, require_write
from logbook.web.language import _

Ids = Collection[uuid.UUID]


def create_reference(
    caller: Caller,
    details: ReferenceDetails,
    *,
    now: datetime,
    meetings: Ids = (),
    letters: Ids = (),
) -> Reference:
    """Keep where something can be found. Raises Invalid where it says nothing, or what is not."""
    require_write(caller)
    _check(details, meetings, letters)
    reference = Reference(id=details.id or uuid.uuid4())
    _write(reference, details)
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
    meetings: Ids = (),
    letters: Ids = (),
) -> Reference:
    """Replace all that a reference says. A meeting that the caller may not see stays in it."""
    require_write(caller)
    reference.require_version(version)
    _check(details, meetings, letters)
    before = history.snapshot(reference)
    hidden = reference.meeting_id if reference.meeting_id not in meetings else None
    _write(reference, details)
    reference.meeting_id = details.meeting_id or hidden
    if history.snapshot(reference) != before:
        history.record(caller, "edit", reference, now=now, before=before)
    return reference


def _check(details: ReferenceDetails, meetings: Ids, letters: Ids) -> None:
    errors: dict[str, list[str]] = {}
    if not details.says:
        errors["text"] = [_("Say where it can be found: in words, by citation or by web address.")]
    if details.meeting_id and details.meeting_id not in meetings:
        errors["meeting"] = [_("There is no such meeting, or you may not see it.")]
    if details.report_id and details.report_id not in letters:
        errors["letter"] = [_("There is no such letter, or you may not see it.")]
    if details.attachment_id and db.session.get(Attachment, details.attachment_id) is None:
        errors["attachment"] = [_("There is no such attachment.")]
    if errors:
        raise Invalid(errors)


def _write(reference: Reference, details: ReferenceDetails) -> None:
    reference.text = details.text or None
    reference.citation = details.citation or None
    reference.url = details.url or None
    reference.meeting_id = details.meeting_id
    reference.report_id = details.report_id
    reference.attachment_id = details.attachment_id
