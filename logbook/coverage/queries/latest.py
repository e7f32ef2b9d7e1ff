"""The last contact of each way between a row and a column, gathered from all talks."""

import uuid
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from logbook.coverage.details import LastTalk, Of, Place, Seen
from logbook.coverage.queries.columns import Above
from logbook.coverage.queries.contacts import Grouped
from logbook.coverage.queries.rows import Directory, Member
from logbook.meetings.models import MeetingStatus

DAY = len("2026-11-30")

WhoIs = Callable[[uuid.UUID | None, uuid.UUID | None], uuid.UUID | None]
"""The row of an organisation or of a sector; None where it is in none."""


class Latest:
    """Gathers talks, and tells what is known of each place.

    A talk is kept as one text of its last day and its id, of which the later is the greater.
    """

    def __init__(self, known: Directory, of: Of, above: Above) -> None:
        self._above = above
        self._row = _rows_are(known, of)
        self._stays = known.stays
        self._members = _by_association(known.members)
        self._direct: dict[Place, str] = {}
        self._indirect: dict[Place, tuple[str, uuid.UUID]] = {}
        self._to_come: dict[Place, str] = {}
        self._unanswered: dict[Place, str] = {}

    def gather(self, talks: Sequence[Grouped]) -> None:
        """Take them all in."""
        with_members: dict[Place, list[tuple[str, date, date]]] = {}
        for one in talks:
            for column in self._above.get(one.column, ()):
                if one.status is MeetingStatus.PLANNED:
                    self._plan(one, column)
                else:
                    self._hold(one, column)
                if one.first is None or one.day is None or one.organisation is None:
                    continue
                if one.status is MeetingStatus.HELD and not _through(one):
                    association = self._stays.get(one.organisation, one.organisation)
                    held = with_members.setdefault((association, column), [])
                    held.append((one.last, one.first, one.day))
        for (association, column), held in with_members.items():
            held.sort(reverse=True)
            self._tell_members(association, column, held)

    def seen(self, rows: Collection[uuid.UUID]) -> Iterator[tuple[Place, Seen]]:
        """Each place of these rows at which there was or will be a contact."""
        places = {*self._direct, *self._indirect, *self._to_come, *self._unanswered}
        for place in places:
            if place[0] not in rows:
                continue
            direct, indirect = self._direct.get(place), self._indirect.get(place)
            planned = self._to_come.get(place) or self._unanswered.get(place)
            yield (
                place,
                Seen(
                    direct=_read(direct) if direct else None,
                    indirect=_read(indirect[0]) if indirect else None,
                    via=indirect[1] if indirect else None,
                    planned=_read(planned) if planned else None,
                ),
            )

    def _plan(self, one: Grouped, column: uuid.UUID) -> None:
        """The first that is to come; else the last of which nobody said that it took place."""
        row = self._row(one.organisation, one.sector)
        if row is None:
            return
        if one.next is None:
            _keep_later(self._unanswered, (row, column), one.last)
        else:
            there = self._to_come.setdefault((row, column), one.next)
            self._to_come[row, column] = min(there, one.next)

    def _hold(self, one: Grouped, column: uuid.UUID) -> None:
        """Who sat there was spoken to; through an association, that was, and they indirectly."""
        row, via = self._row(one.organisation, one.sector), _through(one)
        through = self._row(one.via_organisation, one.via_sector)
        spoken = row if via is None else through
        if spoken is not None:
            _keep_later(self._direct, (spoken, column), one.last)
        if via is not None and row is not None:
            self._keep_indirect((row, column), one.last, self._stays.get(via, via))

    def _tell_members(
        self, association: uuid.UUID, column: uuid.UUID, held: Sequence[tuple[str, date, date]]
    ) -> None:
        """Each member was spoken to by the last talk on whose days it was one."""
        for member in self._members.get(association, ()):
            row = self._row(member.id, None)
            last = next((talk for talk, *days in held if member.throughout(*days)), None)
            if row is not None and last is not None:
                self._keep_indirect((row, column), last, association)

    def _keep_indirect(self, place: Place, talk: str, via: uuid.UUID) -> None:
        there = self._indirect.get(place)
        if there is None or there < (talk, via):
            self._indirect[place] = (talk, via)


def _read(text: str) -> LastTalk:
    return _day(text[:DAY]), text[DAY:]


@lru_cache(maxsize=20_000)
def _day(text: str) -> date:
    return date.fromisoformat(text)


def _through(one: Grouped) -> uuid.UUID | None:
    return one.via_organisation or one.via_sector


def _keep_later(kept: dict[Place, str], place: Place, talk: str) -> None:
    there = kept.get(place)
    if there is None or there < talk:
        kept[place] = talk


def _rows_are(known: Directory, of: Of) -> WhoIs:
    def organisation(id_: uuid.UUID | None, _sector: uuid.UUID | None) -> uuid.UUID | None:
        return known.stays.get(id_) if id_ else None

    def sector(id_: uuid.UUID | None, sector_id: uuid.UUID | None) -> uuid.UUID | None:
        return known.sectors.get(known.stays[id_]) if id_ else sector_id

    return sector if of is Of.SECTOR else organisation


def _by_association(members: Sequence[Member]) -> Mapping[uuid.UUID, Sequence[Member]]:
    found: dict[uuid.UUID, list[Member]] = {}
    for member in members:
        found.setdefault(member.association, []).append(member)
    return found
