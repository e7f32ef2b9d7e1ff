"""Of which records that are pointed to somebody may know.

What can be pointed to stands to the right of here; its room says once, for its kind, which of some
ids are records that exist and that a caller may know of.
"""

import uuid
from collections.abc import Callable, Iterable
from enum import StrEnum

from logbook.db import db
from logbook.policy import Caller


class Pointed(StrEnum):
    """The kinds of record that are pointed to from their left."""

    MEETING = "meeting"
    LETTER = "letter"


Sight = Callable[[Caller, Iterable[uuid.UUID | None]], set[uuid.UUID]]

_sights: dict[Pointed, Sight] = {}


def says_who_knows(kind: Pointed) -> Callable[[Sight], Sight]:
    """Let the function that follows say it for this kind."""

    def keep(sight: Sight) -> Sight:
        _sights[kind] = sight
        return sight

    return keep


def known(kind: Pointed, caller: Caller, ids: Iterable[uuid.UUID | None]) -> set[uuid.UUID]:
    """Those of the ids that are records of the kind of which the caller may know, in one query."""
    # Asked while a record is being written: what is half written must not become a version of it.
    with db.session.no_autoflush:
        return _sights[kind](caller, ids)


def is_known(kind: Pointed, caller: Caller, id: uuid.UUID) -> bool:
    """Whether there is such a record, and the caller may know of it."""
    return id in known(kind, caller, [id])
