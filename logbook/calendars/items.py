"""What a calendar can show, as plain values: all that its text depends on, and nothing else."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, select

from logbook.accounts.models import Account
from logbook.commitments.models import Commitment
from logbook.dates import PartialDate, last_day
from logbook.db import rows_of
from logbook.directory.models import Organisation, Sector, Topic
from logbook.followups.models import DueChange, FollowUp, followup_commitment
from logbook.meetings.models import Meeting, Party, meeting_topic
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


Words = dict[uuid.UUID, list[Wording]]


def follow_up_items(ids: Collection[uuid.UUID]) -> Sequence[tuple[FollowUpItem, int]]:
    """The follow-ups with these ids, each with its record's version. Four statements."""
    rows = rows_of(_FOLLOW_UPS.where(FollowUp.id.in_(ids)))
    topics = _topics({row.meeting_id for row in rows if row.meeting_id})
    answers, moved = _answers(ids), _moved(ids)
    return [(_follow_up_item(row, topics, answers, moved), row.version) for row in rows]


_COMMITMENT = (
    Commitment.own_number,
    Commitment.number,
    Commitment.citation,
    Commitment.title.nl,
    Commitment.title.en,
)
_FOLLOW_UPS: Select[*tuple[Any, ...]] = (
    select(
        FollowUp.id,
        FollowUp.version,
        FollowUp.title.nl,
        FollowUp.title.en,
        FollowUp.details,
        FollowUp.due.edtf,
        FollowUp.due_on,
        FollowUp.due_text,
        FollowUp.status,
        FollowUp.closed_on,
        FollowUp.created_at,
        FollowUp.meeting_id,
        FollowUp.commitment_id,
        Account.name.label("owner"),
        Organisation.short_name,
        Organisation.name.nl.label("organisation_nl"),
        Organisation.name.en.label("organisation_en"),
        Sector.nouns.nl.label("sector_nl"),
        Sector.nouns.en.label("sector_en"),
        Meeting.title.label("origin"),
        Meeting.access,
        *(column.label(f"commitment_{n}") for n, column in enumerate(_COMMITMENT)),
    )
    .join(Account, Account.id == FollowUp.owner_id)
    .join(Organisation, Organisation.id == FollowUp.actor_organisation_id, isouter=True)
    .join(Sector, Sector.id == FollowUp.actor_sector_id, isouter=True)
    .join(Meeting, Meeting.id == FollowUp.meeting_id, isouter=True)
    .join(Commitment, Commitment.id == FollowUp.commitment_id, isouter=True)
)


def _follow_up_item(
    row: Row[*tuple[Any, ...]],
    topics: Words,
    answers: dict[uuid.UUID, dict[uuid.UUID, Wording]],
    moved: dict[uuid.UUID, str | None],
) -> FollowUpItem:
    answered = answers.get(row.id, {})
    if row.commitment_id is not None and row.commitment_id not in answered:
        answered = {row.commitment_id: _known(*row[-len(_COMMITMENT) :])} | answered
    return FollowUpItem(
        id=row.id,
        title=Wording(row.title_nl, row.title_en),
        details=row.details,
        due=_due(row.due_edtf, row.due_on),
        due_text=row.due_text,
        moved_from=moved.get(row.id),
        status=row.status.value,
        closed_on=row.closed_on,
        actor=_named(row),
        owner=row.owner,
        origin=row.origin,
        commitments=tuple(answered.values()),
        categories=tuple(topics.get(row.meeting_id, ())),
        created=row.created_at,
        secret=row.access is Access.NAMED,
    )


def _due(edtf: str | None, on: date | None) -> PartialDate | None:
    """The date as known; the day that a spoken term comes to where that is all there is."""
    if edtf is not None:
        return PartialDate.parse(edtf)
    return PartialDate.on(on) if on is not None else None


def _named(row: Row[*tuple[Any, ...]]) -> Wording | None:
    """The organisation or the sector of a row, as it is called in a calendar."""
    if row.organisation_nl is not None:
        name = row.short_name
        return Wording(name) if name else Wording(row.organisation_nl, row.organisation_en)
    return Wording(row.sector_nl, row.sector_en) if row.sector_nl is not None else None


def _known(
    own: str | None, number: str | None, citation: str | None, nl: str, en: str | None
) -> Wording:
    """What a commitment is known by; its title where it has no number."""
    known_by = own or number or citation
    return Wording(known_by) if known_by else Wording(nl, en)


def _topics(meetings: Collection[uuid.UUID]) -> Words:
    """The topics of these meetings, by their slugs."""
    found: Words = defaultdict(list)
    if meetings:
        for meeting_id, nl, en in rows_of(
            select(meeting_topic.c.meeting_id, Topic.label.nl, Topic.label.en)
            .join(Topic, Topic.id == meeting_topic.c.topic_id)
            .where(meeting_topic.c.meeting_id.in_(meetings))
            .order_by(Topic.slug)
        ):
            found[meeting_id].append(Wording(nl, en))
    return found


def _answers(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[uuid.UUID, Wording]]:
    """By follow-up: the commitments that it answers, the oldest first."""
    found: dict[uuid.UUID, dict[uuid.UUID, Wording]] = defaultdict(dict)
    for follow_up_id, commitment_id, *known in rows_of(
        select(followup_commitment.c.follow_up_id, Commitment.id, *_COMMITMENT)
        .join(Commitment, Commitment.id == followup_commitment.c.commitment_id)
        .where(followup_commitment.c.follow_up_id.in_(ids))
        .order_by(Commitment.created_at)
    ):
        found[follow_up_id][commitment_id] = _known(*known)
    return found


def _moved(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str | None]:
    """By follow-up: the term that it had before this one, as said or else as known."""
    rows = rows_of(
        select(DueChange.follow_up_id, DueChange.due_text, DueChange.due.edtf)
        .where(DueChange.follow_up_id.in_(ids))
        .order_by(DueChange.position)
    )
    return {follow_up_id: said or edtf for follow_up_id, said, edtf in rows}


_MEETINGS: Select[*tuple[Any, ...]] = select(
    Meeting.id,
    Meeting.version,
    Meeting.title,
    Meeting.date.edtf,
    Meeting.end_date,
    Meeting.start_time,
    Meeting.end_time,
    Meeting.time_zone,
    Meeting.place,
    Meeting.status,
    Meeting.access,
    Meeting.created_at,
)


def meeting_items(ids: Collection[uuid.UUID]) -> Sequence[tuple[MeetingItem, int]]:
    """The meetings with these ids, each with its record's version. Three statements."""
    rows = rows_of(_MEETINGS.where(Meeting.id.in_(ids)))
    topics, parties = _topics(ids), _parties(ids)
    return [(_meeting_item(row, topics, parties), row.version) for row in rows]


def _meeting_item(row: Row[*tuple[Any, ...]], topics: Words, parties: Words) -> MeetingItem:
    day = PartialDate.parse(row.date_edtf)
    last, zone = last_day(day, row.end_date), ZoneInfo(row.time_zone)
    start = _instant(day, day.earliest, row.start_time, zone)
    end = _instant(day, last, row.end_time, zone)
    if end is None and last > day.earliest:
        # Until somebody says when it ends it lasts until the end of its last day.
        end = _instant(day, last + dt.timedelta(days=1), time.min, zone)
    return MeetingItem(
        id=row.id,
        title=row.title,
        date=day,
        end_date=row.end_date,
        start=start,
        end=end if start else None,
        place=row.place,
        status=row.status.value,
        parties=tuple(parties.get(row.id, ())),
        categories=tuple(topics.get(row.id, ())),
        created=row.created_at,
        secret=row.access is Access.NAMED,
    )


def _instant(known: PartialDate, on: date, local: time | None, zone: ZoneInfo) -> datetime | None:
    """Local time in the meeting's zone as UTC, computed anew each time, for zone rules change."""
    if local is None or known.earliest != known.latest:
        return None
    return datetime.combine(on, local, zone).astimezone(UTC)


def _parties(ids: Collection[uuid.UUID]) -> Words:
    """By meeting: who sat at the other side, in order."""
    found: Words = defaultdict(list)
    wanted: Select[*tuple[Any, ...]] = (
        select(
            Party.meeting_id,
            Party.as_.nl,
            Party.as_.en,
            Organisation.short_name,
            Organisation.name.nl.label("organisation_nl"),
            Organisation.name.en.label("organisation_en"),
            Sector.nouns.nl.label("sector_nl"),
            Sector.nouns.en.label("sector_en"),
        )
        .join(Organisation, Organisation.id == Party.organisation_id, isouter=True)
        .join(Sector, Sector.id == Party.sector_id, isouter=True)
        .where(Party.meeting_id.in_(ids))
        .order_by(Party.meeting_id, Party.position)
    )
    for row in rows_of(wanted):
        said = Wording(row.as_nl, row.as_en) if row.as_nl is not None else None
        is_sector = row.organisation_nl is None
        name = said if is_sector and said is not None else _named(row)
        if name is None:
            raise ValueError("a party is an organisation or a sector")
        found[row.meeting_id].append(name)
    return found
