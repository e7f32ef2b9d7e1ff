"""What can be asked about contacts."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from logbook.db import db
from logbook.directory.models import Affiliation, Person
from logbook.errors import NotFound
from logbook.ordering import person_key
from logbook.paging import Page, Paging, page_of
from logbook.search.details import Kind
from logbook.search.queries import holding
from logbook.sorting import Keys, sorted_by


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """Which contacts a list asks for: `text` in their name, address, or an employer's name.

    `merged`: those that were made one with another as well.
    """

    text: str = ""
    merged: bool = True
    sort: str = ""


KEYS: Keys = {"name": Person.sort_key, "email": func.lower(Person.email)}
"""What contacts are sorted by."""


def people(wanted: PersonFilter, paging: Paging) -> Page[Person]:
    """The contacts asked for, by name."""
    order = sorted_by(wanted.sort, KEYS, (Person.sort_key, Person.id))
    rows = _loaded(select(Person)).order_by(*order)
    if not wanted.merged:
        rows = rows.where(Person.merged_into_id.is_(None))
    if wanted.text:
        rows = rows.where(holding(Person.id, Kind.PERSON, wanted.text))
    return page_of(rows, paging)


def _loaded(rows: Select[Person]) -> Select[Person]:
    return rows.options(
        joinedload(Person.merged_into),
        selectinload(Person.affiliations).joinedload(Affiliation.organisation),
        selectinload(Person.merged)
        .selectinload(Person.affiliations)
        .joinedload(Affiliation.organisation),
    )


def person(person_id: uuid.UUID) -> Person:
    """One contact as stored, with where they work and worked. Raises NotFound."""
    found = db.session.scalars(
        _loaded(select(Person).where(Person.id == person_id)).execution_options(
            populate_existing=True
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def perhaps_the_same(person_id: uuid.UUID, name: str, email: str | None) -> Sequence[Person]:
    """Other contacts of this name, whatever its capitals and accents, or with this address.

    Those that were made one with somebody are told no more.
    """
    same: ColumnElement[bool] = Person.sort_key == person_key(name)
    if email:
        same |= func.lower(Person.email) == email.lower()
    others = select(Person).where(same, Person.id != person_id, Person.merged_into_id.is_(None))
    return db.session.scalars(others.order_by(Person.created_at, Person.id)).all()
