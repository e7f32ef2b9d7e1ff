"""Rows that repeat in a form: adding, removing and moving them without JavaScript.

The buttons of the `repeat` macro post the whole form with `act` set to "add:points",
"remove:points-0", "copy:points-0", "up:points-1" or "down:points-0". A view answers with the form
again:

    act = request.form.get("act", "")
    if is_row_act(act):
        return render_template("…_form.html", values=rearranged(request.form, act), errors={})

and the template draws `row_count(values, "points")` rows, as many as have a value of any kind,
empty ones included. The names of rows may nest: "add:points-0-by".

What was removed is kept in the form, in the field REMOVED, as far as the page draws that:
"restore:last" brings the latest of it back. Three acts more are for fields that are no rows:
"drop:topics=SLUG" takes one value out of a list, "put:parties-0-organisation=TEXT" writes a text in
a field, and "take:with" only draws the form again, with what the page makes of that field.
"""

import json
import re
import uuid
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any

from werkzeug.datastructures import MultiDict

from logbook.web.schema import OF_THE_FORM

Values = dict[str, str | list[str]]

MOST_ROWS = 200
REMOVED = "removed"
MOST_REMOVED = 10
_ACT = re.compile(
    r"add:(?P<rows>[\w-]{1,80})|(?P<verb>remove|copy|up|down):(?P<row>[\w-]{1,80}-\d{1,5})"
    r"|drop:(?P<list>[\w-]{1,80})=(?P<one>.{1,300})|put:(?P<field>[\w-]{1,80})=(?P<text>.{0,4000})"
    r"|take:[\w-]{1,80}|(?P<back>restore:last)"
)


def is_row_act(act: str) -> bool:
    """Whether a form was sent by a button that changes its rows or lists, and saves nothing."""
    return _ACT.fullmatch(act) is not None


def rearranged(form: MultiDict[str, str], act: str) -> Values:
    """What was typed, by field path, after the act. Rows keep their ids and their order.

    An act on a row that is not there changes nothing.
    """
    values = as_typed(form)
    match = _ACT.fullmatch(act)
    if match is None:
        return values
    if match["rows"]:
        return with_row(values, match["rows"])
    if match["list"]:
        return _without(values, match["list"], match["one"])
    if match["field"]:
        return values | {match["field"]: match["text"]}
    if match["back"]:
        return _restored(values)
    return _with_row_changed(values, match["verb"], match["row"]) if match["verb"] else values


def _with_row_changed(values: Values, verb: str, row: str) -> Values:
    name, _, number = row.rpartition("-")
    rows = _rows(values, name)
    index = int(number)
    if index not in rows:
        return values
    place = rows.index(index)
    match verb:
        case "remove":
            rows.remove(index)
            values = _noted(values, {"rows": name, "at": place, "row": _row(values, name, index)})
        case "copy" if len(rows) < MOST_ROWS:
            fresh = max(rows) + 1
            values = _with(values, name, fresh, _row(values, name, index))
            values[f"{name}-{fresh}-id"] = str(uuid.uuid4())
            rows.insert(place + 1, fresh)
        case "up" if place > 0:
            rows[place - 1 : place + 1] = [index, rows[place - 1]]
        case "down" if place < len(rows) - 1:
            rows[place : place + 2] = [rows[place + 1], index]
    return _renumbered(values, name, rows)


def removed_of(values: Mapping[str, str | list[str]]) -> list[str]:
    """What was removed and can come back, as the form carries it, the latest last."""
    return listed(values, REMOVED)


def listed(values: Mapping[str, str | list[str]], name: str) -> list[str]:
    """The values of a list, of which a form that holds one says only a text."""
    given = values.get(name) or []
    return [given] if isinstance(given, str) else given


def _without(values: Values, name: str, one: str) -> Values:
    there = listed(values, name)
    if one not in there:
        return values
    noted = _noted(values, {"list": name, "one": one})
    return noted | {name: [other for other in there if other != one]}


def _noted(values: Values, gone: Mapping[str, Any]) -> Values:
    return values | {REMOVED: [*removed_of(values), json.dumps(gone)][-MOST_REMOVED:]}


def _restored(values: Values) -> Values:
    """The values with what was removed last; what no page of ours wrote is passed over."""
    *earlier, last = removed_of(values) or [""]
    values = values | {REMOVED: earlier}
    try:
        gone = json.loads(last)
        match gone:
            case {"list": str(name), "one": str(one)}:
                return values | {name: [*listed(values, name), one]}
            case {"rows": str(name), "at": int(place), "row": dict(row)}:
                return _with_row_back(values, name, place, row)
            case _:
                pass
    except (ValueError, RecursionError):
        pass
    return values


def _with_row_back(values: Values, name: str, place: int, row: Mapping[Any, Any]) -> Values:
    rows = _rows(values, name)
    if len(rows) >= MOST_ROWS:
        return values
    fresh = max(rows, default=-1) + 1
    texts = {
        path: text
        for path, text in row.items()
        if isinstance(text, str)
        or (isinstance(text, list) and all(isinstance(one, str) for one in text))
    }
    rows.insert(place, fresh)
    return _renumbered(_with(values, name, fresh, texts), name, rows)


def _row(values: Values, name: str, index: int) -> Values:
    """The fields of a row, by their path within it."""
    start = f"{name}-{index}-"
    return {
        path.removeprefix(start): value for path, value in values.items() if path.startswith(start)
    }


def _with(values: Values, name: str, index: int, row: Values) -> Values:
    return values | {f"{name}-{index}-{path}": value for path, value in row.items()}


def as_typed(form: MultiDict[str, str]) -> Values:
    """A form's content by field path, empty fields included: enough to draw the form again."""
    return {
        name: given[0] if len(given) == 1 else given
        for name, given in form.lists()
        if name not in OF_THE_FORM
    }


def with_row(values: Mapping[str, str | list[str]], name: str) -> Values:
    """The values with one more, empty row at the end of `name`; its id is made here."""
    count = row_count(values, name)
    grown: MutableMapping[str, str | list[str]] = dict(values)
    if count < MOST_ROWS:
        grown[f"{name}-{count}-id"] = str(uuid.uuid4())
    return dict(grown)


def with_rows(values: Mapping[str, str | list[str]], name: str, least: int) -> Values:
    """The values with at least so many rows in `name`."""
    grown = dict(values)
    for _ in range(row_count(grown, name), least):
        grown = with_row(grown, name)
    return grown


def compacted(values: Values, name: str) -> Values:
    """The values with the rows of `name` numbered without gaps."""
    return _renumbered(values, name, _rows(values, name))


def with_rows_of(values: Mapping[str, str | list[str]], names: Iterable[str]) -> Values:
    """The values with a row for each text of these lists: parts -> parts-0, parts-1."""
    rows = dict(values)
    for name in names:
        texts = rows.pop(name, [])
        for place, text in enumerate([texts] if isinstance(texts, str) else texts):
            rows[f"{name}-{place}"] = text
    return rows


def row_count(values: Iterable[str], name: str) -> int:
    """How many rows of `name` the field paths reach: one more than the highest row number."""
    return max(_rows(values, name), default=-1) + 1


def _rows(values: Iterable[str], name: str) -> list[int]:
    """The numbers of the rows there are, in order."""
    start = f"{name}-"
    numbers = (path[len(start) :].partition("-")[0] for path in values if path.startswith(start))
    return sorted({int(n) for n in numbers if n.isascii() and n.isdecimal() and len(n) < 6})


def _renumbered(values: Values, name: str, rows: list[int]) -> Values:
    """The values with the rows of `name` in this order, numbered from 0; others are left out."""
    places = {str(row): place for place, row in enumerate(rows)}
    moved: Values = {}
    for path, value in values.items():
        if not path.startswith(f"{name}-"):
            moved[path] = value
            continue
        number, dash, rest = path[len(name) + 1 :].partition("-")
        if number in places:
            moved[f"{name}-{places[number]}{dash}{rest}"] = value
    return moved
