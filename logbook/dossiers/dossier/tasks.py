"""Follow-ups in a dossier: how each stood on a day in the past."""

from collections.abc import Sequence
from datetime import date

from logbook.copying import copied
from logbook.dates import PartialDate
from logbook.dates.spoken import Recess
from logbook.dossiers.dossier.contents import DeadlineMove, RecordVersion, Task, TaskState
from logbook.followups.models import OPEN_STATUSES, FollowUp, FollowUpStatus
from logbook.followups.terms import due_day
from logbook.wording import Wording

US = Wording("wij", "us")


def existed(follow_up: FollowUp, as_of: date) -> bool:
    """Whether it was there on the day: since it was agreed, else since its meeting."""
    since = agreed_on(follow_up)
    return since is None or since <= as_of


def agreed_on(follow_up: FollowUp) -> date | None:
    """The day on which it was agreed; the first on which its meeting can have ended."""
    if follow_up.made_on is not None:
        return follow_up.made_on
    return follow_up.meeting.first_end if follow_up.meeting else None


def task(follow_up: FollowUp, as_of: date, recesses: Sequence[Recess]) -> Task:
    """The follow-up as it stood on the day: its term before later moves, closed only if it was."""
    due, due_text, due_on = _term_on(follow_up, as_of, recesses)
    state = _state(follow_up, as_of, due_on)
    still_open = state in (TaskState.OPEN, TaskState.OVERDUE)
    unknown = {"closed_on": None, "outcome": None, "reason": None} if still_open else {}
    return copied(
        Task,
        follow_up,
        source=RecordVersion("follow-up", follow_up.id, follow_up.version),
        actor=_actor(follow_up),
        owner=follow_up.owner.name,
        since=agreed_on(follow_up),
        due=due,
        due_text=due_text,
        due_on=due_on,
        state=state,
        due_history=tuple(
            copied(DeadlineMove, change) for change in follow_up.due_history if change.on <= as_of
        ),
        **unknown,
    )


def _term_on(
    follow_up: FollowUp, as_of: date, recesses: Sequence[Recess]
) -> tuple[PartialDate | None, str | None, date | None]:
    """The term that held on the day: the first that was replaced only later, else the present."""
    later = next((change for change in follow_up.due_history if change.on > as_of), None)
    if later is None:
        return follow_up.due, follow_up.due_text, follow_up.due_on
    said_on = agreed_on(follow_up) or later.on
    day = due_day(later.due, later.due_text, said_on=said_on, recesses=recesses)
    return later.due, later.due_text, day


def _state(follow_up: FollowUp, as_of: date, due_on: date | None) -> TaskState:
    closed = follow_up.status not in OPEN_STATUSES
    if closed and (follow_up.closed_on is None or follow_up.closed_on <= as_of):
        return TaskState.DONE if follow_up.status is FollowUpStatus.DONE else TaskState.DROPPED
    return TaskState.OVERDUE if due_on is not None and due_on < as_of else TaskState.OPEN


def _actor(follow_up: FollowUp) -> Wording:
    if follow_up.actor_account is not None:
        return Wording(follow_up.actor_account.name)
    if follow_up.actor_organisation is not None:
        return follow_up.actor_organisation.name
    return follow_up.actor_sector.nouns if follow_up.actor_sector else US
