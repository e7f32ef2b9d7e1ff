"""A select that is compiled once and asked of the driver itself.

For the one read of a page that is asked for hundreds of times a second: what SQLAlchemy does around
a statement takes ten times as long as SQLite takes to answer it. The statement, its types and both
engines stay SQLAlchemy's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, Select

from logbook.db import db

Convert = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    text: str
    fixed: Mapping[str, Any]
    order: Sequence[str] | None
    from_database: Sequence[Convert | None]


class Prepared:
    """A select without lists among its parameters (`in_`), for one row at a time."""

    def __init__(self, wanted: Select[Any]) -> None:
        self.wanted = wanted
        self._compiled: dict[str, _Compiled] = {}

    def one_or_none(self, **given: str) -> list[Any] | None:
        """The first row, in a transaction of its own. Raises the driver's errors."""
        # SQLAlchemy takes either for what a session is bound to; a connection is another's.
        bind: Engine | Connection = db.engine
        compiled = self._compiled.get(bind.dialect.name) or self._compile(bind.dialect)
        values = {**compiled.fixed, **given}
        sent = values if compiled.order is None else [values[name] for name in compiled.order]
        opened = bind.raw_connection() if isinstance(bind, Engine) else bind.connection
        try:
            cursor = opened.cursor()
            cursor.execute(compiled.text, sent)
            row = cursor.fetchone()
            cursor.close()
        finally:
            if isinstance(bind, Engine):
                opened.close()
        if row is None:
            return None
        pairs = zip(row, compiled.from_database, strict=True)
        return [value if convert is None else convert(value) for value, convert in pairs]

    def _compile(self, dialect: Dialect) -> _Compiled:
        made = self.wanted.compile(dialect=dialect)
        fixed = dict(made.params)
        for parameter, name in made.bind_names.items():
            convert = parameter.type.dialect_impl(dialect).bind_processor(dialect)
            fixed[name] = convert(fixed[name]) if convert else fixed[name]
        from_database = [
            column.type.dialect_impl(dialect).result_processor(dialect, None)
            for column in self.wanted.selected_columns
        ]
        compiled = self._compiled[dialect.name] = _Compiled(
            made.string, fixed, made.positiontup, from_database
        )
        return compiled
