"""By which words the records of the directory are found, and what others call them."""

import uuid
from collections.abc import Iterable, Mapping, Set

from sqlalchemy import select

from logbook.db import db
from logbook.directory.models import Office, Organisation, Person, Sector, Topic
from logbook.search import service as search
from logbook.search.details import IndexDocument, Kind, in_both
from logbook.wording import Wording

Names = Mapping[uuid.UUID, list[str | None]]
Kept = Organisation | Person | Office | Topic | Sector
KINDS = {Organisation: Kind.ORGANISATION, Person: Kind.PERSON, Topic: Kind.TOPIC}


def forget(record: Kept) -> None:
    """Let a record be found no more: it is gone for good."""
    if kind := KINDS.get(type(record)):
        search.remove(kind, [record.id])


def names_of(organisations: Set[uuid.UUID | None], sectors: Set[uuid.UUID | None]) -> Names:
    """What organisations and sectors are called, by id. Asks by id: a link may be minutes older."""
    own, nouns = Organisation, Sector.nouns
    columns = (own.id, own.short_name, own.name.nl, own.name.en)
    found: dict[uuid.UUID, list[str | None]] = {}
    if organisations := organisations - {None}:
        rows = db.session.execute(select(*columns).where(own.id.in_(organisations)))
        found |= {identity: list(names) for identity, *names in rows}
    if sectors := sectors - {None}:
        columns_of_sectors = select(Sector.id, nouns.nl, nouns.en)
        rows_of_sectors = db.session.execute(columns_of_sectors.where(Sector.id.in_(sectors)))
        found |= {identity: list(names) for identity, *names in rows_of_sectors}
    return found


def index(*records: Kept) -> None:
    """Let these records be found by what they say now."""
    search.put_at_end(documents, records)


def documents(records: Iterable[Kept]) -> list[IndexDocument]:
    """What each is found by. Offices and sectors have no pages of their own to be found."""
    records = list(records)
    organisations = [record for record in records if isinstance(record, Organisation)]
    people = [record for record in records if isinstance(record, Person)]
    names = names_of(
        {row.organisation_id for person in people for row in person.known_affiliations},
        {organisation.sector_id for organisation in organisations},
    )
    return [
        *(_of_organisation(organisation, names) for organisation in organisations),
        *(_of_person(person, names) for person in people),
        *(_of_topic(record) for record in records if isinstance(record, Topic)),
    ]


def _of_organisation(record: Organisation, names: Names) -> IndexDocument:
    return IndexDocument(
        Kind.ORGANISATION,
        record.id,
        Wording(
            _with_short(record.name.nl, record.short_name),
            _with_short(record.name.en, record.short_name) if record.name.en else None,
        ),
        record.created_at.date(),
        [
            record.notes,
            *(former.name for former in record.former_names),
            *in_both(record.in_sentence),
            *(names.get(record.sector_id, []) if record.sector_id else []),
        ],
    )


def _with_short(name: str, short: str | None) -> str:
    return f"{name} ({short})" if short and short not in name else name


def _of_person(record: Person, names: Names) -> IndexDocument:
    """By what they are called, and by what those are that were made one with them."""
    texts: list[str | None] = [record.email]
    for other in record.made_one:
        texts += [other.name, other.email]
    for row in record.known_affiliations:
        texts += [row.function, *names.get(row.organisation_id, [])]
    return IndexDocument(
        Kind.PERSON, record.id, Wording(record.name), record.created_at.date(), texts
    )


def _of_topic(record: Topic) -> IndexDocument:
    day = record.created_at.date()
    return IndexDocument(Kind.TOPIC, record.id, record.label, day, slug=record.slug)
