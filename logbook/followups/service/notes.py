"""Remarks on the way."""

import uuid
from datetime import datetime

from logbook.errors import Invalid
from logbook.followups.details import NoteDetails
from logbook.followups.indexing import index
from logbook.followups.models import FollowUp, FollowUpNote
from logbook.followups.service.acts import taken
from logbook.history import service as history
from logbook.policy import Caller
from logbook.web.language import _


def add_note(
    caller: Caller,
    id: uuid.UUID,
    note: NoteDetails,
    *,
    version: int | None = None,
    now: datetime,
) -> FollowUp:
    """Add a dated remark, to a closed follow-up too. Raises Invalid without text."""
    follow_up, before = taken(caller, id, version, now)
    if not note.text:
        raise Invalid({"text": [_("Write the note.")]})
    follow_up.notes.append(
        FollowUpNote(
            id=uuid.uuid4(),
            on=note.on or caller.today(now),
            text=note.text,
            position=len(follow_up.notes),
        )
    )
    follow_up.touch(now)
    index(follow_up)
    history.record(caller, "note", follow_up, now=now, before=before)
    return follow_up
