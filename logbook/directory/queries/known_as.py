"""By which words organisations are known besides their own names, in a fixed number of queries."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from logbook.db import db
from logbook.directory.models import Affiliation, FormerName, Organisation, Person


@dataclass(frozen=True, slots=True)
class KnownAs:
    """Names that an organisation had or took over, and those of its contacts, past ones too.

    `formerly`: its own former names, each with the day on which it no longer had it.
    """

    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    formerly: tuple[tuple[str, date], ...] = ()


def known_as(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, KnownAs]:
    """That of each of these. Organisations that were merged share all of it."""
    wanted = set(ids)
    if not wanted:
        return {}
    one_with = _one_with(wanted)
    every = {each for group in one_with.values() for each in group}
    own = Organisation
    names = _by_organisation(
        db.session.execute(
            select(own.id, own.name.nl, own.name.en, own.short_name).where(own.id.in_(every))
        ),
        db.session.execute(
            select(FormerName.organisation_id, FormerName.name).where(
                FormerName.organisation_id.in_(every)
            )
        ),
    )
    people = _by_organisation(
        db.session.execute(
            select(Affiliation.organisation_id, Person.name)
            .join(Person, Person.id == Affiliation.person_id)
            .where(Affiliation.organisation_id.in_(every))
        )
    )
    formerly = _formerly(wanted)
    return {
        id_: KnownAs(_together(group, names), _together(group, people), formerly.get(id_, ()))
        for id_, group in one_with.items()
    }


def _formerly(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, tuple[tuple[str, date], ...]]:
    one = FormerName
    rows = db.session.execute(
        select(one.organisation_id, one.name, one.until)
        .where(one.organisation_id.in_(ids), one.until.is_not(None))
        .order_by(one.until, one.id)
    )
    found: dict[uuid.UUID, tuple[tuple[str, date], ...]] = {}
    for id_, name, until in rows:
        if until is not None:
            found[id_] = (*found.get(id_, ()), (name, until))
    return found


def _one_with(wanted: set[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
    """Of each all that it is one with: what was merged into it and what it was merged into."""
    merged = select(Organisation.id, Organisation.merged_into_id).where(
        Organisation.merged_into_id.is_not(None)
    )
    pairs = [{one, other} for one, other in db.session.execute(merged) if other is not None]
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    for id_ in wanted:
        group, before = {id_}, set[uuid.UUID]()
        while group != before:
            before = set(group)
            for pair in pairs:
                if not pair.isdisjoint(group):
                    group |= pair
        found[id_] = group
    return found


def _by_organisation(*results: Any) -> dict[uuid.UUID, list[str]]:
    found: dict[uuid.UUID, list[str]] = {}
    for result in results:
        for id_, *texts in result:
            found.setdefault(id_, []).extend(filter(None, texts))
    return found


def _together(
    group: Collection[uuid.UUID], found: Mapping[uuid.UUID, Sequence[str]]
) -> tuple[str, ...]:
    return tuple(sorted({text for one in group for text in found.get(one, ())}))
