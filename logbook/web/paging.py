"""Which page of a list the query string asks for."""

from flask import request
from flask_babel import gettext as _

from logbook.errors import Invalid
from logbook.paging import Page, Paging

__all__ = ["Page", "Paging", "read_paging"]

LARGEST = 200
FURTHEST = 100_000


def read_paging(*, size: int = 50) -> Paging:
    """`?page=&pageSize=` of this request. Raises Invalid for what is not a number in range."""
    errors: dict[str, list[str]] = {}
    page = _number("page", 1, FURTHEST, errors)
    size = _number("pageSize", size, LARGEST, errors)
    if errors:
        raise Invalid(errors)
    return Paging(page, size)


def read_part(name: str, size: int) -> Paging:
    """`?NAME=` of this request: which part of what is shown so many at a time. Raises Invalid."""
    errors: dict[str, list[str]] = {}
    number = _number(name, 1, FURTHEST, errors)
    if errors:
        raise Invalid(errors)
    return Paging(number, size)


def _number(name: str, default: int, largest: int, errors: dict[str, list[str]]) -> int:
    text = request.args.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:9]) <= largest:
        errors[name] = [_("Use a whole number from 1 to %(largest)d.", largest=largest)]
        return default
    return int(text[:9])
