"""'Did this meeting take place?': yes, moved, or no."""

import uuid
from datetime import date, datetime

from logbook.dates import PartialDate, Precision
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.meetings import queries
from logbook.meetings.details import Confirmation, ConfirmationOutcome
from logbook.meetings.indexing import index
from logbook.meetings.models import Meeting, MeetingStatus
from logbook.policy import Caller, require_write
from logbook.web.language import _

ACTIONS = {
    ConfirmationOutcome.HELD: "hold",
    ConfirmationOutcome.MOVED: "move",
    ConfirmationOutcome.CANCELLED: "cancel",
}


def confirm_meeting(
    caller: Caller,
    id: uuid.UUID,
    answer: Confirmation,
    *,
    now: datetime,
    version: int | None = None,
) -> Meeting:
    """Say what became of a meeting. Raises NotFound, Forbidden, Conflict, Invalid.

    Moved, it takes the new date (and times, or none), lasts as many days as before, and is planned,
    or held where its last day is past. Every answer may be given again: a meeting cancelled by
    mistake is held after all.
    """
    meeting = queries.meeting(caller, id)
    require_write(caller, meeting)
    meeting.begin_change(version, now=now)
    before = history.snapshot(meeting)
    match answer.outcome:
        case ConfirmationOutcome.HELD:
            meeting.status = MeetingStatus.HELD
        case ConfirmationOutcome.CANCELLED:
            meeting.status = MeetingStatus.CANCELLED
        case ConfirmationOutcome.MOVED:
            _move(meeting, answer, caller.today(now))
    meeting.touch(now)
    index(meeting)
    history.record(caller, ACTIONS[answer.outcome], meeting, now=now, before=before)
    return meeting


def _move(meeting: Meeting, answer: Confirmation, today: date) -> None:
    if answer.date is None:
        raise Invalid({"date": [_("Give the date to which it was moved.")]})
    start, end = answer.start_time, answer.end_time
    last = _same_length(meeting, answer.date)
    if last is None and start is not None and end is not None and end <= start:
        raise Invalid({"endTime": [_("The end is not after the beginning.")]})
    meeting.date, meeting.end_date = answer.date, last
    meeting.start_time, meeting.end_time = start, end
    is_past = meeting.last_day < today
    meeting.status = MeetingStatus.HELD if is_past else MeetingStatus.PLANNED


def _same_length(meeting: Meeting, moved_to: PartialDate) -> date | None:
    """The last day where it lasts as many days as before; None for one day, or no day known."""
    if meeting.end_date is None or moved_to.precision is not Precision.DAY:
        return None
    longer = meeting.end_date - meeting.date.earliest
    return moved_to.earliest + longer if longer else None
