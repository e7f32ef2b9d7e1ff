"""One sweep: from reminders that are due to one message per person and morning, and out.

Each person is a transaction of their own, in which the message is made and its reminders are tied
to it: a kill leaves both or neither. What cannot be told now (it is not morning yet where the
person is, today's mail has been tried, the record is hidden from them) waits for the next morning,
so that a sweep with nothing to do costs one query.
"""

import logging
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Delete, Update, delete, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.followups import due_reminders, moments
from logbook.followups.digests import DigestContents, digest_of, write_digest
from logbook.followups.due_items import people_to_tell
from logbook.followups.due_reminders import DueItem
from logbook.followups.models import Reminder
from logbook.followups.moments import DueTerm
from logbook.followups.reminders import Planned, habits_of, keep
from logbook.followups.substitutes import substitutes
from logbook.history.service import change_number
from logbook.mail import Mailer
from logbook.outbox import retention
from logbook.outbox.delivery import Delivery, Tick
from logbook.outbox.models import DIGEST, Message, MessageState
from logbook.outbox.pace import PACE, Pace

log = logging.getLogger(__name__)

MOST_AT_ONCE = 1000


def gather(*, now: datetime) -> None:
    """Make every digest that is due. One query where none is."""
    with reading():
        people = deque(people_to_tell(now=now))
    while people:
        person_id = people.popleft()
        try:
            with transaction():
                person = _locked(person_id)
                if person is not None:
                    people.extend(_gather_for(person, now=now))
        except SQLAlchemyError:
            raise
        except Exception:
            # A record that cannot be worded must not keep everybody else's mail.
            log.exception("no digest could be made for account %s", person_id)


def _locked(person_id: uuid.UUID) -> Account | None:
    """The person, for this transaction alone; None while another process gathers for them."""
    return db.session.scalar(
        select(Account)
        .where(Account.id == person_id)
        .options(joinedload(Account.unit, innerjoin=True))
        .with_for_update(skip_locked=True, key_share=True, of=Account)
        .execution_options(populate_existing=True)
    )


def _gather_for(person: Account, *, now: datetime) -> list[uuid.UUID]:
    """Make the person's digest. Answers who must be told as well: who stands in for them."""
    habits = habits_of(person)
    today = moments.local_date(now, habits)
    if person.disabled_at is not None:
        return _tell_substitutes(person, today, now)
    is_morning = moments.morning(today, habits) <= now
    message = _digest_of(person, today) if is_morning else None
    if not is_morning or (message is not None and message.is_tried):
        _postpone(person, now, Reminder.message_id.is_(None), Reminder.moment <= now)
        return []
    _absorb_older(person, today, now)
    change = change_number()
    due = due_reminders.due_reminders(person, message_id=message.id if message else None, until=now)
    told = _sorted_out(person, due, now)
    digest = digest_of(person, told, today)
    if digest.is_empty:
        if message is not None:
            message.begin_change(None, now=now)
            message.state = MessageState.DROPPED
        return []
    message = write_digest(person, digest, message, change=change, now=now)
    _change([one.reminder_id for one in told], update(Reminder).values(message_id=message.id))
    _plan_on(person, told, now)
    return _tell_deputy(person, told, today, now) if person.is_absent(today) else []


def _digest_of(person: Account, day: date) -> Message | None:
    return db.session.scalar(
        select(Message)
        .where(Message.recipient_id == person.id, Message.digest_on == day)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _absorb_older(person: Account, today: date, now: datetime) -> None:
    """After a time without a server: what earlier digests would have told is told in today's."""
    older = db.session.scalars(
        select(Message)
        .where(
            Message.recipient_id == person.id,
            Message.kind == DIGEST,
            Message.digest_on < today,
            Message.state == MessageState.PENDING,
            Message.attempts == 0,
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    for message in older:
        message.begin_change(None, now=now)
        message.state = MessageState.DROPPED
    if older:
        db.session.execute(
            update(Reminder)
            .where(Reminder.message_id.in_([message.id for message in older]))
            .values(message_id=None)
            .execution_options(synchronize_session=False)
        )


def _sorted_out(person: Account, due: Sequence[DueItem], now: datetime) -> list[DueItem]:
    """What is told. Void plans go; what is hidden from its owner waits, from a deputy goes."""
    hidden = [one for one in due if not one.is_stale and not one.is_visible]
    void = [one.reminder_id for one in due if one.is_stale]
    void += [one.reminder_id for one in hidden if not one.is_own]
    _change(void, delete(Reminder))
    waiting = [one.reminder_id for one in hidden if one.is_own]
    for ids in _portions(waiting):
        _postpone(person, now, Reminder.id.in_(ids))
    return [one for one in due if one.is_visible and not one.is_stale]


def _postpone(person: Account, now: datetime, *which: ColumnElement[bool]) -> None:
    later = moments.next_morning(now, habits_of(person))
    db.session.execute(
        update(Reminder)
        .where(Reminder.recipient_id == person.id, *which)
        .values(moment=later, message_id=None)
        .execution_options(synchronize_session=False)
    )


def _plan_on(person: Account, told: Sequence[DueItem], now: datetime) -> None:
    """After what was told as overdue, the next time: one ahead, and only for the owner."""
    coming = cache(
        lambda due_on, silent_until: moments.next_overdue(
            DueTerm(due_on, snoozed_until=silent_until), habits_of(person), now=now
        )
    )
    following = [
        (one, coming(one.term.due_on, one.term.snoozed_until))
        for one in told
        if one.rule.startswith("overdue-") and one.is_own
    ]
    planned = [
        Planned(one.line.follow_up_id, one.revision, moment.rule, moment.at)
        for one, moment in following
        if moment is not None
    ]
    for portion in _portions(planned):
        keep(person.id, portion, now=now)


def _tell_deputy(
    person: Account, told: Sequence[DueItem], today: date, now: datetime
) -> list[uuid.UUID]:
    """Who stands in for somebody absent gets the same reminders, on a morning of their own."""
    deputy = person.absence_deputy
    if deputy is None or deputy.disabled_at is not None:
        return []
    moment = moments.morning(today, habits_of(deputy))
    planned = [Planned(one.line.follow_up_id, one.revision, one.rule, moment) for one in told]
    new = sum(keep(deputy.id, portion, now=now) for portion in _portions(planned))
    return [deputy.id] if new else []


def _tell_substitutes(person: Account, today: date, now: datetime) -> list[uuid.UUID]:
    """Who is told what somebody who left would have been. What nobody may be told of waits.

    The person's own next reminders stay planned, for when they come back.
    """
    _absorb_older(person, today, now)
    due = due_reminders.due_reminders(person, until=now)
    live = [one for one in due if not one.is_stale]
    instead = substitutes(person, {one.line.follow_up_id for one in live})
    told = [one for one in live if one.line.follow_up_id in instead]
    planned: dict[Account, list[Planned]] = {}
    for one in told:
        for account in instead[one.line.follow_up_id]:
            moment = moments.morning(today, habits_of(account))
            planned.setdefault(account, []).append(
                Planned(one.line.follow_up_id, one.revision, one.rule, moment)
            )
    for account, reminders in planned.items():
        for portion in _portions(reminders):
            keep(account.id, portion, now=now)
    _plan_on(person, told, now)
    _change([one.reminder_id for one in due if one.is_stale or one in told], delete(Reminder))
    _postpone(person, now, Reminder.message_id.is_(None), Reminder.moment <= now)
    return [account.id for account in planned]


def _change(ids: Sequence[uuid.UUID], statement: Update | Delete) -> None:
    for portion in _portions(ids):
        db.session.execute(
            statement.where(Reminder.id.in_(portion)).execution_options(synchronize_session=False)
        )


def _portions(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """So many at a time as both engines take in one statement."""
    for start in range(0, len(rows), MOST_AT_ONCE):
        yield rows[start : start + MOST_AT_ONCE]


def sweep(
    mailer: Mailer | None,
    sender: str,
    *,
    tick: Tick,
    pace: Pace = PACE,
    keep_going: Callable[[], bool] = lambda: True,
) -> int:
    """Do all that `tick` says is due, and answer how many mails the server took.

    Any number of processes may sweep at once, and any of them may be killed at any instant: the
    next one does the rest. Without a mailer what is due is written and stays in the outbox.
    """
    gather(now=tick())
    retention.clear(now=tick())
    if mailer is None:
        return 0
    delivery = Delivery(
        mailer,
        sender,
        tick=tick,
        kinds={DIGEST: DigestContents()},
        pace=pace,
        keep_going=keep_going,
    )
    return delivery.run()
