"""Finding a record by what people call it, equally on both engines."""

import uuid
from functools import cache
from typing import Any

from sqlalchemy import Select, SQLColumnExpression, Text, bindparam, func, or_, select

from logbook.db import db
from logbook.search.folding import folded

Column = SQLColumnExpression[Any]


@cache
def _exact(identity: Column, columns: tuple[Column, ...]) -> Select[Any]:
    """Made once: to make it takes longer than to ask it."""
    text = bindparam("text", type_=Text())
    return select(identity).where(or_(*(column == text for column in columns)))


def named(text: str, identity: Column, *columns: Column) -> set[uuid.UUID]:
    """The rows with this text in one of the columns; else, whatever the capitals and accents.

    The engines fold the capitals of accented letters differently. So for the second look they only
    compare lengths, and the comparison itself is Python's.
    """
    wanted = folded(text)  # asked before the database is: of what could not be read it says so
    found = set(db.session.scalars(_exact(identity, columns), {"text": text}))
    if found:
        return found
    as_long = or_(*(func.length(column) == len(text) for column in columns))
    rows = db.session.execute(select(identity, *columns).where(as_long))
    return {row[0] for row in rows if any(name and folded(name) == wanted for name in row[1:])}
