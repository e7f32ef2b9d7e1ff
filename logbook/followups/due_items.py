"""Who must be looked at this morning, and what may be told to a person now."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    and_,
    bindparam,
    exists,
    null,
    or_,
    select,
    type_coerce,
    union,
)

from logbook.accounts.models import Account
from logbook.asking import ASKER, asked_by
from logbook.dates import PartialDate
from logbook.db import db
from logbook.followups import moments
from logbook.followups.digest import PastMeeting
from logbook.followups.models import Reminder
from logbook.followups.moments import Habits
from logbook.meetings import queries as meetings
from logbook.meetings.models import Marking, Meeting, MeetingStatus
from logbook.outbox.models import DIGEST, Message, MessageState
from logbook.policy import Access
from logbook.prepared import Prepared

_planned_day = Meeting.last_day


def people_to_tell(*, now: datetime) -> list[uuid.UUID]:
    """Who has a reminder due, or something else to hear once it is morning where they are.

    That is a meeting now past that no digest has told yet, or a digest of an earlier day that
    nobody has tried to send. One query on indexes, whatever the number of follow-ups.
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


MOST_TO_CONFIRM = 20


def may_be_worded() -> ColumnElement[bool]:
    """Which meetings a mail may speak of; others it only links to."""
    return and_(Meeting.access != Access.NAMED, Meeting.marking == Marking.NONE)


def past_meetings(reader: Account, *, today: date) -> list[PastMeeting]:
    """The reader's meetings of which nobody said whether they took place."""
    given = asked_by(reader.as_caller()) | {"today": today}
    asked = _past()
    return [_past_meeting(*asked.values(row)) for row in asked.rows(given)]


@cache
def _past() -> Prepared:
    today: Any = bindparam("today", type_=Date)
    return Prepared(
        select(
            Meeting.id,
            Meeting.title,
            Meeting.date.edtf,
            Meeting.date.earliest,
            Meeting.date.latest,
            Meeting.end_date,
            may_be_worded(),
        )
        .where(
            Meeting.owner_id == ASKER.id,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.is_past(today),
            meetings.visible_to(ASKER),
        )
        .order_by(Meeting.last_day, Meeting.id)
        .limit(MOST_TO_CONFIRM)
    )


def _past_meeting(
    id: uuid.UUID,
    title: str,
    edtf: str,
    earliest: date,
    latest: date,
    end_date: date | None,
    is_open: bool,
) -> PastMeeting:
    when = PartialDate(edtf, earliest, latest)
    return PastMeeting(id, title if is_open else None, when, end_date)


def may_still_be_told(reader: Account, meeting_ids: Sequence[str]) -> bool:
    """Whether all these meetings may still be spoken of to the reader."""
    ids = [uuid.UUID(text) for text in meeting_ids]
    allowed = db.session.scalars(
        select(Meeting.id).where(
            Meeting.id.in_(ids), meetings.visible_to(reader.as_caller()), may_be_worded()
        )
    )
    return set(allowed) == set(ids)
