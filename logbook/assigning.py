"""Copying what was given onto a row, so that nothing of it is lost unsaid."""

import inspect
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, get_args, get_type_hints

from logbook.db import Base
from logbook.judging import UNREAD, CannotJudge

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def assign(row: Base, details: "DataclassInstance", *, apart: tuple[str, ...] = ()) -> None:
    """Give the row what the details say, field by field of one name; its id it has already.

    `apart` names the fields that the caller writes out, because they are stored otherwise. Lists
    are copied; an empty text is None where the column may be. Raises TypeError, which names them,
    for fields without a column of their name and type that are not `apart`, and for names `apart`
    that are no fields: whoever adds a field meets it with the first record that is saved. Raises
    CannotJudge for a field that could not be read.
    """
    if any(getattr(details, name) is UNREAD for name in details.__dataclass_fields__):
        raise CannotJudge
    for name, nullable in _columns(type(row), type(details), apart):
        value = getattr(details, name)
        if nullable and value == "":
            value = None
        setattr(row, name, list(value) if isinstance(value, list) else value)


@cache
def _columns(
    row: type[Base], details: "type[DataclassInstance]", apart: tuple[str, ...]
) -> tuple[tuple[str, bool], ...]:
    """The names to copy, and whether the column may be None."""
    given = {name: _kinds(hint) for name, hint in get_type_hints(details).items() if name != "id"}
    stored = {
        name: _kinds(*get_args(hint))
        for name, hint in inspect.get_annotations(row).items()
        if get_args(hint)
    }
    copied = given.keys() - set(apart)
    lost = {name for name in copied if not given[name] <= stored.get(name, frozenset())}
    lost |= set(apart) - given.keys()
    if lost:
        raise TypeError(f"{details.__name__}, on {row.__name__}: say where {sorted(lost)} go")
    return tuple((name, type(None) in stored[name]) for name in sorted(copied))


def _kinds(hint: object) -> frozenset[object]:
    """The types that a union allows; of anything else itself."""
    return frozenset(get_args(hint) if isinstance(hint, UnionType) else (hint,))
