"""What a calendar can show, as plain values: all that its text depends on, and nothing else."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from logbook.dates import PartialDate
from logbook.db import db
from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting, Party
from logbook.policy import Access
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class FollowUpItem:
    """A follow-up, without a term a task only. `secret`: of a meeting that only some may see."""

    id: uuid.UUID
    title: Wording
    details: str | None
    due: PartialDate | None
    due_text: str | None
    moved_from: str | None
    status: str
    closed_on: date | None
    actor: Wording | None
    owner: str
    origin: str | None
    commitments: tuple[Wording, ...]
    categories: tuple[Wording, ...]
    created: datetime
    secret: bool


@dataclass(frozen=True, slots=True)
class MeetingItem:
    """A meeting. `start` and `end` are set only where the day and the hour are known."""

    id: uuid.UUID
    title: str
    date: PartialDate
    end_date: dt.date | None
    start: datetime | None
    end: datetime | None
    place: str | None
    status: str
    parties: tuple[Wording, ...]
    categories: tuple[Wording, ...]
    created: datetime
    secret: bool


Item = FollowUpItem | MeetingItem


def follow_up_items(ids: Collection[uuid.UUID]) -> Sequence[tuple[FollowUpItem, int]]:
    """The follow-ups with these ids, each with its record's version."""
    found = db.session.scalars(
        select(FollowUp)
        .where(FollowUp.id.in_(ids))
        .options(
            joinedload(FollowUp.meeting).selectinload(Meeting.topics),
            joinedload(FollowUp.actor_account),
            joinedload(FollowUp.actor_organisation),
            joinedload(FollowUp.actor_sector),
            joinedload(FollowUp.owner),
            joinedload(FollowUp.commitment),
            selectinload(FollowUp.commitments),
            selectinload(FollowUp.due_history),
        )
    )
    return [(_follow_up_item(row), row.version) for row in found]


def _follow_up_item(row: FollowUp) -> FollowUpItem:
    origin = row.meeting
    moved = row.due_history[-1] if row.due_history else None
    answers = list(row.commitments)
    if row.commitment is not None and row.commitment not in answers:
        answers.insert(0, row.commitment)
    return FollowUpItem(
        id=row.id,
        title=row.title,
        details=row.details,
        due=_due(row),
        due_text=row.due_text,
        moved_from=(moved.due_text or (moved.due.edtf if moved.due else None)) if moved else None,
        status=row.status.value,
        closed_on=row.closed_on,
        actor=_actor(row),
        owner=row.owner.name,
        origin=origin.title if origin else None,
        commitments=tuple(Wording(one.known_by) if one.known_by else one.title for one in answers),
        categories=tuple(topic.label for topic in origin.topics) if origin else (),
        created=row.created_at,
        secret=origin is not None and origin.access is Access.NAMED,
    )


def _due(row: FollowUp) -> PartialDate | None:
    """The date as known; the day that a spoken term comes to where that is all there is."""
    return row.due or (PartialDate.on(row.due_on) if row.due_on is not None else None)


def _actor(row: FollowUp) -> Wording | None:
    """Who must act, where that is neither us nor a colleague."""
    if row.actor_organisation is not None:
        name = row.actor_organisation.short_name
        return Wording(name) if name else row.actor_organisation.name
    return row.actor_sector.nouns if row.actor_sector is not None else None


def meeting_items(ids: Collection[uuid.UUID]) -> Sequence[tuple[MeetingItem, int]]:
    """The meetings with these ids, each with its record's version."""
    found = db.session.scalars(
        select(Meeting)
        .where(Meeting.id.in_(ids))
        .options(
            selectinload(Meeting.topics),
            selectinload(Meeting.parties).options(
                joinedload(Party.organisation), joinedload(Party.sector)
            ),
        )
    )
    return [(_meeting_item(row), row.version) for row in found]


def _meeting_item(row: Meeting) -> MeetingItem:
    start = _instant(row, row.date.earliest, row.start_time)
    end = _instant(row, row.last_day, row.end_time)
    if end is None and row.last_day > row.date.earliest:
        # Until somebody says when it ends it lasts until the end of its last day.
        end = _instant(row, row.last_day + dt.timedelta(days=1), time.min)
    return MeetingItem(
        id=row.id,
        title=row.title,
        date=row.date,
        end_date=row.end_date,
        start=start,
        end=end if start else None,
        place=row.place,
        status=row.status.value,
        parties=tuple(_party(party) for party in row.parties),
        categories=tuple(topic.label for topic in row.topics),
        created=row.created_at,
        secret=row.access is Access.NAMED,
    )


def _instant(row: Meeting, day: date, local: time | None) -> datetime | None:
    """Local time in the meeting's zone as UTC, computed anew each time, for zone rules change."""
    if local is None or row.date.earliest != row.date.latest:
        return None
    return datetime.combine(day, local, ZoneInfo(row.time_zone)).astimezone(UTC)


def _party(party: Party) -> Wording:
    if party.organisation is not None:
        name = party.organisation.short_name
        return Wording(name) if name else party.organisation.name
    if party.as_ is not None:
        return party.as_
    if party.sector is None:
        raise ValueError("a party is an organisation or a sector")
    return party.sector.nouns
