"""What follows what: a record what it merged into, a topic its parent, an office another.

And the other way: what went up in an organisation or a contact.
"""

import uuid
from collections.abc import Iterable, Iterator

from sqlalchemy import CTE, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from logbook.db import db
from logbook.directory.models import Organisation, Person

Link = InstrumentedAttribute[uuid.UUID | None]
Ids = Iterable[uuid.UUID] | Select[uuid.UUID]
Merging = type[Organisation] | type[Person]


def chain(link: Link, start: uuid.UUID) -> Iterator[uuid.UUID]:
    """The record itself and then what each refers to by `link`. Ends, also where they go round."""
    seen: set[uuid.UUID] = set()
    here: uuid.UUID | None = start
    while here is not None and here not in seen:
        seen.add(here)
        yield here
        here = db.session.scalar(select(link).where(link.class_.id == here))


def goes_round(link: Link, record_id: uuid.UUID, target: uuid.UUID | None) -> bool:
    """Whether the record would lead back to itself once it refers to `target`."""
    return target is not None and record_id in chain(link, target)


def lineage(ids: Ids, kind: Merging = Organisation) -> Select[uuid.UUID]:
    """These ids, and those of all that went up in them: their talks are theirs."""
    return select(mergers(ids, kind).c.id)


def mergers(ids: Ids, kind: Merging = Organisation) -> CTE:
    """Rows (stays, id): each of these with itself, and with all that went up in it by any way."""
    found = select(kind.id.label("stays"), kind.id).where(kind.id.in_(ids)).cte(recursive=True)
    # UNION drops what is there already, so that mergers that go round end.
    went_up = kind.merged_into_id == found.c.id
    return found.union(select(found.c.stays, kind.id).join(found, went_up))


def stays(kind: Merging, record_id: uuid.UUID) -> uuid.UUID:
    """Where the record went in the end, itself where it stayed."""
    *_, last = chain(kind.merged_into_id, record_id)
    return last
