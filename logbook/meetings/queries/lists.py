"""Lists of meetings: columns, not records, in a fixed number of queries whatever the rows."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, func, nulls_last, select

from logbook.accounts.models import Account
from logbook.dates import PartialDate
from logbook.db import db
from logbook.directory.models import Organisation, Sector, Topic
from logbook.meetings.models import Marking, Meeting, MeetingStatus, Party, Setting, meeting_topic
from logbook.meetings.queries.filters import MeetingFilter, with_parties
from logbook.meetings.queries.meetings import whole
from logbook.meetings.queries.visibility import visible_to
from logbook.paging import Page, Paging, page_of
from logbook.policy import Access, Caller
from logbook.wording import Wording

NEWEST_FIRST = (
    Meeting.date.earliest.desc(),
    nulls_last(Meeting.start_time.desc()),
    Meeting.id.desc(),
)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting as a line of a list; `parties` and `topics` by what they are called."""

    id: uuid.UUID
    version: int
    title: str
    date: PartialDate
    end_date: dt.date | None
    start_time: dt.time | None
    status: MeetingStatus
    setting: Setting
    access: Access
    marking: Marking
    owner_id: uuid.UUID
    owner: str
    parties: list[Wording] = field(default_factory=list)
    topics: list[tuple[str, Wording]] = field(default_factory=list)


def list_meetings(caller: Caller, wanted: MeetingFilter, paging: Paging) -> Page[Meeting]:
    """Whole records, newest first: for programs."""
    rows = (
        select(Meeting)
        .where(visible_to(caller), *wanted.conditions(caller))
        .options(*whole())
        .order_by(*NEWEST_FIRST)
    )
    return page_of(rows, paging)


def meeting_rows(
    caller: Caller, wanted: MeetingFilter, *, paging: Paging
) -> tuple[list[MeetingRow], int]:
    """Lines of the list, newest first, and how many there are in all: four queries."""
    conditions = (visible_to(caller), *wanted.conditions(caller))
    lines = _lines().where(*conditions).order_by(*NEWEST_FIRST)
    rows = _rows(lines.offset(paging.offset).limit(paging.size))
    return rows, _count(conditions)


def latest_meetings_with(
    caller: Caller,
    organisations: Iterable[uuid.UUID],
    sectors: Iterable[uuid.UUID],
    *,
    other_than: uuid.UUID | None = None,
    until: PartialDate | None = None,
    limit: int = 3,
) -> list[MeetingRow]:
    """The latest talks held with any of these, newest first; none where none are named.

    `until`: leaves out what began after that date.
    """
    organisations, sectors = list(organisations), list(sectors)
    if not organisations and not sectors:
        return []
    wanted = [
        visible_to(caller),
        Meeting.status == MeetingStatus.HELD,
        with_parties(organisations, sectors),
    ]
    if other_than is not None:
        wanted.append(Meeting.id != other_than)
    if until is not None:
        wanted.append(Meeting.date.earliest <= until.latest)
    return _rows(_lines().where(*wanted).order_by(*NEWEST_FIRST).limit(limit))


def _lines() -> Select[*tuple[Any, ...]]:
    found: Select[*tuple[Any, ...]] = select(
        Meeting.id,
        Meeting.version,
        Meeting.title,
        Meeting.date,
        Meeting.end_date,
        Meeting.start_time,
        Meeting.status,
        Meeting.setting,
        Meeting.access,
        Meeting.marking,
        Meeting.owner_id,
        Account.name.label("owner"),
    ).join(Account, Meeting.owner_id == Account.id)
    return found


def _count(conditions: Iterable[ColumnElement[bool]]) -> int:
    return db.session.scalar(select(func.count()).select_from(Meeting).where(*conditions)) or 0


def _rows(lines: Select[*tuple[Any, ...]]) -> list[MeetingRow]:
    found = db.session.execute(lines).all()
    ids = [line.id for line in found]
    parties, topics = _parties(ids), _topics(ids)
    return [
        MeetingRow(
            id=line.id,
            version=line.version,
            title=line.title,
            date=line.date,
            end_date=line.end_date,
            start_time=line.start_time,
            status=line.status,
            setting=line.setting,
            access=line.access,
            marking=line.marking,
            owner_id=line.owner_id,
            owner=line.owner,
            parties=parties.get(line.id, []),
            topics=topics.get(line.id, []),
        )
        for line in found
    ]


def _parties(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, list[Wording]]:
    found: dict[uuid.UUID, list[Wording]] = defaultdict(list)
    rows = db.session.execute(
        select(
            Party.meeting_id,
            func.coalesce(
                Party.as_.nl, Organisation.short_name, Organisation.name.nl, Sector.nouns.nl
            ),
            func.coalesce(
                Party.as_.en, Organisation.short_name, Organisation.name.en, Sector.nouns.en
            ),
        )
        .outerjoin(Organisation, Party.organisation_id == Organisation.id)
        .outerjoin(Sector, Party.sector_id == Sector.id)
        .where(Party.meeting_id.in_(ids))
        .order_by(Party.meeting_id, Party.position)
    )
    for meeting_id, dutch, english in rows:
        found[meeting_id].append(Wording(dutch, english))
    return found


def _topics(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, list[tuple[str, Wording]]]:
    found: dict[uuid.UUID, list[tuple[str, Wording]]] = defaultdict(list)
    rows = db.session.execute(
        select(meeting_topic.c.meeting_id, Topic.slug, Topic.label)
        .join(Topic, Topic.id == meeting_topic.c.topic_id)
        .where(meeting_topic.c.meeting_id.in_(ids))
        .order_by(Topic.slug)
    )
    for meeting_id, slug, label in rows:
        found[meeting_id].append((slug, label))
    return found
