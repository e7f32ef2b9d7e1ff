"""Lists of meetings: columns, not records, in a fixed number of queries whatever the rows."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import add
from typing import Any

from sqlalchemy import (
    BindParameter,
    Integer,
    Select,
    Text,
    bindparam,
    func,
    literal,
    null,
    select,
    union_all,
)

from logbook.accounts.models import Account
from logbook.asking import ASKER, asked_by
from logbook.dates import PartialDate
from logbook.db import db
from logbook.directory.models import Organisation, Sector, Topic
from logbook.meetings.models import Marking, Meeting, MeetingStatus, Party, Setting, meeting_topic
from logbook.meetings.queries.filters import MeetingFilter, with_parties
from logbook.meetings.queries.meetings import whole
from logbook.meetings.queries.order import NEWEST_FIRST, order_of
from logbook.meetings.queries.visibility import visible_to, ways_to_read
from logbook.paging import Page, Paging, page_of
from logbook.policy import SYSTEM, Access, Caller
from logbook.prepared import Prepared, Told
from logbook.sorting import NO_MORE, Keys
from logbook.wording import Wording

MOST_COUNTED = 10_000
"""How far anybody counts on: a list of more is told as such, and costs no more than of these."""


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


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting of a list as the database tells it: cheap to have, and to know again.

    `told`: its columns; `parties` and `topics`: those of its rows. What it means is its `row`.
    """

    told: Told
    parties: tuple[Told, ...]
    topics: tuple[Told, ...]

    @property
    def key(self) -> Any:
        """What the database calls it."""
        return self.told[0]

    @property
    def month(self) -> str:
        """The year and month in which it begins, as 2026-11."""
        return str(self.told[_BEGINS])[:7]

    @property
    def is_marked(self) -> bool:
        """Whether it bears a marking."""
        return bool(self.told[_MARKING] != Marking.NONE.value)

    def row(self) -> MeetingRow:
        """The same as values of the program."""
        id_, version, title, edtf, earliest, latest, *rest = _LINES.values(self.told)
        parties = tuple([Wording(dutch, english) for _slug, dutch, english in self.parties])
        topics = tuple([(slug, Wording(nl, en)) for slug, nl, en in self.topics])
        date = PartialDate(edtf, earliest, latest)
        return MeetingRow(*[id_, version, title, date, *rest, parties, topics])


def list_meetings(
    caller: Caller, wanted: MeetingFilter, paging: Paging, *, more: Keys = NO_MORE
) -> Page[Meeting]:
    """Whole records, newest first where no other order is asked for: for programs."""
    rows = (
        select(Meeting)
        .where(visible_to(caller), *wanted.conditions(caller))
        .options(*whole())
        .order_by(*order_of(wanted.sort, more))
    )
    return page_of(rows, paging)


def meeting_lines(
    caller: Caller, wanted: MeetingFilter, *, paging: Paging, more: Keys = NO_MORE
) -> list[MeetingLine]:
    """A page of the list, newest first where no other order is asked for: two queries.

    `more`: what may be sorted by that meetings do not know of themselves.
    """
    conditions = wanted.conditions(caller)
    given = asked_by(caller) | {"first": paging.offset, "size": paging.size}
    if not conditions and not wanted.sort:
        return _whole(_whole_page_for(caller.is_system).rows(given))
    lines = _page_for(caller.is_system).order_by(*order_of(wanted.sort, more))
    return _whole(Prepared(lines.where(*conditions)).rows(given))


def count_meetings(caller: Caller, wanted: MeetingFilter) -> int:
    """How many the list holds in all (`MOST_COUNTED`): one query."""
    conditions = wanted.conditions(caller)
    some = [
        one.where(*conditions).limit(MOST_COUNTED + 1).subquery()
        for one in _counted_for(caller.is_system)
    ]
    totals = [select(func.count()).select_from(one).scalar_subquery() for one in some]
    return db.session.scalar(select(reduce(add, totals)), asked_by(caller)) or 0


def meeting_rows(
    caller: Caller, wanted: MeetingFilter, *, paging: Paging
) -> tuple[list[MeetingRow], int]:
    """A page of the list as values, and how many it holds in all: three queries."""
    rows = [line.row() for line in meeting_lines(caller, wanted, paging=paging)]
    return rows, count_meetings(caller, wanted)


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
    lines = _lines().where(*wanted).order_by(*NEWEST_FIRST).limit(limit)
    return [line.row() for line in _whole(Prepared(lines).rows({}))]


def _lines() -> Select[*tuple[Any, ...]]:
    found: Select[*tuple[Any, ...]] = select(
        Meeting.id,
        Meeting.version,
        Meeting.title,
        Meeting.date.edtf,
        Meeting.date.earliest,
        Meeting.date.latest,
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


@cache
def _page_for(by_program: bool) -> Select[*tuple[Any, ...]]:
    """The lines of a page, before anything narrows and sorts them."""
    lines = _lines().where(visible_to(SYSTEM if by_program else ASKER))
    return lines.offset(bindparam("first", type_=Integer)).limit(bindparam("size", type_=Integer))


@cache
def _whole_page_for(by_program: bool) -> Prepared:
    """The same where nothing narrows them, newest first, made once."""
    return Prepared(_page_for(by_program).order_by(*NEWEST_FIRST))


@cache
def _counted_for(by_program: bool) -> list[Select[int]]:
    """What is counted, by each way of seeing it, before anything narrows it."""
    present = select(literal(1)).select_from(Meeting).where(Meeting.deleted_at.is_(None))
    return [present.where(way) for way in ways_to_read(SYSTEM if by_program else ASKER)]


_LINES = Prepared(_lines())
_BEGINS = list(_LINES.wanted.exported_columns.keys()).index("date_earliest")
_MARKING = list(_LINES.wanted.exported_columns.keys()).index("marking")
# Made once: to make such a statement costs more than to ask it.
_OF_MEETINGS: BindParameter[list[Any]] = bindparam("ids", expanding=True)
_PARTS = Prepared(
    union_all(
        select(
            Party.meeting_id.label("meeting_id"),
            null().cast(Text).label("slug"),
            func.coalesce(
                Party.as_.nl, Organisation.short_name, Organisation.name.nl, Sector.nouns.nl
            ),
            func.coalesce(
                Party.as_.en, Organisation.short_name, Organisation.name.en, Sector.nouns.en
            ),
            Party.position.label("position"),
        )
        .outerjoin(Organisation, Party.organisation_id == Organisation.id)
        .outerjoin(Sector, Party.sector_id == Sector.id)
        .where(Party.meeting_id.in_(_OF_MEETINGS)),
        select(meeting_topic.c.meeting_id, Topic.slug, Topic.label.nl, Topic.label.en, literal(0))
        .join(Topic, Topic.id == meeting_topic.c.topic_id)
        .where(meeting_topic.c.meeting_id.in_(_OF_MEETINGS)),
    ).order_by("position", "slug")
)
"""Parties and topics: meeting, slug of a topic, words in both languages, place of a party."""


def _whole(found: Sequence[Told]) -> list[MeetingLine]:
    """The lines with their parties and topics: one query."""
    parties: dict[Any, list[Told]] = defaultdict(list)
    topics: dict[Any, list[Told]] = defaultdict(list)
    keys = [told[0] for told in found]
    for row in _PARTS.rows({"ids": keys}) if keys else ():
        (parties if row[1] is None else topics)[row[0]].append(row[1:4])
    return [
        MeetingLine(told, tuple(parties.get(told[0], ())), tuple(topics.get(told[0], ())))
        for told in found
    ]
