"""Records of the directory as others name them: by id, or by what people call them.

Each answers the set of ids that a text may mean: none is unknown, several is ambiguous.
"""

import uuid

from sqlalchemy import select

from logbook.db import db
from logbook.directory.models import FormerName, Office, Organisation, Person, Sector, Topic
from logbook.directory.queries.chains import stays
from logbook.directory.queries.names import named

Kind = type[Organisation] | type[Person] | type[Office] | type[Topic] | type[Sector]


def with_id(kind: Kind, record_id: uuid.UUID) -> set[uuid.UUID]:
    """The id itself where such a record exists."""
    return set(db.session.scalars(select(kind.id).where(kind.id == record_id)))


def organisations_named(text: str) -> set[uuid.UUID]:
    """By name in either language, else short name, else former name; what was merged is followed.

    A reference by id is not followed: it says which record was meant, then.
    """
    found = (
        named(text, Organisation.id, Organisation.name.nl, Organisation.name.en)
        or named(text, Organisation.id, Organisation.short_name)
        or named(text, FormerName.organisation_id, FormerName.name)
    )
    return {stays(Organisation, each) for each in found}


def people_named(text: str) -> set[uuid.UUID]:
    """By e-mail address, else by name; who was made one with another is followed, but not by id."""
    found = named(text, Person.id, Person.email) or named(text, Person.id, Person.name)
    return {stays(Person, each) for each in found}


def offices_named(text: str) -> set[uuid.UUID]:
    """By name in either language."""
    return named(text, Office.id, Office.name.nl, Office.name.en)


def topics_named(text: str) -> set[uuid.UUID]:
    """By slug, else by label in either language; retired ones too."""
    return named(text, Topic.id, Topic.slug) or named(
        text, Topic.id, Topic.label.nl, Topic.label.en
    )


def sectors_named(text: str) -> set[uuid.UUID]:
    """By key, else by noun in either language."""
    return named(text, Sector.id, Sector.key) or named(
        text, Sector.id, Sector.nouns.nl, Sector.nouns.en
    )
