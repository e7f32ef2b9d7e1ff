"""The documents that the example is written in: JSON files by subject, in `data/`.

Their records have the shape of the JSON API and come in through the schemas of the features. Two
marks are the documents' own, each in place of a whole text:

- `#G1` is the id of what the example calls G1, the same in every installation;
- `{today+3}` is a date: so many days from the day of loading. `{workday-10}` is such a day too, or
  the working day beyond it; `{month+2}` is a month.
"""

import json
import re
import uuid
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from logbook.dates import PartialDate
from logbook.followups.moments import workday_from, workday_until
from logbook.web.reading import InputReading, reading_as
from logbook.web.schema import LogbookSchema

DATA = Path(__file__).parent / "data"
NAMESPACE = uuid.UUID("3f1c8a52-6d0e-5b7c-9a44-0e7a3c2d9b10")
_NAME = re.compile(r"#([\w.]+)")
_DATE = re.compile(r"\{(today|workday|month)([+-]\d+)\}")


def identity(name: str) -> uuid.UUID:
    """The id of the record that the example calls so ('G1', 'M1')."""
    return uuid.uuid5(NAMESPACE, name)


def records(file: str, collection: str, *, today: date) -> list[dict[str, Any]]:
    """The records of one collection of a file, with their marks filled in."""
    content = json.loads((DATA / f"{file}.json").read_text(encoding="utf-8"))
    filled: list[dict[str, Any]] = _filled(content[collection], today)
    return filled


def details(schema: LogbookSchema, record: dict[str, Any], *, today: date) -> Any:
    """What a use case takes, read from a record as the API reads it. Raises ValidationError."""
    with reading_as(InputReading(typed=False, today=today, language="nl")):
        return schema.load(record)


def _filled(node: Any, today: date) -> Any:
    match node:
        case dict():
            return {key: _filled(value, today) for key, value in node.items()}
        case list():
            return [_filled(value, today) for value in node]
        case str():
            return _text(node, today)
        case _:
            return node


def _text(text: str, today: date) -> str:
    if name := _NAME.fullmatch(text):
        return str(identity(name[1]))
    if counted := _DATE.fullmatch(text):
        return _date(counted[1], int(counted[2]), today).edtf
    return text


def _date(unit: str, count: int, today: date) -> PartialDate:
    if unit == "month":
        months = today.year * 12 + today.month - 1 + count
        return PartialDate.parse(f"{months // 12:04}-{months % 12 + 1:02}")
    day = today + timedelta(days=count)
    if unit == "workday":
        day = workday_from(day) if count > 0 else workday_until(day)
    return PartialDate.on(day)
