"""What follows what: an organisation what it merged into, a topic its parent, an office another."""

import uuid
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from logbook.db import db

Link = InstrumentedAttribute[uuid.UUID | None]


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
