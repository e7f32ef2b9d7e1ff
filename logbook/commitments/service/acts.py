"""What happens to a commitment on its way: another status, another term, where it stands."""

import uuid
from datetime import datetime

from logbook.commitments.details import DeadlineDetails, ProgressDetails, StatusDetails
from logbook.commitments.indexing import index
from logbook.commitments.models import Commitment, Deadline, ProgressNote, StatusChange
from logbook.commitments.queries import commitment
from logbook.commitments.service.course import (
    Writing,
    check_step,
    fill_deadline,
    fill_progress,
    fill_status,
    in_order,
)
from logbook.history import service as history
from logbook.judging import refuse
from logbook.policy import Caller, require_write


def change_status(
    caller: Caller,
    commitment_id: uuid.UUID,
    details: StatusDetails,
    *,
    version: int | None = None,
    now: datetime,
) -> Commitment:
    """Write down another status, with the day it has held since, the reason and the letter.

    A change of an earlier day takes its place among the others; the last one is the status of now.
    Raises NotFound, Forbidden, Conflict, Invalid.
    """
    record, today = _opened(caller, commitment_id, version, now)
    _refuse(details, today)
    before = history.snapshot(record)
    change = StatusChange(id=details.id or uuid.uuid4())
    fill_status(change, details, today)
    record.status_changes = in_order([*record.status_changes, change])
    record.status = record.status_changes[-1].status
    return _written(caller, "status", record, before, now)


def set_deadline(
    caller: Caller,
    commitment_id: uuid.UUID,
    details: DeadlineDetails,
    *,
    version: int | None = None,
    now: datetime,
) -> Commitment:
    """Write down a term as it was spoken; the one before stays in the record.

    Raises NotFound, Forbidden, Conflict, Invalid.
    """
    record, today = _opened(caller, commitment_id, version, now)
    _refuse(details, today)
    before = history.snapshot(record)
    term = Deadline(id=details.id or uuid.uuid4())
    fill_deadline(record, term, details, details.said_on or today.day)
    record.deadlines = in_order([*record.deadlines, term])
    return _written(caller, "deadline", record, before, now)


def add_progress(
    caller: Caller,
    commitment_id: uuid.UUID,
    details: ProgressDetails,
    *,
    version: int | None = None,
    now: datetime,
) -> Commitment:
    """Write down where it stands. Raises NotFound, Forbidden, Conflict, Invalid."""
    record, today = _opened(caller, commitment_id, version, now)
    _refuse(details, today)
    before = history.snapshot(record)
    note = ProgressNote(id=details.id or uuid.uuid4())
    fill_progress(note, details, today)
    record.progress = in_order([*record.progress, note])
    return _written(caller, "progress", record, before, now)


def _opened(
    caller: Caller,
    commitment_id: uuid.UUID,
    version: int | None,
    now: datetime,
) -> tuple[Commitment, Writing]:
    require_write(caller)
    record = commitment(commitment_id)
    record.begin_change(version, now=now)
    return record, Writing(caller, caller.today(now))


def _refuse(details: StatusDetails | DeadlineDetails | ProgressDetails, today: Writing) -> None:
    refuse(check_step(details, today))


def _written(
    caller: Caller, action: str, record: Commitment, before: dict[str, object], now: datetime
) -> Commitment:
    record.touch(now)
    index(record)
    history.record(caller, action, record, now=now, before=before)
    return record
