"""Lists as their address says: narrowed, sorted, and what each link of them leads to.

All of it is in the query string, so that an address can be kept, sent and gone back to.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from flask import request

from logbook.web.language import current_language

OF_THE_PAGE = ("page", "more")
"""What of an address is of one page of the list, and not of the list."""


Columns = Callable[[], Iterable[tuple[str, str]]]
"""Of each column its words and the key by which it is sorted, or ''."""


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """The head of a column.

    `query`: the address that sorts by it, '' where none does. `sorted`: 'ascending', 'descending'
    or ''. `kind`: its class.
    """

    label: str
    query: str = ""
    sorted: str = ""
    kind: str = ""


def heads(columns: Columns, *, default: str) -> tuple[ColumnHead, ...]:
    """The heads of a list. `default`: how it is sorted where the address does not say."""
    return _heads(columns, default, current_language(), request.query_string)


@lru_cache(maxsize=1000)
def _heads(
    columns: Columns, default: str, _language: str, _address: bytes
) -> tuple[ColumnHead, ...]:
    now = request.args.get("sort", "").strip() or default
    return tuple([_head(label, key, now, default) for label, key in columns()])


def _head(label: str, key: str, now: str, default: str) -> ColumnHead:
    if not key:
        return ColumnHead(label)
    ways = (key, f"-{key}")
    if now not in ways:
        # The other way about where that is how the list is read: the newest, the most.
        first = ways[1] if default == ways[1] else ways[0]
        return ColumnHead(label, query(sort=first))
    is_down = now == ways[1]
    other = ways[0] if is_down else ways[1]
    return ColumnHead(label, query(sort=other), "descending" if is_down else "ascending")


def query(**changed: str | None) -> str:
    """The query string of the first page of this list with that changed; None takes away."""
    kept = [
        (name, value)
        for name, value in request.args.items(multi=True)
        if name not in changed and name not in OF_THE_PAGE and value
    ]
    return "?" + urlencode([*kept, *((name, value) for name, value in changed.items() if value)])


Filters = Mapping[str, str]
"""What each filter of a list is called, by its name in the query string."""


def active(
    filters: Filters, words: Mapping[str, Mapping[str, str] | Sequence[tuple[str, str]]]
) -> tuple[tuple[str, str], ...]:
    """What the list is narrowed by, in words, each with the address without it.

    `words`: what the values of a filter are called. One whose value is its only one ('true') is
    told by its name alone.
    """
    found = []
    for name, label in filters.items():
        if value := request.args.get(name, "").strip():
            said = dict(words.get(name, ())).get(value, value)
            text = label if value == "true" else f"{label}: {said}"
            found.append((text, query(**{name: None})))
    return tuple(found)


def is_asked(*names: str) -> bool:
    """Whether the address says anything of these."""
    return any(request.args.get(name) for name in names)
