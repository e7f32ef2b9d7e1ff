"""Reminders as rows: planned with their follow-up, in the transaction that changes it.

Who changes a follow-up raises its `revision` and plans anew:

    unplan(follow_up)
    follow_up.revision += 1
    plan(follow_up, now=now)
"""

import uuid
from datetime import datetime

from sqlalchemy import delete, or_, select

from logbook.accounts.models import Account
from logbook.db import db
from logbook.followups import moments
from logbook.followups.models import FollowUp, Reminder
from logbook.followups.moments import Habits, Moment, Term
from logbook.outbox.models import Message


def plan(follow_up: FollowUp, *, now: datetime) -> None:
    """Keep the moments at which the owner is told, under the follow-up's present revision.

    Closed and deleted follow-ups have none. What is planned already stays, so that planning twice
    is planning once. Of the overdue moments only the next one is kept: when it is gathered into a
    mail, the one after it is planned in the same transaction.
    """
    if not follow_up.is_open or follow_up.deleted_at is not None:
        return
    db.session.flush()
    owner = db.session.get_one(Account, follow_up.owner_id)
    _keep(follow_up, owner.id, moments.plan(term_of(follow_up), habits_of(owner), now=now))


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


def term_of(follow_up: FollowUp) -> Term:
    """What of the follow-up decides its moments."""
    return Term(follow_up.due_on, follow_up.remind_before, follow_up.snoozed_until)


def habits_of(account: Account) -> Habits:
    """What of the person decides their mornings."""
    return Habits(account.time_zone, account.quiet_from, account.quiet_to)


def _keep(follow_up: FollowUp, recipient_id: uuid.UUID, planned: list[Moment]) -> None:
    known = set(
        db.session.scalars(
            select(Reminder.rule).where(
                Reminder.follow_up_id == follow_up.id,
                Reminder.recipient_id == recipient_id,
                Reminder.revision == follow_up.revision,
            )
        )
    )
    db.session.add_all(
        Reminder(
            follow_up_id=follow_up.id,
            recipient_id=recipient_id,
            rule=moment.rule,
            moment=moment.at,
            revision=follow_up.revision,
        )
        for moment in planned
        if moment.rule not in known
    )
