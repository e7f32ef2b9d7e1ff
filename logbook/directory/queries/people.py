"""What can be asked about contacts."""

import uuid
from dataclasses import dataclass

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import selectinload

from logbook.db import db
from logbook.directory.models import Affiliation, Organisation, Person
from logbook.errors import NotFound
from logbook.paging import Page, Paging, page_of


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """Which contacts a list asks for: `text` in their name, address, or an employer's name."""

    text: str = ""


def people(wanted: PersonFilter, paging: Paging) -> Page[Person]:
    """The contacts asked for, by name."""
    rows = _loaded(select(Person)).order_by(Person.name, Person.id)
    if wanted.text:
        employers = (
            select(Affiliation.person_id)
            .join(Affiliation.organisation)
            .where(
                or_(
                    Organisation.name.nl.icontains(wanted.text, autoescape=True),
                    Organisation.name.en.icontains(wanted.text, autoescape=True),
                    Organisation.short_name.icontains(wanted.text, autoescape=True),
                )
            )
        )
        rows = rows.where(
            or_(
                Person.name.icontains(wanted.text, autoescape=True),
                Person.email.icontains(wanted.text, autoescape=True),
                Person.id.in_(employers),
            )
        )
    return page_of(rows, paging)


def _loaded(rows: Select[Person]) -> Select[Person]:
    return rows.options(
        selectinload(Person.affiliations).joinedload(Affiliation.organisation),
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
