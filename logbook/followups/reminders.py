"""Reminders as rows: planned with their follow-up, in the transaction that changes it.

Who changes a follow-up raises its `revision` and plans anew:

    unplan(follow_up)
    follow_up.revision += 1
    plan(follow_up, now=now)
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, or_, select

from logbook.accounts.models import Account
from logbook.by_id import by_id
from logbook.db import db
from logbook.followups import moments
from logbook.followups.models import FollowUp, Reminder
from logbook.followups.moments import DueTerm, Habits
from logbook.gathering import Gathering, is_new
from logbook.ids import new_id
from logbook.outbox.models import Message
from logbook.prepared import PreparedRows

# Into the table and not the class: the unit of work takes twice as long over thousands of rows.
_table: Any = Reminder.__table__
_ADDED = PreparedRows(insert(_table))


@dataclass(frozen=True, slots=True)
class Planned:
    """A reminder to keep: of which follow-up, in which plan, by which rule, when."""

    follow_up_id: uuid.UUID
    revision: int
    rule: str
    moment: datetime


def plan(follow_up: FollowUp, *, now: datetime) -> None:
    """Keep the moments at which the owner is told, under the revision when the transaction ends.

    Closed and deleted follow-ups have none. What is planned already stays, so that planning twice
    is planning once. Of the overdue moments only the next one is kept: when it is gathered into a
    mail, the one after it is planned in the same transaction.
    """
    _to_plan.of(db.session())[follow_up] = now


def _plan_all(wanted: dict[FollowUp, datetime]) -> None:
    open_ones = [one for one in wanted if one.is_open and one.deleted_at is None]
    wanted_owners = {one.owner_id for one in open_ones}
    owners = by_id(Account, wanted_owners)
    planned: dict[uuid.UUID, list[Planned]] = defaultdict(list)
    for one in open_ones:
        habits = habits_of(owners[one.owner_id])
        planned[one.owner_id] += [
            Planned(one.id, one.revision, moment.rule, moment.at)
            for moment in moments.plan(_term_of(one), habits, now=wanted[one])
        ]
    session = db.session()
    new = {one.id for one in open_ones if is_new(session, one)}
    for owner_id, theirs in planned.items():
        keep(owner_id, theirs, now=max(wanted.values()), new=new)


_to_plan: Gathering[FollowUp, datetime] = Gathering(_plan_all, order=2)


def unplan(follow_up: FollowUp) -> None:
    """Remove every reminder, of any revision, of which no mail has been tried.

    A mail not tried yet that held one of them is made again before it goes, or dropped.
    """
    db.session.flush()
    untried = select(Message.id).where(Message.attempts == 0)
    db.session.execute(
        delete(Reminder)
        .where(
            Reminder.follow_up_id == follow_up.id,
            or_(Reminder.message_id.is_(None), Reminder.message_id.in_(untried)),
        )
        .execution_options(synchronize_session="fetch")
    )


def keep(
    recipient_id: uuid.UUID,
    planned: Sequence[Planned],
    *,
    now: datetime,
    new: Collection[uuid.UUID] = (),
) -> int:
    """Insert the reminders of one person that are not there yet. Returns how many.

    Of `new` follow-ups there are none yet.
    """
    wanted = {(one.follow_up_id, one.revision, one.rule): one.moment for one in planned}
    older = {one.follow_up_id for one in planned}.difference(new)
    known = (
        db.session.execute(
            select(Reminder.follow_up_id, Reminder.revision, Reminder.rule).where(
                Reminder.recipient_id == recipient_id, Reminder.follow_up_id.in_(older)
            )
        )
        if older
        else ()
    )
    for follow_up_id, revision, rule in known:
        wanted.pop((follow_up_id, revision, rule), None)
    missing = [
        {
            "id": new_id(now),
            "follow_up_id": follow_up_id,
            "recipient_id": recipient_id,
            "rule": rule,
            "moment": moment,
            "revision": revision,
        }
        for (follow_up_id, revision, rule), moment in wanted.items()
    ]
    if missing:
        _ADDED.write(missing)
    return len(missing)


def habits_of(account: Account) -> Habits:
    """What of the person decides their mornings."""
    return Habits(account.time_zone, account.quiet_from, account.quiet_to)


def _term_of(follow_up: FollowUp) -> DueTerm:
    return DueTerm(follow_up.due_on, follow_up.remind_before, follow_up.snoozed_until)
