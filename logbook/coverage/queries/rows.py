"""The rows: organisations with their sector and memberships, or the sectors themselves."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import select

from logbook.coverage.details import CoverageFilter, CoverageRow, Of, Through
from logbook.db import db
from logbook.directory.models import Membership, Organisation, Sector
from logbook.ordering import name_key
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class Member:
    """Who was a member of whom, half-open: not on the day `until`. Both as they are called now."""

    id: uuid.UUID
    association: uuid.UUID
    since: date | None
    until: date | None

    def on(self, day: date) -> bool:
        """Whether it was a member that day."""
        return self.throughout(day, day)

    def throughout(self, first: date, last: date) -> bool:
        """Whether it was one on each of these days."""
        began = self.since is None or self.since <= first
        return began and (self.until is None or last < self.until)


@dataclass(frozen=True, slots=True)
class Directory:
    """All organisations: `stays` leads from each to what it became, `members` are of those."""

    organisations: Mapping[uuid.UUID, CoverageRow]
    sectors: Mapping[uuid.UUID, uuid.UUID | None]
    stays: Mapping[uuid.UUID, uuid.UUID]
    members: Sequence[Member]
    through: Mapping[uuid.UUID, Through]


def directory(today: date) -> Directory:
    """Every organisation that was not merged away, by sector, associations first. One query."""
    grouped = [list(rows) for _id, rows in groupby(_stored(), key=lambda row: row.id)]
    stays = _stays({rows[0].id: rows[0].merged_into_id for rows in grouped})
    members = [
        Member(stays[row.id], stays[row.organisation_id], row.since, row.until)
        for rows in grouped
        for row in rows
        if row.organisation_id is not None
    ]
    of_today = Counter(
        one for one, _member in {(m.association, m.id) for m in members if m.on(today)}
    )
    kept = [rows[0] for rows in grouped if rows[0].merged_into_id is None]
    kept.sort(key=lambda row: (*_by_sector(row), row.id not in of_today, row.sort_key))
    return Directory(
        organisations={row.id: _row(row, of_today[row.id]) for row in kept},
        sectors={row.id: row.sector_id for row in kept},
        stays=stays,
        members=members,
        through=_through(kept),
    )


def _stored() -> Sequence[Any]:
    """Each organisation, once for each of its memberships, with its sector."""
    return db.session.execute(
        select(
            Organisation.id, Organisation.merged_into_id, Organisation.name.nl,
            Organisation.name.en, Organisation.kind, Organisation.rhythm, Organisation.sort_key,
            Organisation.sector_id, Sector.key, Sector.nouns.nl, Sector.nouns.en,
            Membership.organisation_id, Membership.since, Membership.until,
            Organisation.short_name,
        )
        .outerjoin(Sector, Sector.id == Organisation.sector_id)
        .outerjoin(Membership, Membership.member_id == Organisation.id)
        .order_by(Organisation.id, Membership.id)
    ).all()  # fmt: skip


def _by_sector(row: Any) -> tuple[bool, str]:
    return row.nouns_nl is None, name_key(row.nouns_nl or "")


def _row(row: Any, members: int) -> CoverageRow:
    return CoverageRow(
        id=row.id,
        key=str(row.id),
        name=Wording(row.name_nl, row.name_en),
        kind=row.kind.value,
        sector=row.key,
        sector_label=Wording(row.nouns_nl, row.nouns_en) if row.nouns_nl else None,
        rhythm=row.rhythm,
        members=members,
    )


def _through(kept: Iterable[Any]) -> dict[uuid.UUID, Through]:
    found = {}
    for row in kept:
        found[row.id] = Through(
            str(row.id),
            Wording(row.short_name) if row.short_name else Wording(row.name_nl, row.name_en),
        )
        if row.sector_id is not None:
            found[row.sector_id] = Through(
                row.key, Wording(row.nouns_nl, row.nouns_en), is_sector=True
            )
    return found


def _stays(merged: Mapping[uuid.UUID, uuid.UUID | None]) -> dict[uuid.UUID, uuid.UUID]:
    """What each became in the end; ends, also where they go round."""
    found = {}
    for id_ in merged:
        here, seen = id_, {id_}
        while (onward := merged.get(here)) is not None and onward not in seen:
            seen.add(onward)
            here = onward
        found[id_] = here
    return found


def rows(wanted: CoverageFilter, known: Directory, today: date) -> list[CoverageRow]:
    """Those asked for. One query where they are sectors, none where they are organisations."""
    if wanted.of is Of.SECTOR:
        return [row for row in _sectors() if wanted.sector in (None, row.id)]
    chosen = known.organisations
    if wanted.sector is not None:
        chosen = {i: row for i, row in chosen.items() if known.sectors[i] == wanted.sector}
    if wanted.association is not None:
        within = set(_within(wanted.association, known, today))
        chosen = {i: row for i, row in chosen.items() if i in within}
    return list(chosen.values())


def _within(association: uuid.UUID, known: Directory, today: date) -> Iterator[uuid.UUID]:
    stays = known.stays.get(association, association)
    yield stays
    for member in known.members:
        if member.association == stays and member.on(today):
            yield member.id


def _sectors() -> list[CoverageRow]:
    found = db.session.execute(
        select(Sector.id, Sector.key, Sector.nouns.nl, Sector.nouns.en).order_by(Sector.id)
    )
    return sorted(
        (CoverageRow(id_, key, Wording(nl, en), sector=key) for id_, key, nl, en in found),
        key=lambda row: name_key(row.name.nl),
    )
