"""Records by their ids, in one statement for all that the session does not hold already."""

import uuid
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm.interfaces import ORMOption
from sqlalchemy.orm.util import identity_key

from logbook.db import Base, db

Kept = TypeVar("Kept", bound=Base)


def by_id(kind: type[Kept], ids: Iterable[uuid.UUID], *options: ORMOption) -> dict[uuid.UUID, Kept]:
    """The records with these ids, by id; those that are not there are left out.

    With `options` all are asked for, so that each has what they load.
    """
    wanted, found = set(ids), {}
    if not options:
        at_hand = db.session().identity_map
        held = ((one, at_hand.get(identity_key(kind, one))) for one in wanted)
        found = {one: record for one, record in held if record is not None}
    if missing := wanted.difference(found):
        rows = db.session.scalars(_select(kind).options(*options), {"ids": list(missing)})
        found |= {row.id: row for row in rows}
    return found


@cache
def _select(kind: type[Base]) -> Select[Any]:
    """Made once: to make it takes longer than to ask it."""
    identity = kind.id  # type: ignore[attr-defined]
    return select(kind).where(identity.in_(bindparam("ids", expanding=True)))
