"""By which words organisations are known besides their own names, in a fixed number of queries."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from logbook.db import db
from logbook.directory.models import Affiliation, FormerName, Organisation, Person


@dataclass(frozen=True, slots=True)
class KnownAs:
    """Names that an organisation had or took over, and those of its contacts, past ones too.

    `formerly`: its own former names, each with the day on which it no longer had it. `now`: what it
    was merged into in the end, with its sector; None where it stayed.
    """

    names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    formerly: tuple[tuple[str, date], ...] = ()
    now: Organisation | None = None


def known_as(ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, KnownAs]:
    """That of each of these. Organisations that were merged share all of it."""
    wanted = set(ids)
    if not wanted:
        return {}
    into = _mergers()
    one_with = _one_with(wanted, into)
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
    formerly, now = _formerly(wanted), _now(wanted, into)
    return {
        id_: KnownAs(
            _together(group, names), _together(group, people), formerly.get(id_, ()), now.get(id_)
        )
        for id_, group in one_with.items()
    }


def _mergers() -> Mapping[uuid.UUID, uuid.UUID]:
    """Of each that was merged into another, into which."""
    merged = select(Organisation.id, Organisation.merged_into_id).where(
        Organisation.merged_into_id.is_not(None)
    )
    return {one: other for one, other in db.session.execute(merged) if other is not None}


def _now(
    ids: Collection[uuid.UUID], into: Mapping[uuid.UUID, uuid.UUID]
) -> Mapping[uuid.UUID, Organisation]:
    """Of each that was merged what it is now; of those that go round nothing."""
    ends: dict[uuid.UUID, uuid.UUID] = {}
    for id_ in ids:
        at, passed = id_, {id_}
        while at in into and into[at] not in passed:
            at = into[at]
            passed.add(at)
        if at != id_ and at not in into:
            ends[id_] = at
    if not ends:
        return {}
    wanted = select(Organisation).where(Organisation.id.in_(ends.values()))
    rows = db.session.scalars(wanted.options(selectinload(Organisation.sector)))
    found = {one.id: one for one in rows}
    return {id_: found[end] for id_, end in ends.items()}


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


def _one_with(
    wanted: set[uuid.UUID], into: Mapping[uuid.UUID, uuid.UUID]
) -> dict[uuid.UUID, set[uuid.UUID]]:
    """Of each all that it is one with: what was merged into it and what it was merged into."""
    pairs = [set(pair) for pair in into.items()]
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
