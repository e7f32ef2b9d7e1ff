"""Lists of meetings: columns, not records, in a fixed number of queries whatever the rows."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import add
from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, literal, nulls_last, select

from logbook.accounts.models import Account
from logbook.dates import PartialDate
from logbook.db import db
from logbook.directory.models import Organisation, Sector, Topic
from logbook.meetings.models import Marking, Meeting, MeetingStatus, Party, Setting, meeting_topic
from logbook.meetings.queries.filters import MeetingFilter, with_parties
from logbook.meetings.queries.meetings import whole
from logbook.meetings.queries.visibility import ASKER, asked_by, visible_to, ways_to_read
from logbook.paging import Page, Paging, page_of
from logbook.policy import SYSTEM, Access, Caller
from logbook.wording import Wording

MOST_COUNTED = 10_000
"""How far anybody counts on: a list of more is told as such, and costs no more than of these."""
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
    parties: tuple[Wording, ...] = ()
    topics: tuple[tuple[str, Wording], ...] = ()


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
    """Lines of the list, newest first, and how many there are (`MOST_COUNTED`): four queries."""
    lines, counted = _asked_for(caller.is_system)
    conditions = wanted.conditions(caller)
    asked = asked_by(caller)
    rows = _rows(lines.where(*conditions), asked | {"first": paging.offset, "size": paging.size})
    some = [one.where(*conditions).limit(MOST_COUNTED + 1).subquery() for one in counted]
    totals = [select(func.count()).select_from(one).scalar_subquery() for one in some]
    return rows, db.session.scalar(select(reduce(add, totals)), asked) or 0


@cache
def _asked_for(by_program: bool) -> tuple[Select[*tuple[Any, ...]], list[Select[int]]]:
    """The lines of a page, and what is counted, before anything narrows them."""
    asker = SYSTEM if by_program else ASKER
    lines = _lines().where(visible_to(asker)).order_by(*NEWEST_FIRST)
    paged = lines.offset(bindparam("first", type_=Integer)).limit(bindparam("size", type_=Integer))
    present = select(literal(1)).select_from(Meeting).where(Meeting.deleted_at.is_(None))
    return paged, [present.where(way) for way in ways_to_read(asker)]


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


def _rows(
    lines: Select[*tuple[Any, ...]], asked: Mapping[str, Any] | None = None
) -> list[MeetingRow]:
    found: Sequence[Any] = db.session.execute(lines, asked).all()
    ids = [line.id for line in found]
    parties, topics = _parties(ids), _topics(ids)
    return [
        MeetingRow(*[*line, tuple(parties.get(line.id, ())), tuple(topics.get(line.id, ()))])
        for line in found
    ]


# Made once: to make such a statement costs more than to ask it.
_PARTIES = (
    select(
        Party.meeting_id,
        func.coalesce(Party.as_.nl, Organisation.short_name, Organisation.name.nl, Sector.nouns.nl),
        func.coalesce(Party.as_.en, Organisation.short_name, Organisation.name.en, Sector.nouns.en),
    )
    .outerjoin(Organisation, Party.organisation_id == Organisation.id)
    .outerjoin(Sector, Party.sector_id == Sector.id)
    .where(Party.meeting_id.in_(bindparam("ids", expanding=True)))
    .order_by(Party.meeting_id, Party.position)
)
_TOPICS = (
    select(meeting_topic.c.meeting_id, Topic.slug, Topic.label)
    .join(Topic, Topic.id == meeting_topic.c.topic_id)
    .where(meeting_topic.c.meeting_id.in_(bindparam("ids", expanding=True)))
    .order_by(Topic.slug)
)


def _parties(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, list[Wording]]:
    found: dict[uuid.UUID, list[Wording]] = defaultdict(list)
    rows = db.session.execute(_PARTIES, {"ids": ids})
    for meeting_id, dutch, english in rows:
        found[meeting_id].append(Wording(dutch, english))
    return found


def _topics(ids: Sequence[uuid.UUID]) -> Mapping[uuid.UUID, list[tuple[str, Wording]]]:
    found: dict[uuid.UUID, list[tuple[str, Wording]]] = defaultdict(list)
    rows = db.session.execute(_TOPICS, {"ids": ids})
    for meeting_id, slug, label in rows:
        found[meeting_id].append((slug, label))
    return found
