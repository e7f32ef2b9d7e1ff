"""A whole record as JSON: its columns, the rows it owns, the ids of what it is linked to."""

import uuid
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import ONETOMANY, ColumnProperty, Mapper, RelationshipProperty

from logbook.db import Base
from logbook.history.chain import instant


def snapshot(record: Base) -> dict[str, Any]:
    """The record with its owned rows, complete enough to rebuild it.

    Shape: column name -> value; relationship that owns rows (delete-orphan) -> list of such
    objects in order; many-to-many link -> sorted list of ids. Left out are secrets (columns marked
    `info={"secret": True}`), as the history is read by more people than the record, and what
    follows from other columns (`info={"derived": True}`).
    """
    columns, related = _told(record.__class__)
    told = {name: _plain(getattr(record, name)) for name in columns}
    for prop in related:
        told[prop.key] = _related(record, prop)
    return told


@cache
def _told(kind: type[Base]) -> tuple[tuple[str, ...], tuple[RelationshipProperty[Any], ...]]:
    """Of which columns and which relationships the history tells."""
    mapper: Mapper[Any] = inspect(kind)
    columns = [prop for prop in mapper.attrs if isinstance(prop, ColumnProperty)]
    related = [one for one in mapper.relationships if _is_owned(one) or one.secondary is not None]
    return tuple(prop.key for prop in columns if not is_left_out(prop)), tuple(related)


def is_left_out(prop: ColumnProperty[Any]) -> bool:
    """Whether the history says nothing of the column."""
    facts = prop.columns[0].info
    return bool(facts.get("secret") or facts.get("derived"))


def _is_owned(prop: RelationshipProperty[Any]) -> bool:
    return prop.direction is ONETOMANY and prop.cascade.delete_orphan


def _related(record: Base, prop: RelationshipProperty[Any]) -> object:
    related = getattr(record, prop.key)
    if _is_owned(prop):
        return [snapshot(row) for row in related] if prop.uselist else related and snapshot(related)
    return sorted(str(row.id) for row in related)


def _plain(value: object) -> object:
    if value is None or value.__class__ is str:
        return value
    match value:
        case StrEnum():
            return value.value
        case uuid.UUID():
            return str(value)
        case datetime():
            return instant(value)
        case date() | time():
            return value.isoformat()
        case _:
            return value
