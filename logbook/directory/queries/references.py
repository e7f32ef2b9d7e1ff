"""Records of the directory as others name them: by id, or by what people call them.

Each answers the set of ids that a text may mean: none is unknown, several is ambiguous.
"""

import uuid

from sqlalchemy import select

from logbook.db import db
from logbook.directory.models import FormerName, Office, Organisation, Person, Sector, Topic
from logbook.directory.queries.chains import chain
from logbook.directory.queries.names import named

Kind = type[Organisation] | type[Person] | type[Office] | type[Topic] | type[Sector]


def with_id(kind: Kind, record_id: uuid.UUID) -> set[uuid.UUID]:
    """The id itself where such a record exists."""
    return set(db.session.scalars(select(kind.id).where(kind.id == record_id)))


def organisations_named(text: str) -> set[uuid.UUID]:
    """By name in either language, else short name, else former name; what was merged is followed.

    A reference by id is not followed: it says which record was meant, then.
    """
    own, former = Organisation.__table__.c, FormerName.__table__.c
    found = (
        named(text, own.id, own.name_nl, own.name_en)
        or named(text, own.id, own.short_name)
        or named(text, former.organisation_id, former.name)
    )
    return {_merged(each) for each in found}


def _merged(organisation_id: uuid.UUID) -> uuid.UUID:
    """Where the organisation went in the end, itself where it stayed."""
    *_, last = chain(Organisation.merged_into_id, organisation_id)
    return last


def people_named(text: str) -> set[uuid.UUID]:
    """By e-mail address, else by name."""
    person = Person.__table__.c
    return named(text, person.id, person.email) or named(text, person.id, person.name)


def offices_named(text: str) -> set[uuid.UUID]:
    """By name in either language."""
    office = Office.__table__.c
    return named(text, office.id, office.name_nl, office.name_en)


def topics_named(text: str) -> set[uuid.UUID]:
    """By slug, else by label in either language; retired ones too."""
    topic = Topic.__table__.c
    return named(text, topic.id, topic.slug) or named(
        text, topic.id, topic.label_nl, topic.label_en
    )


def sectors_named(text: str) -> set[uuid.UUID]:
    """By key, else by noun in either language."""
    sector = Sector.__table__.c
    return named(text, sector.id, sector.key) or named(
        text, sector.id, sector.nouns_nl, sector.nouns_en
    )
