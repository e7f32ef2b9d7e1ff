"""What follows what: an organisation what it merged into, a topic its parent, an office another.

And the other way: what went up in an organisation.
"""

import uuid
from collections.abc import Iterable, Iterator

from sqlalchemy import CTE, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from logbook.db import db
from logbook.directory.models import Organisation

Link = InstrumentedAttribute[uuid.UUID | None]
Organisations = Iterable[uuid.UUID] | Select[uuid.UUID]


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


def lineage(organisations: Organisations) -> Select[uuid.UUID]:
    """The ids of these organisations and of all that went up in them: their talks are theirs."""
    return select(mergers(organisations).c.id)


def mergers(organisations: Organisations) -> CTE:
    """Rows (stays, id): each of these with itself, and with all that went up in it by any way."""
    own = Organisation.id.in_(organisations)
    found = select(Organisation.id.label("stays"), Organisation.id).where(own).cte(recursive=True)
    # UNION drops what is there already, so that mergers that go round end.
    went_up = Organisation.merged_into_id == found.c.id
    return found.union(select(found.c.stays, Organisation.id).join(found, went_up))
