"""Which rows of two versions of a form are the same ones, wherever they stand.

A row is known by its id; one whose id the other version has not by what it says, for two people
may have written the same; one that has no id then by its place among those that are left.
"""

import re
from collections.abc import Mapping

Values = Mapping[str, str | list[str]]
Path = tuple[str, ...]
"""Of a field: its path with `*` for the number of each row, then the key of each of those rows."""
Cells = dict[Path, str | list[str]]

_ROW = re.compile(r"(?<=-)\d+(?=-|$)")


def by_row(values: Values) -> Cells:
    """The values by path, rows in their order; the key of a row is its id, else its number."""
    found: Cells = {}
    for path in sorted(values, key=_in_order):
        keys = []
        for number in _ROW.finditer(path):
            row_id = values.get(f"{path[: number.end()]}-id")
            keys.append(row_id if isinstance(row_id, str) and row_id else number.group())
        found[_ROW.sub("*", path), *keys] = values[path]
    return found


def order_of_rows(cells: Cells) -> dict[str, list[str]]:
    """By the name of each list of rows their keys, as they stand."""
    found: dict[str, dict[str, None]] = {}
    for pattern, *keys in cells:
        if keys:
            found.setdefault(_rows(pattern), {})[keys[0]] = None
    return {rows: list(keys) for rows, keys in found.items()}


def aligned(ours: Cells, yours: Cells) -> Cells:
    """Yours, each row under the key that the same row has in ours."""
    renamed: dict[tuple[str, str], str] = {}
    mine = order_of_rows(ours)
    for rows, keys in order_of_rows(yours).items():
        free = [key for key in mine.get(rows, []) if key.isdecimal() or key not in keys]
        left = [key for key in keys if key.isdecimal() or key not in mine.get(rows, [])]
        for key in list(left):
            said = _content(yours, rows, key)
            same = next((one for one in free if _content(ours, rows, one) == said), None)
            if same is not None:
                renamed[rows, key] = same
                free.remove(same)
                left.remove(key)
        free = [key for key in free if key.isdecimal()]
        for key in filter(str.isdecimal, left):
            renamed[rows, key] = free.pop(0) if free else f"+{key}"
    return {_under(path, renamed): value for path, value in yours.items()}


def _under(path: Path, renamed: Mapping[tuple[str, str], str]) -> Path:
    pattern, *keys = path
    if not keys:
        return path
    return pattern, renamed.get((_rows(pattern), keys[0]), keys[0]), *keys[1:]


def _content(cells: Cells, rows: str, key: str) -> dict[Path, str | list[str]]:
    """What a row says, without its key."""
    return {
        (path[0], *path[2:]): value
        for path, value in cells.items()
        if len(path) > 1 and path[1] == key and _rows(path[0]) == rows
    }


def _rows(pattern: str) -> str:
    return pattern.partition("-*")[0]


def _in_order(path: str) -> list[tuple[int, str]]:
    """Fields as they come, rows by their numbers."""
    pieces = path.split("-")
    return [(int(one), "") if one.isdecimal() and len(one) < 10 else (-1, one) for one in pieces]
