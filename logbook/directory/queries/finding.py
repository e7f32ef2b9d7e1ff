"""Who may be meant by what somebody types: by any name that they have or had, and nearly.

Names are few enough to be compared in the program, alike on both engines.
"""

import re
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from logbook.db import db
from logbook.directory.models import FormerName, Organisation, OrganisationKind, Sector
from logbook.ordering import name_key
from logbook.search.nearness import Answer, answering, nearest

SOME = {
    "enkele": "some",
    "een aantal": "a number of",
    "diverse": "various",
    "verschillende": "several",
    "meerdere": "several",
}
FEW_OF = re.compile(rf"(?P<some>{'|'.join((*SOME, *SOME.values()))})\s+(?P<noun>.+)", re.IGNORECASE)
"""How people say some of a sector: 'enkele banken'."""


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation as a box offers it: its name, how it is called for short, other names."""

    id: uuid.UUID
    name: str
    short_name: str | None
    kind: OrganisationKind
    sector_id: uuid.UUID | None
    names: tuple[str, ...]


class _Row(NamedTuple):
    id: uuid.UUID
    nl: str
    en: str | None
    short_name: str | None
    kind: OrganisationKind
    sector_id: uuid.UUID | None
    merged_into_id: uuid.UUID | None


class Organisations:
    """All organisations that were not merged away, with the names of those that were."""

    def __init__(self, language: str = "nl") -> None:
        one = Organisation
        columns = (one.id, one.name.nl, one.name.en, one.short_name, one.kind)
        rows = [
            _Row(*row)
            for row in db.session.execute(select(*columns, one.sector_id, one.merged_into_id))
        ]
        others = _other_names(rows)
        found = [
            KnownOrganisation(
                row.id,
                (row.en if language == "en" else None) or row.nl,
                row.short_name,
                row.kind,
                row.sector_id,
                tuple(filter(None, (row.nl, row.en, row.short_name, *others[row.id]))),
            )
            for row in rows
            if row.merged_into_id is None
        ]
        self.all: Sequence[KnownOrganisation] = sorted(
            found, key=lambda known: name_key(known.name)
        )

    def answering(self, text: str) -> list[tuple[Answer, KnownOrganisation]]:
        """Those that the text may mean, the best first."""
        return answering(text, ((one, one.names) for one in self.all))

    def near(self, text: str, most: int = 3) -> list[KnownOrganisation]:
        """Those of whose names the text may be a slip."""
        return nearest(text, ((one, one.names) for one in self.all), most)

    def with_id(self, id: uuid.UUID) -> KnownOrganisation | None:
        """The one with that id, or None."""
        return next((one for one in self.all if one.id == id), None)

    def associations_of(self, sector_id: uuid.UUID) -> list[KnownOrganisation]:
        """The associations of a sector: through them one speaks with its members."""
        return [
            one
            for one in self.all
            if one.sector_id == sector_id and one.kind is OrganisationKind.ASSOCIATION
        ]


def sectors_by_name(language: str = "nl") -> list[Sector]:
    """Every sector, by its noun."""
    return sorted(
        db.session.scalars(select(Sector)),
        key=lambda sector: name_key(sector.nouns.in_language(language)),
    )


def _other_names(rows: Iterable[_Row]) -> dict[uuid.UUID, list[str]]:
    """Of each its former names, and those of what was merged into it."""
    into = {row.id: row.merged_into_id for row in rows if row.merged_into_id is not None}
    found: dict[uuid.UUID, list[str]] = defaultdict(list)
    former = select(FormerName.organisation_id, FormerName.name)
    named = [(id_, name) for id_, name in db.session.execute(former)]
    named += [
        (row.id, name)
        for row in rows
        if row.id in into
        for name in (row.nl, row.en, row.short_name)
        if name
    ]
    for id_, name in named:
        found[_end(id_, into)].append(name)
    return found


def _end(id_: uuid.UUID, into: dict[uuid.UUID, uuid.UUID]) -> uuid.UUID:
    passed: Collection[uuid.UUID] = set()
    while id_ in into and id_ not in passed:
        passed = {*passed, id_}
        id_ = into[id_]
    return id_


def noun_of(text: str) -> str:
    """The noun without the word before it that says some of them: 'banken'."""
    some = FEW_OF.fullmatch(text)
    return some["noun"] if some else text
