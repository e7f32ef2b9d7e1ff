"""Who must be looked at this morning: one query on indexes, whatever the number of follow-ups."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Date,
    Select,
    and_,
    exists,
    null,
    or_,
    select,
    type_coerce,
    union,
)

from logbook.accounts.models import Account
from logbook.db import db
from logbook.followups import moments
from logbook.followups.models import Reminder
from logbook.followups.moments import Habits
from logbook.meetings.models import Meeting, MeetingStatus
from logbook.outbox.models import DIGEST, Message, MessageState

_planned_day = Meeting.last_day


def people_to_tell(*, now: datetime) -> list[uuid.UUID]:
    """Who has a reminder due, or something else to hear once it is morning where they are.

    That is a meeting now past that no digest has told yet, or a digest of an earlier day that
    nobody has tried to send.
    """
    found: set[uuid.UUID] = set()
    for account_id, since, zone, quiet_from, quiet_to in db.session.execute(_candidates(now)):
        habits = Habits(zone, quiet_from, quiet_to)
        today = moments.local_date(now, habits)
        if since is None or (since < today and moments.morning(today, habits) <= now):
            found.add(account_id)
    return sorted(found)


def _candidates(now: datetime) -> CompoundSelect[Any]:
    # A day further than UTC's, for those to whom it is tomorrow; the local date decides above.
    before = now.date() + timedelta(days=1)
    told_since = exists().where(
        Message.recipient_id == Meeting.owner_id,
        Message.digest_on > _planned_day,
        # One that died told nothing; on its own day there is no second one to tell it in.
        or_(
            Message.state.not_in((MessageState.DROPPED, MessageState.DEAD)),
            and_(Message.state == MessageState.DEAD, Message.digest_on >= now.date()),
        ),
    )
    return union(
        _people(null())
        .join(Reminder, Reminder.recipient_id == Account.id)
        .where(Reminder.message_id.is_(None), Reminder.moment <= now),
        _people(_planned_day)
        .join(Meeting, Meeting.owner_id == Account.id)
        .where(
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.deleted_at.is_(None),
            Meeting.is_past(before),
            Account.disabled_at.is_(None),
            ~told_since,
        ),
        _people(Message.digest_on)
        .join(Message, Message.recipient_id == Account.id)
        .where(
            Message.state == MessageState.PENDING,
            Message.kind == DIGEST,
            Message.attempts == 0,
            Message.digest_on < before,
        ),
    )


def _people(since: Any) -> Select[*tuple[Any, ...]]:
    found: Select[*tuple[Any, ...]] = select(
        Account.id,
        type_coerce(since, Date).label("since"),
        Account.time_zone,
        Account.quiet_from,
        Account.quiet_to,
    )
    return found
