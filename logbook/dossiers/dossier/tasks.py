"""Follow-ups in a dossier: how each stood on a day in the past."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from logbook.dates import PartialDate
from logbook.dates.spoken import Recess
from logbook.dossiers.dossier.contents import DeadlineMove, RecordVersion, Task, TaskState
from logbook.followups.models import OPEN_STATUSES, FollowUpKind, FollowUpStatus
from logbook.followups.terms import due_day
from logbook.wording import Wording

US = Wording("wij", "us")


class TaskRow(NamedTuple):
    """What documents tell of a follow-up, as it stands; who acts and owns it by their names.

    `agreed_on`: the day on which it was agreed, else the first on which its meeting can have ended.
    `due_history`: the terms that no longer hold, in order. `is_marked`: its meeting is.
    """

    id: uuid.UUID
    version: int
    kind: FollowUpKind
    title: Wording
    actor: Wording
    owner: str
    agreed_on: date | None
    due: PartialDate | None
    due_text: str | None
    due_on: date | None
    status: FollowUpStatus
    closed_on: date | None
    outcome: str | None
    reason: str | None
    due_history: Sequence[DeadlineMove]
    point_id: uuid.UUID | None
    is_marked: bool


def existed(row: TaskRow, as_of: date) -> bool:
    """Whether it was there on the day: since it was agreed."""
    return row.agreed_on is None or row.agreed_on <= as_of


def task(row: TaskRow, as_of: date, recesses: Sequence[Recess]) -> Task:
    """The follow-up as it stood on the day: its term before later moves, closed only if it was."""
    due, due_text, due_on = _term_on(row, as_of, recesses)
    state = _state(row, as_of, due_on)
    is_closed = state not in (TaskState.OPEN, TaskState.OVERDUE)
    return Task(
        source=RecordVersion("follow-up", row.id, row.version),
        title=row.title,
        actor=row.actor,
        owner=row.owner,
        since=row.agreed_on,
        due=due,
        due_text=due_text,
        due_on=due_on,
        state=state,
        closed_on=row.closed_on if is_closed else None,
        outcome=row.outcome if is_closed else None,
        reason=row.reason if is_closed else None,
        due_history=tuple([change for change in row.due_history if change.on <= as_of]),
    )


def _term_on(
    row: TaskRow, as_of: date, recesses: Sequence[Recess]
) -> tuple[PartialDate | None, str | None, date | None]:
    """The term that held on the day: the first that was replaced only later, else the present."""
    later = next((change for change in row.due_history if change.on > as_of), None)
    if later is None:
        return row.due, row.due_text, row.due_on
    said_on = row.agreed_on or later.on
    day = due_day(later.due, later.due_text, said_on=said_on, recesses=recesses)
    return later.due, later.due_text, day


def _state(row: TaskRow, as_of: date, due_on: date | None) -> TaskState:
    closed = row.status not in OPEN_STATUSES
    if closed and (row.closed_on is None or row.closed_on <= as_of):
        return TaskState.DONE if row.status is FollowUpStatus.DONE else TaskState.DROPPED
    return TaskState.OVERDUE if due_on is not None and due_on < as_of else TaskState.OPEN
