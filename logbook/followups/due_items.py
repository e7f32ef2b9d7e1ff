"""Who must be looked at this morning, and what may be told to a person now."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Date,
    Row,
    Select,
    and_,
    exists,
    false,
    null,
    or_,
    select,
    type_coerce,
    union,
)
from sqlalchemy.orm import aliased

from logbook.accounts.models import Account
from logbook.dates import PartialDate
from logbook.db import db, rows_of
from logbook.directory.models import Organisation, Sector
from logbook.followups import moments
from logbook.followups.digest import DigestLine, PastMeeting
from logbook.followups.models import FollowUp, FollowUpStatus, Reminder
from logbook.followups.moments import DueTerm, Habits
from logbook.followups.queries.single import visible_to
from logbook.meetings import queries as meetings
from logbook.meetings.models import Marking, Meeting, MeetingStatus
from logbook.outbox.models import DIGEST, Message, MessageState
from logbook.policy import Access
from logbook.wording import Wording

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

_actor = aliased(Account)
_owner = aliased(Account)


@dataclass(frozen=True, slots=True)
class DueItem:
    """A reminder and its follow-up. `is_stale`: its plan is void; `is_visible`: to its reader."""

    reminder_id: uuid.UUID
    rule: str
    revision: int
    owner_id: uuid.UUID
    is_stale: bool
    is_visible: bool
    term: DueTerm
    line: DigestLine


def may_be_worded() -> ColumnElement[bool]:
    """Which meetings a mail may speak of; others it only links to."""
    return and_(Meeting.access != Access.NAMED, Meeting.marking == Marking.NONE)


def due_reminders(
    reader: Account, *, message_id: uuid.UUID | None = None, until: datetime | None = None
) -> list[DueItem]:
    """The reader's reminders that are tied to a message, and those still untied `until` then."""
    wanted: list[ColumnElement[bool]] = []
    if message_id is not None:
        wanted.append(Reminder.message_id == message_id)
    if until is not None:
        wanted.append(and_(Reminder.message_id.is_(None), Reminder.moment <= until))
    rows = rows_of(
        _reminders(reader).where(Reminder.recipient_id == reader.id, or_(false(), *wanted))
    )
    return [_due(row, reader) for row in rows]


def past_meetings(reader: Account, *, today: date) -> list[PastMeeting]:
    """The reader's meetings of which nobody said whether they took place."""
    rows = db.session.execute(
        select(
            Meeting.id,
            Meeting.title,
            Meeting.date,
            Meeting.end_date,
            may_be_worded().label("is_open"),
        )
        .where(
            Meeting.owner_id == reader.id,
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.is_past(today),
            meetings.visible_to(reader.as_caller()),
        )
        .order_by(Meeting.last_day, Meeting.id)
        .limit(MOST_TO_CONFIRM)
    )
    return [
        PastMeeting(
            id=row.id,
            title=row.title if row.is_open else None,
            date=row.date,
            end_date=row.end_date,
        )
        for row in rows
    ]


def may_still_be_told(reader: Account, meeting_ids: Sequence[str]) -> bool:
    """Whether all these meetings may still be spoken of to the reader."""
    ids = [uuid.UUID(text) for text in meeting_ids]
    allowed = db.session.scalars(
        select(Meeting.id).where(
            Meeting.id.in_(ids), meetings.visible_to(reader.as_caller()), may_be_worded()
        )
    )
    return set(allowed) == set(ids)


def lines_of(due: Iterable[DueItem]) -> list[DigestLine]:
    """One line for each follow-up, however many of its reminders are due."""
    told = {one.line.follow_up_id: one.line for one in due if one.is_visible and not one.is_stale}
    return list(told.values())


def _reminders(reader: Account) -> Select[*tuple[Any, ...]]:
    found: Select[*tuple[Any, ...]] = (
        select(
            Reminder.id.label("reminder_id"),
            Reminder.rule,
            Reminder.revision,
            FollowUp.id.label("follow_up_id"),
            FollowUp.revision.label("current_revision"),
            FollowUp.status,
            FollowUp.owner_id,
            FollowUp.due_on,
            FollowUp.due_text,
            FollowUp.snoozed_until,
            FollowUp.meeting_id,
            FollowUp.title.nl,
            FollowUp.title.en,
            FollowUp.due.edtf,
            FollowUp.due.earliest,
            FollowUp.due.latest,
            visible_to(reader.as_caller()).label("is_visible"),
            or_(FollowUp.meeting_id.is_(None), may_be_worded()).label("is_open"),
            FollowUp.actor_account_id,
            Organisation.name.nl,
            Organisation.name.en,
            Sector.nouns.nl,
            Sector.nouns.en,
            _actor.name.label("actor_name"),
            _owner.name.label("owner_name"),
            _owner.disabled_at.is_not(None).label("owner_has_left"),
        )
        .join(FollowUp, FollowUp.id == Reminder.follow_up_id)
        .join(_owner, _owner.id == FollowUp.owner_id)
        .outerjoin(Meeting, Meeting.id == FollowUp.meeting_id)
        .outerjoin(Organisation, Organisation.id == FollowUp.actor_organisation_id)
        .outerjoin(Sector, Sector.id == FollowUp.actor_sector_id)
        .outerjoin(_actor, _actor.id == FollowUp.actor_account_id)
    )
    return found


def _due(row: Row[*tuple[Any, ...]], reader: Account) -> DueItem:
    is_open = row.status in (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)
    return DueItem(
        reminder_id=row.reminder_id,
        rule=row.rule,
        revision=row.revision,
        owner_id=row.owner_id,
        is_stale=not is_open or row.revision != row.current_revision,
        is_visible=bool(row.is_visible),
        term=DueTerm(row.due_on, snoozed_until=row.snoozed_until),
        line=DigestLine(
            follow_up_id=row.follow_up_id,
            title=Wording(row.title_nl, row.title_en) if row.is_open else None,
            due=_date_of(row.due_edtf, row.due_earliest, row.due_latest),
            due_text=row.due_text,
            due_on=row.due_on,
            waits_for=_waits_for(row) if row.is_open else None,
            owner=None if row.owner_id == reader.id else row.owner_name,
            owner_has_left=row.owner_has_left,
            meeting_id=row.meeting_id,
        ),
    )


def _date_of(edtf: str | None, earliest: date | None, latest: date | None) -> PartialDate | None:
    if edtf is None or earliest is None or latest is None:
        return None
    return PartialDate(edtf, earliest, latest)


def _waits_for(row: Row[*tuple[Any, ...]]) -> Wording | None:
    """Who else must act; None where it is us or the owner."""
    if row.name_nl is not None:
        return Wording(row.name_nl, row.name_en)
    if row.nouns_nl is not None:
        return Wording(row.nouns_nl, row.nouns_en)
    if row.actor_account_id in (None, row.owner_id):
        return None
    return Wording(row.actor_name)
