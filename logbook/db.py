"""The database: base classes, column types, transactions, and what SQLite must be told.

A transaction opens and closes at an entry point, in sight:

    with transaction():   # writes
        ...
    with reading():       # reads only
        ...

Nothing slow (hashing, mail, files) belongs inside a writing transaction: on SQLite it holds the one
write lock of the whole program.
"""

import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC as UTC_ZONE
from datetime import datetime
from enum import StrEnum
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    Executable,
    MetaData,
    Text,
    Uuid,
    event,
    inspect,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, declared_attr, mapped_column, registry
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.util import identity_key
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import JSON, TypeDecorator

from logbook.errors import AlreadyExists, Conflict
from logbook.gathering import forget_gathered, forget_new, taken_afterwards, write_gathered
from logbook.turns import Turns


class UTC(TypeDecorator[datetime]):
    """An instant, stored in UTC and read back aware. Refuses naive values.

    SQLite would otherwise drop the zone without converting: 12:00+02:00 would come back as 12:00.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: aware values only, as UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(UTC_ZONE)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: aware, in UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            return value.replace(tzinfo=UTC_ZONE)
        return value.astimezone(UTC_ZONE)


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
COLUMN_TYPES: dict[Any, Any] = {
    str: Text,
    datetime: UTC,
    uuid.UUID: Uuid,
    dict[str, Any]: JSON,
    list[str]: JSON,
    list[int]: JSON,
    list[dict[str, Any]]: JSON,
}


class Base(DeclarativeBase):
    """The ancestor of every table."""

    registry = registry(metadata=METADATA, type_annotation_map=COLUMN_TYPES)


class Identified(Base):
    """A row with an id of its own, a UUID that a client may choose."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)


class Record(Identified):
    """A record of the contract: it has a version and knows when it was made and changed.

    `version` starts at 1 and rises by one with every change of the record *or of a row it owns*:
    a service that changes only an owned row calls `touch`. Both times are the `now` of the use
    case: what nobody said it of is refused by the database, or as a change raises KeyError.
    """

    __abstract__ = True

    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    def __init__(self, *, now: datetime | None = None, **columns: Any) -> None:
        """Make a record at `now`; without, it is imagined and cannot be stored."""
        super().__init__(**columns)
        if now is not None:
            self.created_at = self.updated_at = now
            self.begin_change(None, now=now)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """Every UPDATE says which version it replaces; a stale one raises StaleDataError."""
        return {"version_id_col": cls.version}

    def begin_change(self, version: int | None, *, now: datetime) -> None:
        """What changes of it from here on is changed at `now`. Raises as `require_version`."""
        self.require_version(version)
        inspect(self).info["now"] = now

    def require_version(self, version: int | None) -> None:
        """Refuse a change of a record that changed since. Raises Conflict; None asks nothing."""
        if version is not None and version != self.version:
            raise Conflict(self)

    def touch(self, now: datetime) -> None:
        """Raise the version although no column of the record itself changes."""
        self.begin_change(None, now=now)
        flag_modified(self, "updated_at")


@event.listens_for(Record, "before_update", propagate=True)
def _stamp(_mapper: object, _connection: Connection, record: Record) -> None:
    """An UPDATE says when it was made; a record without changes gets none."""
    if db.session.is_modified(record, include_collections=False):
        record.updated_at = inspect(record).info["now"]


def enumeration(kind: type[StrEnum]) -> Enum:
    """A column type for a StrEnum: its values as text with a check.

    Native enumerations of PostgreSQL survive a downgrade, so that the next upgrade fails.
    """
    return Enum(
        kind,
        native_enum=False,
        length=24,
        create_constraint=True,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


def engine_options(url: str) -> dict[str, Any]:
    """How connections to this database are made and kept.

    What people wrote is a parameter of a statement: an error must not carry it into a log.
    """
    if url.startswith("sqlite"):
        return {"hide_parameters": True, "connect_args": {"timeout": BUSY_SECONDS}}
    return {
        "hide_parameters": True,
        "pool_pre_ping": True,
        "pool_timeout": 3,
        "connect_args": {
            "options": "-c statement_timeout=10000 -c idle_in_transaction_session_timeout=30000"
            " -c timezone=UTC"
        },
    }


db = SQLAlchemy(
    model_class=Base,
    disable_autonaming=True,
    session_options={"expire_on_commit": False},
)
BUSY_SECONDS = 10
"""How long a writer waits for the others on SQLite before it is told that the database is busy."""
_turns: dict[str, Turns] = {}


@contextmanager
def transaction() -> Iterator[Session]:
    """Write: everything in the block is committed at its end, or nothing is.

    What the block gathered (logbook.gathering) is written then, at once.

    SQLite takes the write lock at once (BEGIN IMMEDIATE): a reading transaction that turns into a
    writing one fails with "database is locked" whatever the time-out.
    Raises RuntimeError inside another transaction.
    """
    session = _idle()
    with _turn():
        _begin(session, writes=True)
        forget_new(session)
        try:
            yield session
            write_gathered(session)
            session.commit()
        except BaseException:
            session.rollback()
            forget_gathered(session)
            raise
    for act in taken_afterwards(session):
        act()


def _turn() -> AbstractContextManager[None]:
    """The turn of this thread to write, where only one can at a time."""
    file = db.engine.engine.url.database
    if db.engine.dialect.name != "sqlite" or file in (None, "", ":memory:"):
        return nullcontext()
    return _turns.setdefault(str(file), Turns(str(file))).taken(BUSY_SECONDS)


@contextmanager
def reading() -> Iterator[Session]:
    """Read: one consistent view of the database, given back at the end of the block.

    What was loaded stays readable after it, detached; what was not loaded cannot be any more.
    """
    session = _idle()
    _begin(session, writes=False)
    try:
        yield session
    finally:
        session.close()


def rows_of(wanted: Executable) -> Sequence[Any]:
    """Rows of columns, for thousands of them. Who asks flushes what is pending."""
    return db.session.connection().execute(wanted).all()


def _idle() -> Session:
    session: Session = db.session()
    if session.in_transaction():
        raise RuntimeError("a transaction is open already: open one per use case, at its entry")
    return session


def _begin(session: Session, *, writes: bool) -> None:
    session.connection(execution_options={"writes": writes})


@event.listens_for(Session, "before_flush")
def _refuse_ids_in_use(session: Session, _flushing: object, _rows: object) -> None:
    """Raise AlreadyExists for a new row with the id of one that is loaded.

    Of one that is not loaded the database says so; here SQLAlchemy would warn, and take the new
    row for the other.
    """
    for row in session.new:
        if isinstance(row, Identified) and row.id is not None:
            other = session.identity_map.get(identity_key(instance=row))
            if other is not None and other not in session.deleted:
                raise AlreadyExists


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Switch off the driver's own transactions and set what durability and speed need."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_on_sqlite(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
