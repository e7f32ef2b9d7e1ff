"""The rows that a record owns, replaced as a whole; a row given by its id stays the same row."""

import uuid
from collections.abc import Sequence
from typing import Protocol, TypeVar

from sqlalchemy import select

from logbook.db import Identified, db
from logbook.errors import Invalid
from logbook.web.language import _

Row = TypeVar("Row", bound=Identified)


class GivenRow(Protocol):
    """A row as a client gives it."""

    @property
    def id(self) -> uuid.UUID | None:
        """The client's id for it; None where the program may choose."""


def rows_for(
    kind: type[Row], current: Sequence[Row], given: Sequence[GivenRow], path: str
) -> list[Row]:
    """A row for each that is given, in that order: the current one with its id, or a new one.

    Raises Invalid for an id that is given twice or that a row of another record has.
    """
    ids = [row.id for row in given if row.id is not None]
    known = {row.id: row for row in current}
    taken = set(
        db.session.scalars(select(kind.id).where(kind.id.in_([i for i in ids if i not in known])))
    )
    errors: dict[str, list[str]] = {}
    rows: list[Row] = []
    for place, row in enumerate(given):
        if row.id is not None and (ids.count(row.id) > 1 or row.id in taken):
            errors[f"{path}-{place}-id"] = [_("Another row has this id. Choose a new one.")]
        rows.append(known[row.id] if row.id in known else _new(kind, row.id))
    if errors:
        raise Invalid(errors)
    return rows


def _new(kind: type[Row], row_id: uuid.UUID | None) -> Row:
    made = kind()
    made.id = row_id or uuid.uuid4()
    return made
