"""New rows are written as columns: one INSERT for all of a table that a use case makes.

SQLAlchemy's unit of work asks every relationship of every class what it has to do, sorts what
depends on what, and plans row by row. A flush that only makes rows, each with its id at hand, needs
none of that: the rows are what stands on the objects, in the order in which the tables refer to
each other. Such a flush, most of all a meeting with what follows from it, is written here before
the unit of work looks; anything else is left to it whole.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, Table, event, insert, inspect
from sqlalchemy.orm import (
    ColumnProperty,
    Mapper,
    RelationshipDirection,
    RelationshipProperty,
    Session,
)
from sqlalchemy.orm.attributes import set_committed_value

from logbook.db import Base, Identified
from logbook.ordering import ListedByName
from logbook.prepared import PreparedRows
from logbook.unique import UniquelyNamed

Values = dict[str, Any]
Rows = dict[Table, list[Values]]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A column of a row: the attribute that says it, and what it is where nobody did."""

    name: str
    column: str
    default: Callable[[], Any]
    required: bool


@dataclass(frozen=True, slots=True)
class _Link:
    """Records that a row is linked to, through a table of pairs, by the columns of either."""

    name: str
    table: Table
    own: str
    other: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the rows of a class are written; `parents`: relationship -> the attribute of its id."""

    table: Table
    cells: tuple[_Cell, ...]
    parents: tuple[tuple[str, str], ...]
    links: tuple[_Link, ...]
    version: str | None


def install() -> None:
    """Let every flush that only makes rows be written so. Call it once all classes are there."""
    if not event.contains(Session, "before_flush", insert_new):
        event.listen(Session, "before_flush", insert_new)


def insert_new(session: Session, _flushing: object = None, _instances: object = None) -> None:
    """Write what the session is about to make, where it makes rows only and all are plain.

    What the database refuses is raised as by any flush, and nothing of it stands.
    """
    new = list(session.new)
    if not new or session.deleted or session.dirty:
        return
    for one in new:
        if _plan(one.__class__) is None:
            return
        if vars(one).get("id") is None:
            one.id = uuid.uuid4()
    rows, made = _rows_of(new)
    if any(values is None for values in made):
        return
    for table in sorted(rows, key=_place):
        _insert(table).write(rows[table])
    for one, values in zip(new, made, strict=True):
        _tell(one, values or {})
    # As the unit of work does: known by their ids from here on, and gone if this is undone.
    session._register_persistent({inspect(one) for one in new})


def _rows_of(new: list[Any]) -> tuple[Rows, list[Values | None]]:
    """The rows by table; and of each object its values, None of one that lacks what it must say."""
    rows: Rows = {}
    made: list[Values | None] = []
    for one in new:
        plan = _plan(one.__class__)
        values = _values(plan, vars(one)) if plan is not None else None
        made.append(values)
        if plan is None or values is None:
            break
        rows.setdefault(plan.table, []).append(
            {cell.column: values[cell.name] for cell in plan.cells}
        )
        for link in plan.links:
            for other in dict.fromkeys(vars(one).get(link.name, ())):
                pair = {link.own: one.id, link.other: other.id}
                rows.setdefault(link.table, []).append(pair)
    return rows, made


def _values(plan: _Plan, said: Values) -> Values | None:
    """What the row holds, by attribute; None where the unit of work knows better what is amiss."""
    values = {}
    for cell in plan.cells:
        value = said.get(cell.name)
        values[cell.name] = cell.default() if value is None else value
    for relationship, its_id in plan.parents:
        if relationship in said:
            parent = said[relationship]
            values[its_id] = None if parent is None else parent.id
    if plan.version is not None:
        values[plan.version] = 1
    if any(cell.required and values[cell.name] is None for cell in plan.cells):
        return None
    return values


def _tell(one: object, values: Values) -> None:
    """Let the object say all that its row holds."""
    said = vars(one)
    for name, value in values.items():
        if value is not None and said.get(name) is not value:
            set_committed_value(one, name, value)


@cache
def _plan(kind: type) -> _Plan | None:
    """How its rows are written; None of a class that asks more of whoever writes them."""
    mapper: Mapper[Any] = inspect(kind)
    if not issubclass(kind, Identified) or issubclass(kind, ListedByName | UniquelyNamed):
        return None
    properties = [*mapper.attrs]
    columns = [one for one in properties if isinstance(one, ColumnProperty)]
    related = [
        one for one in properties if isinstance(one, RelationshipProperty) and not one.viewonly
    ]
    if not (_is_alone(mapper) and all(map(_is_plain, columns)) and all(map(_is_simple, related))):
        return None
    version = mapper.version_id_col
    return _Plan(
        mapper.local_table,  # type: ignore[arg-type]
        tuple(_cell(one) for one in columns),
        tuple(
            (one.key, mapper.get_property_by_column(own).key)
            for one in related
            if one.direction is RelationshipDirection.MANYTOONE
            for own, _id in one.local_remote_pairs
        ),
        tuple(
            _Link(one.key, one.secondary, str(own.key), str(other.key))
            for one in related
            if isinstance(one.secondary, Table)
            for (_, own), (_, other) in zip(
                one.synchronize_pairs, one.secondary_synchronize_pairs or (), strict=True
            )
        ),
        None if version is None else mapper.get_property_by_column(version).key,
    )


def _is_alone(mapper: Mapper[Any]) -> bool:
    """Whether its rows stand in one table, refer to no other of it, and nobody waits for them."""
    table = mapper.local_table
    # What takes several columns forgets after an INSERT what it was set to; it says the same.
    others = len(list(mapper.dispatch.after_insert)) - len(mapper.composites)
    listened = mapper.dispatch.before_insert or others
    refers = any(key.column.table is table for key in table.foreign_keys)
    return not (mapper.inherits or listened or refers) and mapper.polymorphic_on is None


def _is_plain(one: ColumnProperty[Any]) -> bool:
    """Whether it is a column whose value Python knows, and None is NULL."""
    column = one.columns[0]
    if not isinstance(column, Column) or column.server_default is not None:
        return False
    says_nothing = column.nullable and column.default is None
    return not (column.type.should_evaluate_none and says_nothing)


def _is_simple(one: RelationshipProperty[Any]) -> bool:
    """Whether what it writes follows from the row: the id of a parent, or pairs of ids."""
    if one.post_update or one.direction is RelationshipDirection.ONETOMANY:
        return not one.post_update and one.back_populates is not None
    pairs = one.local_remote_pairs if one.secondary is None else one.synchronize_pairs
    theirs = [remote.key if one.secondary is None else local.key for local, remote in pairs]
    return theirs == ["id"] and (one.secondary is None or one.back_populates is None)


def _cell(one: ColumnProperty[Any]) -> _Cell:
    column: Any = one.columns[0]
    return _Cell(one.key, column.key, _default_of(column), not column.nullable)


def _default_of(column: Any) -> Callable[[], Any]:
    given = column.default
    if given is None:
        return lambda: None
    if given.is_callable:
        return lambda: given.arg(None)
    return lambda: given.arg


@cache
def _insert(table: Table) -> PreparedRows:
    return PreparedRows(insert(table))


def _place(table: Table) -> int:
    return _places()[table]


@cache
def _places() -> dict[Table, int]:
    """Where each table stands: behind those that it refers to."""
    return {table: place for place, table in enumerate(Base.metadata.sorted_tables)}
