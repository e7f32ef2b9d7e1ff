"""What forms offer to choose from, in the reader's language."""

import uuid
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import SQLColumnExpression, func, or_, select

from logbook.db import db
from logbook.directory.models import Affiliation, Office, Organisation, Person, Sector, Topic
from logbook.ordering import name_key


class OrganisationName(NamedTuple):
    """An organisation as a form offers it."""

    id: uuid.UUID
    name: str
    short_name: str | None


def organisation_choices(language: str = "nl") -> list[OrganisationName]:
    """Every organisation that was not merged away, by name."""
    name: SQLColumnExpression[str] = Organisation.name.nl
    if language == "en":
        name = func.coalesce(Organisation.name.en, Organisation.name.nl)
    rows = db.session.execute(
        select(Organisation.id, name, Organisation.short_name)
        .where(Organisation.merged_into_id.is_(None))
        .order_by(Organisation.id)
    )
    return sorted((OrganisationName(*row) for row in rows), key=lambda one: name_key(one.name))


def short_names(names: Collection[str]) -> dict[str, str]:
    """By name, in either language, how these organisations are called for short, if they are."""
    one = Organisation
    rows = db.session.execute(
        select(one.name.nl, one.name.en, one.short_name).where(
            one.short_name.is_not(None), or_(one.name.nl.in_(names), one.name.en.in_(names))
        )
    )
    return {name: short for nl, en, short in rows for name in (nl, en) if name and short}


def sector_choices(language: str = "nl") -> list[tuple[str, str]]:
    """(key, noun) of every sector, by noun."""
    sectors = db.session.scalars(select(Sector))
    return sorted(
        ((sector.key, sector.nouns.in_language(language)) for sector in sectors),
        key=lambda choice: name_key(choice[1]),
    )


def office_choices(language: str = "nl") -> list[tuple[str, str]]:
    """(id, name) of every office, by name."""
    offices = db.session.scalars(select(Office))
    return sorted(
        ((str(office.id), office.name.in_language(language)) for office in offices),
        key=lambda choice: name_key(choice[1]),
    )


def topic_choices(language: str = "nl", *, also: Collection[str] = ()) -> list[tuple[str, str]]:
    """(slug, label) of every topic in use, a child after its parent as 'parent: child'.

    `also`: slugs that the record names already, offered though they are retired.
    """
    topics = list(db.session.scalars(select(Topic)))
    children: dict[uuid.UUID | None, list[Topic]] = {}
    for topic in sorted(topics, key=lambda topic: name_key(topic.label.in_language(language))):
        children.setdefault(topic.parent_id, []).append(topic)
    return [
        (topic.slug, path)
        for topic, path in _walk(children, None, "", language)
        if not topic.retired or topic.slug in also
    ]


def _walk(
    children: dict[uuid.UUID | None, list[Topic]],
    parent_id: uuid.UUID | None,
    above: str,
    language: str,
) -> Iterator[tuple[Topic, str]]:
    for topic in children.get(parent_id, []):
        path = above + topic.label.in_language(language)
        yield topic, path
        yield from _walk(children, topic.id, f"{path}: ", language)


def person_choices(
    today: date, *, also: Collection[str] = (), only: Collection[uuid.UUID] | None = None
) -> list[tuple[str, str]]:
    """(id, 'Name, organisations of today') of every contact, or of those with these ids, by name.

    `also`: ids that the record names already, offered though they were made one with another.
    """
    wanted = [] if only is None else [Person.id.in_(only)]
    rows = db.session.execute(
        select(
            Person.id,
            Person.merged_into_id,
            Person.name,
            Organisation.short_name,
            Organisation.name.nl,
        )
        .outerjoin(
            Affiliation,
            (Affiliation.person_id == Person.id)
            & or_(Affiliation.since.is_(None), Affiliation.since <= today)
            & or_(Affiliation.until.is_(None), Affiliation.until > today),
        )
        .outerjoin(Organisation, Organisation.id == Affiliation.organisation_id)
        .where(*wanted)
        .order_by(Person.sort_key, Person.id, Affiliation.position)
    )
    labels: dict[uuid.UUID, list[str]] = {}
    for person_id, merged, name, short_name, organisation in rows:
        if merged and str(person_id) not in also:
            continue
        label = labels.setdefault(person_id, [name])
        if organisation:
            label.append(short_name or organisation)
    return [(str(person_id), ", ".join(label)) for person_id, label in labels.items()]
