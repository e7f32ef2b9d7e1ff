"""Rows that repeat in a form: adding, removing and moving them without JavaScript.

The buttons of the `repeat` macro post the whole form with `act` set to "add:points",
"remove:points-0", "up:points-1" or "down:points-0". A view answers with the form again:

    act = request.form.get("act", "")
    if is_row_act(act):
        return render_template("…_form.html", values=rearranged(request.form, act), errors={})

and the template draws `row_count(values, "points")` rows, as many as have a value of any kind,
empty ones included. The names of rows may nest: "add:points-0-by".
"""

import re
import uuid
from collections.abc import Iterable, Mapping, MutableMapping

from werkzeug.datastructures import MultiDict

from logbook.web.schema import OF_THE_FORM

Values = dict[str, str | list[str]]

MOST_ROWS = 200
_ACT = re.compile(
    r"add:(?P<rows>[\w-]{1,80})|(?P<verb>remove|up|down):(?P<row>[\w-]{1,80}-\d{1,5})"
)


def is_row_act(act: str) -> bool:
    """Whether a form was sent by a button that adds, removes or moves a row."""
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
    name, _, number = match["row"].rpartition("-")
    rows = _rows(values, name)
    index = int(number)
    if index not in rows:
        return values
    place = rows.index(index)
    match match["verb"]:
        case "remove":
            rows.remove(index)
        case "up" if place > 0:
            rows[place - 1 : place + 1] = [index, rows[place - 1]]
        case "down" if place < len(rows) - 1:
            rows[place : place + 2] = [rows[place + 1], index]
    return _renumbered(values, name, rows)


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
