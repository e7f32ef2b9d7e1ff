"""What is done to a follow-up: started, closed, reopened, snoozed, moved, assigned, remarked on."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from logbook.dates import PartialDate, say
from logbook.db import db
from logbook.errors import Conflict, Invalid, NotFound
from logbook.followups import queries, reminders
from logbook.followups.details import Closure, Move, NoteDetails, Snooze
from logbook.followups.indexing import index
from logbook.followups.models import FollowUp, FollowUpNote, FollowUpStatus
from logbook.followups.service.planning import change_term, plan_anew, settle
from logbook.followups.service.repeats import next_occurrence
from logbook.followups.service.writing import require_people
from logbook.gathering import attempt
from logbook.history import service as history
from logbook.judging import Refusals, Told, judged, under
from logbook.policy import Caller, require_write
from logbook.references.service import create_reference
from logbook.web.language import _, current_language


def changeable(caller: Caller, id: uuid.UUID) -> FollowUp:
    """The follow-up, for who may change it. Raises NotFound and Forbidden as every act does."""
    follow_up = queries.follow_up(caller, id)
    require_write(caller, follow_up.meeting)
    return follow_up


def taken(
    caller: Caller, id: uuid.UUID, version: int | None, now: datetime
) -> tuple[FollowUp, dict[str, Any]]:
    """The follow-up to change, and what it was before.

    Raises NotFound for what may not be seen, Forbidden for a reader, Conflict where it changed.
    """
    follow_up = changeable(caller, id)
    follow_up.begin_change(version, now=now)
    return follow_up, history.snapshot(follow_up)


def require_open(follow_up: FollowUp) -> None:
    """Closed is closed. Raises Invalid."""
    if not follow_up.is_open:
        raise Invalid({"status": [_("This is closed. Reopen it first.")]})


PREPARED_BEFORE = timedelta(days=366)
"""How long before a talk what prepares it may have been agreed, and done."""


def start(caller: Caller, id: uuid.UUID, *, version: int | None = None, now: datetime) -> FollowUp:
    """Say that somebody is at it. Raises Invalid where it is closed; again changes nothing."""
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    if follow_up.status is FollowUpStatus.IN_PROGRESS:
        return follow_up
    follow_up.status = FollowUpStatus.IN_PROGRESS
    history.record(caller, "start", follow_up, now=now, before=before)
    return follow_up


def close(
    caller: Caller, id: uuid.UUID, closure: Closure, *, version: int | None = None, now: datetime
) -> FollowUp:
    """End it, done or dropped; what was not sent of its reminders is gone.

    One that repeats has its next occurrence made when it is done; dropped, the series ends.
    Raises Invalid where it is closed already, or for a closing day that is still to come.
    """
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    today, refusals = caller.today(now), Refusals()
    refusals.errors = judged(
        _check_end(closure), _check_closing_day(closure, _began_on(caller, follow_up), today)
    )
    with refusals, under("closedBy"):
        found = closure.closed_by
        closed_by = create_reference(caller, found, now=now) if found else None
    refusals.settle()
    follow_up.status = closure.status
    follow_up.closed_on = closure.on or today
    follow_up.closed_by = closed_by
    follow_up.outcome = closure.outcome or None
    follow_up.reason = closure.reason or None
    follow_up.snoozed_until = None
    reminders.unplan(follow_up)
    settle(follow_up)
    index(follow_up)
    history.record(caller, "close", follow_up, now=now, before=before)
    if closure.status is FollowUpStatus.DONE and follow_up.repeat_every:
        next_occurrence(caller, follow_up, now=now)
    return follow_up


def _check_end(closure: Closure) -> Told:
    if closure.status not in (FollowUpStatus.DONE, FollowUpStatus.DROPPED):
        yield "status", _("Close it as done or as dropped.")


def _check_closing_day(closure: Closure, began: date, today: date) -> Told:
    """Nothing is closed before it was agreed: a year mistyped would tell the House so."""
    if closure.on is None:
        return
    if closure.on > today:
        yield "on", _("This day is still to come. Give the day on which it was closed.")
    elif closure.on < began:
        yield (
            "on",
            _(
                "It was agreed on %(day)s. Give a later day, or change when it was agreed.",
                day=say(PartialDate.on(began), current_language()),
            ),
        )


def _began_on(caller: Caller, follow_up: FollowUp) -> date:
    """The day on which it was agreed; where nobody told, the first on which it can have been."""
    if follow_up.made_on is not None:
        return follow_up.made_on
    entered = caller.today(follow_up.created_at)
    if follow_up.meeting is not None:
        return min(entered, follow_up.meeting.date.earliest - PREPARED_BEFORE)
    promised = follow_up.commitment.made_on if follow_up.commitment else None
    return min(entered, promised.earliest) if promised else entered


def reopen(
    caller: Caller,
    id: uuid.UUID,
    reason: str | None,
    *,
    version: int | None = None,
    now: datetime,
) -> FollowUp:
    """Open it again, with its reminders planned anew. Raises Invalid where it is open."""
    follow_up, before = taken(caller, id, version, now)
    if follow_up.is_open:
        raise Invalid({"status": [_("This is open already.")]})
    follow_up.status = FollowUpStatus.OPEN
    follow_up.closed_on = None
    follow_up.closed_by = None
    follow_up.outcome = None
    follow_up.reason = reason or None
    plan_anew(follow_up, now=now)
    index(follow_up)
    history.record(caller, "reopen", follow_up, now=now, before=before)
    return follow_up


def snooze(
    caller: Caller, id: uuid.UUID, how: Snooze, *, version: int | None = None, now: datetime
) -> FollowUp:
    """Keep it quiet until a day; the term stands. Raises Invalid for a day that is not to come."""
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    if how.until <= caller.today(now):
        raise Invalid({"until": [_("Choose a day after today.")]})
    follow_up.snoozed_until = how.until
    follow_up.reason = how.reason or None
    plan_anew(follow_up, now=now)
    index(follow_up)
    history.record(caller, "snooze", follow_up, now=now, before=before)
    return follow_up


def move(
    caller: Caller, id: uuid.UUID, how: Move, *, version: int | None = None, now: datetime
) -> FollowUp:
    """Give it another term, heard today, and remember the old one. Ends a snooze.

    Raises Invalid where it is closed or the term is the one it has.
    """
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    with db.session.no_autoflush:
        moved = change_term(
            follow_up, how.due, how.due_text, today=caller.today(now), reason=how.reason
        )
    if not moved:
        raise Invalid({"due": [_("This is the term already. Give another one.")]})
    if follow_up.snoozed_until is not None:
        follow_up.snoozed_until = follow_up.reason = None
    plan_anew(follow_up, now=now)
    index(follow_up)
    history.record(caller, "move", follow_up, now=now, before=before)
    return follow_up


def assign(
    caller: Caller,
    id: uuid.UUID,
    owner_id: uuid.UUID,
    *,
    version: int | None = None,
    now: datetime,
) -> FollowUp:
    """Give it to another owner. Who had to act because it was theirs need not any more.

    Raises Invalid where it is closed, or the new owner may not see where it comes from.
    """
    follow_up, before = taken(caller, id, version, now)
    require_open(follow_up)
    with db.session.no_autoflush:
        require_people(caller, follow_up.meeting, {"owner": owner_id})
    if owner_id == follow_up.owner_id:
        raise Invalid({"owner": [_("It is theirs already. Choose someone else.")]})
    if follow_up.actor_account_id == follow_up.owner_id:
        follow_up.actor_account_id = owner_id
    follow_up.owner_id = owner_id
    plan_anew(follow_up, now=now)
    history.record(caller, "assign", follow_up, now=now, before=before)
    return follow_up


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


MOST = 200


@dataclass(frozen=True, slots=True)
class ActOutcome:
    """What became of one: the follow-up where the act succeeded, else the reason why it did not."""

    id: uuid.UUID
    follow_up: FollowUp | None = None
    refusal: str | None = None


def for_each(
    caller: Caller, ids: Sequence[uuid.UUID], act: Callable[[uuid.UUID], FollowUp]
) -> list[ActOutcome]:
    """Do it to each, once, in order. What is refused leaves no trace.

    Raises Forbidden for a reader, Invalid for none and for more than can be overseen.
    """
    require_write(caller)
    wanted = list(dict.fromkeys(ids))
    if not 0 < len(wanted) <= MOST:
        raise Invalid(
            {"chosen": [_("Choose at least one follow-up, and at most %(most)d.", most=MOST)]}
        )
    return [_try(one, act) for one in wanted]


def _try(id: uuid.UUID, act: Callable[[uuid.UUID], FollowUp]) -> ActOutcome:
    try:
        with attempt(db.session()):
            return ActOutcome(id, follow_up=act(id))
    except NotFound:
        return ActOutcome(id, refusal=_("This does not exist, or you may not see it."))
    except Conflict:
        return ActOutcome(id, refusal=_("This was changed by somebody else in the meantime."))
    except Invalid as problem:
        told = [sentence for sentences in problem.errors.values() for sentence in sentences]
        return ActOutcome(id, refusal=" ".join(told))
