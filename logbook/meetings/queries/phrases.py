"""The vocabulary of sentences. Everybody who signs in reads it."""

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from logbook.db import db
from logbook.errors import NotFound
from logbook.meetings.models import Phrase


def phrases() -> Sequence[Phrase]:
    """All phrases, by key."""
    return db.session.scalars(select(Phrase).order_by(Phrase.key)).all()


def phrase(id: uuid.UUID) -> Phrase:
    """The phrase with this id. Raises NotFound."""
    found = db.session.get(Phrase, id)
    if found is None:
        raise NotFound
    return found


def phrase_with_key(key: str) -> Phrase | None:
    """The phrase with this key, or None."""
    return db.session.scalar(select(Phrase).where(Phrase.key == key))
