"""By what a list is sorted: a key, as `title`, with a minus the other way about."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import SQLColumnExpression, nulls_last

Keys = Mapping[str, SQLColumnExpression[Any]]
"""What is sorted by each key."""
NO_MORE: Keys = {}


def both_ways(keys: Iterable[str]) -> list[str]:
    """All that may be asked for."""
    return [way for key in keys for way in (key, f"-{key}")]


def sorted_by(
    wanted: str, keys: Keys, then: Iterable[SQLColumnExpression[Any]]
) -> list[SQLColumnExpression[Any]]:
    """The order of SQL: what is wanted, what is empty last, and `then` by what tells rows apart.

    By that alone where nothing is wanted. Raises KeyError for a key that there is not.
    """
    if not wanted:
        return list(then)
    by = keys[wanted.removeprefix("-")]
    return [nulls_last(by.desc() if wanted.startswith("-") else by.asc()), *then]
