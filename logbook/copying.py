"""Records made of rows: what has the same name is copied, what differs is said."""

from collections.abc import Iterable
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from logbook.db import Base

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


def copied(kind: type[Record], row: object, /, **differing: Any) -> Record:
    """A record of a dataclass with the values that the row has under the names of its fields.

    `differing` says the fields that the row has otherwise or not at all. A list becomes a tuple, so
    that nothing of the row is shared. Raises AttributeError where a field has no source, TypeError
    where one would hold a row of the database, and where `differing` names what is no field.
    """
    same = {name: _value(row, name) for name in _names(kind) if name not in differing}
    return kind(**same, **differing)


@cache
def _names(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


def _value(row: object, name: str) -> object:
    value = getattr(row, name)
    if isinstance(value, list):
        value = tuple(value)
    several: Iterable[object] = value if isinstance(value, tuple) else (value,)
    if any(isinstance(one, Base) for one in several):
        raise TypeError(f"{type(row).__name__}.{name} holds rows; say what of them is meant")
    return value
