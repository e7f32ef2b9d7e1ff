"""Statements that are compiled once and given to the driver itself.

For pages that are asked for all day: what SQLAlchemy does around a statement takes longer than
SQLite takes to answer it, and making values of columns longer still, where what was drawn for them
is at hand. The statement, its types and both engines stay SQLAlchemy's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Dialect, Engine, Insert, Select, Update
from sqlalchemy.sql.dml import ReturningUpdate

from logbook.db import db

Wanted = (
    Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]] | ReturningUpdate[*tuple[Any, ...]]
)
Convert = Callable[[Any], Any]
Told = tuple[Any, ...]
"""A row as the driver tells it: its values can be compared and kept, and are not looked at."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    text: str
    fixed: Mapping[str, Any]
    order: Sequence[str] | None
    to_database: Mapping[str, Convert | None]
    lists: Mapping[str, Sequence[str]]

    def sent(self, given: Mapping[str, Any]) -> Any:
        """The parameters as the driver takes them; lists are given as it told them."""
        values = dict(self.fixed)
        for name, value in given.items():
            if name in self.lists:
                values |= zip(self.lists[name], value, strict=True)
            else:
                convert = self.to_database.get(name)
                values[name] = convert(value) if convert else value
        return values if self.order is None else tuple([values[name] for name in self.order])


class Prepared:
    """A select that is asked again and again with other parameters, or an update that answers."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._compiled: dict[tuple[str, tuple[int, ...]], _Compiled] = {}
        self._converts: dict[str, list[Convert | None]] = {}

    def one_or_none(self, **given: str) -> list[Any] | None:
        """The first row, in a transaction of its own. Raises the driver's errors."""
        # SQLAlchemy takes either for what a session is bound to; a connection is another's.
        bind: Engine | Connection = db.engine
        compiled = self._for(bind.dialect, given)
        opened = bind.raw_connection() if isinstance(bind, Engine) else bind.connection
        try:
            cursor = opened.cursor()
            cursor.execute(compiled.text, compiled.sent(given))
            row = cursor.fetchone()
            cursor.close()
        finally:
            if isinstance(bind, Engine):
                opened.close()
        return None if row is None else self.values(row)

    def rows(self, given: Mapping[str, Any]) -> Sequence[Told]:
        """All rows as the driver tells them, in the transaction that is open.

        A list among what is given (`in_`) holds values that the driver told.
        """
        connection = db.session.connection()
        compiled = self._for(connection.dialect, given)
        found = connection.exec_driver_sql(compiled.text, compiled.sent(given)).fetchall()
        return [tuple(row) for row in found]

    def values(self, row: Told) -> list[Any]:
        """What a row of `rows` means: of each column a value of its type."""
        name = db.engine.dialect.name
        if name not in self._converts:
            self._converts[name] = _from_database(self.wanted, db.engine.dialect)
        return _values(self._converts[name], row)

    def _for(self, dialect: Dialect, given: Mapping[str, Any]) -> _Compiled:
        lengths = tuple([len(value) for value in given.values() if isinstance(value, list)])
        found = self._compiled.get((dialect.name, lengths))
        if found is None:
            found = self._compiled[dialect.name, lengths] = _compile(self.wanted, dialect, given)
        return found


class PreparedRows:
    """An INSERT or UPDATE of many rows, of which each says the same columns."""

    def __init__(self, wanted: Insert | Update) -> None:
        self.wanted = wanted
        self._compiled: dict[tuple[str, ...], _ToWrite] = {}

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write them in the transaction that is open; each says all that has no default there.

        Raises what the database refuses, as any statement.
        """
        connection = db.session.connection()
        names = (connection.dialect.name, *rows[0])
        compiled = self._compiled.get(names)
        if compiled is None:
            compiled = self._compiled[names] = _to_write(self.wanted, connection.dialect, rows[0])
        connection.exec_driver_sql(compiled.text, [compiled.sent(row) for row in rows])


@dataclass(frozen=True, slots=True)
class _ToWrite:
    text: str
    converts: Sequence[tuple[str, Convert | None]]
    by_name: bool

    def sent(self, row: Mapping[str, Any]) -> Any:
        """A row as the driver takes it."""
        pairs = self.converts
        if self.by_name:
            return {name: convert(row[name]) if convert else row[name] for name, convert in pairs}
        return tuple([convert(row[name]) if convert else row[name] for name, convert in pairs])


def _to_write(wanted: Insert | Update, dialect: Dialect, row: Mapping[str, Any]) -> _ToWrite:
    made = wanted.compile(dialect=dialect, column_keys=list(row))
    converts = {
        name: parameter.type.dialect_impl(dialect).bind_processor(dialect)
        for parameter, name in made.bind_names.items()
    }
    order = made.positiontup or list(converts)
    return _ToWrite(
        made.string, [(name, converts[name]) for name in order], by_name=made.positiontup is None
    )


def _values(converts: Sequence[Convert | None], row: Sequence[Any]) -> list[Any]:
    pairs = zip(row, converts, strict=True)
    return [value if convert is None else convert(value) for value, convert in pairs]


def _compile(wanted: Wanted, dialect: Dialect, given: Mapping[str, Any]) -> _Compiled:
    made = wanted.compile(dialect=dialect)
    expanded = made.construct_expanded_state(dict(given))
    names = expanded.parameter_expansion
    processors = dict(expanded.processors) | {
        name: parameter.type.dialect_impl(dialect).bind_processor(dialect)
        for parameter, name in made.bind_names.items()
    }
    of_lists = {one for name in given for one in names.get(name, ())}
    fixed = {
        name: convert(value) if (convert := processors.get(name)) else value
        for name, value in expanded.parameters.items()
        if name not in given and name not in of_lists
    }
    return _Compiled(
        expanded.statement,
        fixed,
        expanded.positiontup,
        {name: processors.get(name) for name in given},
        {name: names[name] for name, value in given.items() if isinstance(value, list)},
    )


def _from_database(wanted: Wanted, dialect: Dialect) -> list[Convert | None]:
    return [
        column.type.dialect_impl(dialect).result_processor(dialect, None)
        for column in wanted.exported_columns
    ]
