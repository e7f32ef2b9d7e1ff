"""Where a record is referred to: read from the foreign keys, so that no feature is forgotten."""

import uuid
from collections.abc import Iterator

from sqlalchemy import Column, exists, inspect, select
from sqlalchemy.orm import ONETOMANY

from logbook.db import Base, Record, db


def places_of(record: Record) -> list[str]:
    """The tables with a row that refers to the record, sorted; rows that it owns do not count."""
    return sorted(
        {column.table.name for column in _referring(record) if _is_used(column, record.id)}
    )


def _referring(record: Record) -> Iterator[Column[uuid.UUID]]:
    mapper = inspect(type(record))
    owned = {
        column
        for relation in mapper.relationships
        if relation.direction is ONETOMANY and relation.cascade.delete_orphan
        for column in relation.remote_side
    }
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            if key.column.table is mapper.local_table and key.parent not in owned:
                yield key.parent


def _is_used(column: Column[uuid.UUID], record_id: uuid.UUID) -> bool:
    return bool(db.session.scalar(select(exists().where(column == record_id))))
