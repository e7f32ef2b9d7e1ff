"""Records by their ids, in one statement for all that the session does not hold already."""

import uuid
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Select, bindparam, select
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
    if missing := list(wanted.difference(found)):
        statement = _several(kind) if len(missing) > 1 else _one(kind)
        given = {"ids": missing} if len(missing) > 1 else {"id": missing[0]}
        # A statement with options is another one, which is made anew.
        asked = statement.options(*options) if options else statement
        found |= {row.id: row for row in db.session.scalars(asked, given)}
    return found


# Made once: to make them takes longer than to ask them. Base has no id of its own, its records do.


@cache
def _one(kind: type[Base]) -> Select[Any]:
    return select(kind).where(kind.id == bindparam("id"))  # type: ignore[attr-defined]


@cache
def _several(kind: type[Base]) -> Select[Any]:
    asked: BindParameter[Any] = bindparam("ids", expanding=True)
    return select(kind).where(kind.id.in_(asked))  # type: ignore[attr-defined]
