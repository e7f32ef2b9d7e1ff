"""'Did this meeting take place?': yes, moved, or no."""

import uuid
from datetime import date, datetime, timedelta

from logbook.dates import PartialDate, Precision
from logbook.history import service as history
from logbook.judging import CannotJudge, Told, judged, refuse
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
    refuse(judged(_check_date(meeting, answer), _check_times(meeting, answer)))
    if answer.date is None:
        raise CannotJudge
    start, end = answer.start_time, answer.end_time
    last = _same_length(meeting, answer.date)
    meeting.date, meeting.end_date = answer.date, last
    meeting.start_time, meeting.end_time = start, end
    is_past = meeting.last_day < today
    meeting.status = MeetingStatus.HELD if is_past else MeetingStatus.PLANNED


def _check_date(meeting: Meeting, answer: Confirmation) -> Told:
    if answer.date is None:
        yield "date", _("Give the date to which it was moved.")
    elif _length(meeting) and answer.date.precision is not Precision.DAY:
        yield "date", _("It lasts several days: give the day on which it begins.")


def _check_times(meeting: Meeting, answer: Confirmation) -> Told:
    start, end = answer.start_time, answer.end_time
    if not _length(meeting) and start is not None and end is not None and end <= start:
        yield "endTime", _("The end is not after the beginning.")


def _length(meeting: Meeting) -> timedelta:
    """How much later its last day is than its first; nothing where it is of one day."""
    return (meeting.end_date or meeting.date.earliest) - meeting.date.earliest


def _same_length(meeting: Meeting, moved_to: PartialDate) -> date | None:
    """The last day where it lasts as many days as before; None for one day."""
    longer = _length(meeting)
    return moved_to.earliest + longer if longer else None
