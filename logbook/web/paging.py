"""Pages of a list: which one is asked for, and what came."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request
from flask_babel import gettext as _

from logbook.errors import Invalid

Item = TypeVar("Item")
LARGEST = 200
FURTHEST = 100_000


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page (from 1) of how many items each."""

    page: int = 1
    size: int = 50

    @property
    def offset(self) -> int:
        """How many items stand before the page."""
        return (self.page - 1) * self.size


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, and how many items there are in all."""

    items: Sequence[Item]
    total: int
    paging: Paging


def read_paging(*, size: int = 50) -> Paging:
    """`?page=&pageSize=` of this request. Raises Invalid for what is not a number in range."""
    errors: dict[str, list[str]] = {}
    page = _number("page", 1, FURTHEST, errors)
    size = _number("pageSize", size, LARGEST, errors)
    if errors:
        raise Invalid(errors)
    return Paging(page, size)


def _number(name: str, default: int, largest: int, errors: dict[str, list[str]]) -> int:
    text = request.args.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:9]) <= largest:
        errors[name] = [_("Use a whole number from 1 to %(largest)d.", largest=largest)]
        return default
    return int(text[:9])
