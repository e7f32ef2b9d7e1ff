"""Opening the database: who may make one, and what is told of one that cannot be used.

A database that is not there is a mistake in a setting, nearly always. Only the commands that are
there to make one make it; everything else is told in one line, and leaves nothing behind.
"""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from enum import StrEnum
from functools import cache, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from urllib.parse import quote

import click
from alembic.script import ScriptDirectory
from flask.cli import AppGroup
from sqlalchemy import Dialect, Engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from logbook.db import db, reading
from logbook.faults import words_of_database

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).parent.parent / "migrations"

_may_create: ContextVar[bool] = ContextVar("may_create", default=False)

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Fault(StrEnum):
    """Why the database cannot be used, for a while or until somebody mends it."""

    FULL = "full"
    UNREADABLE = "input/output error"
    READ_ONLY = "read-only"
    DAMAGED = "damaged"
    SCHEMA = "schema"
    AWAY = "unavailable"


LASTING = {Fault.FULL, Fault.UNREADABLE, Fault.READ_ONLY, Fault.DAMAGED}
"""Those that a write tells, and that only another write can deny."""

_OF_SQLITE = {
    "SQLITE_FULL": Fault.FULL,
    "SQLITE_IOERR": Fault.UNREADABLE,
    "SQLITE_READONLY": Fault.READ_ONLY,
    "SQLITE_CORRUPT": Fault.DAMAGED,
    "SQLITE_NOTADB": Fault.DAMAGED,
    "SQLITE_CANTOPEN": Fault.AWAY,
    "SQLITE_BUSY": Fault.AWAY,
    "SQLITE_LOCKED": Fault.AWAY,
    "SQLITE_PERM": Fault.AWAY,
    "SQLITE_NOLFS": Fault.FULL,
}
_OF_POSTGRESQL = {
    "53100": Fault.FULL,
    "58030": Fault.UNREADABLE,
    "25006": Fault.READ_ONLY,
    "XX001": Fault.DAMAGED,
    "XX002": Fault.DAMAGED,
    "42P01": Fault.SCHEMA,
    "42703": Fault.SCHEMA,
}


def fault_of(error: BaseException | None) -> Fault | None:
    """What an error of the driver says of the database; None where the statement is to blame."""
    name = str(getattr(error, "sqlite_errorname", None) or "")
    for beginning, fault in _OF_SQLITE.items():
        if name.startswith(beginning):
            return fault
    if isinstance(error, sqlite3.Error):
        is_of_schema = name == "SQLITE_ERROR" and str(error).startswith(
            ("no such table", "no such column")
        )
        return Fault.SCHEMA if is_of_schema else None
    state = str(getattr(error, "sqlstate", None) or "")
    if not state:
        return Fault.AWAY if type(error).__name__ == "OperationalError" else None
    if state in _OF_POSTGRESQL:
        return _OF_POSTGRESQL[state]
    return Fault.AWAY if state[:2] in ("08", "28", "3D", "53", "57") else None


_failed: dict[str, Fault] = {}


def note(fault: Fault | None) -> None:
    """Remember that the database told this process of a lasting fault, until a write goes well."""
    if fault in LASTING:
        _failed[str(db.engine.engine.url)] = fault


def noted() -> Fault | None:
    """The lasting fault that the database told of last."""
    return _failed.get(str(db.engine.engine.url))


def forget() -> None:
    """A write went well."""
    _failed.pop(str(db.engine.engine.url), None)


@contextmanager
def if_it_can_be_written() -> Iterator[None]:
    """Around a write that no reader waits for: a full disk must not keep anybody from reading."""
    try:
        yield
    except DBAPIError as error:
        fault = fault_of(error.orig)
        if fault is None:
            raise
        note(fault)
        log.warning("not noted: %s", words_of_database(error.orig))


@contextmanager
def creating() -> Iterator[None]:
    """Where a database may be made that is not there yet."""
    before = _may_create.set(True)
    try:
        yield
    finally:
        _may_create.reset(before)


@contextmanager
def opened(*, creates: bool) -> Iterator[None]:
    """Faults in one line, and a database made where that is asked (migrations/env.py, setup)."""
    with told_in_one_line(), creating() if creates else nullcontext():
        yield


@event.listens_for(Engine, "do_connect")
def _open_what_is_there(
    dialect: Dialect, _record: ConnectionPoolEntry, arguments: list[Any], named: dict[str, Any]
) -> None:
    """Let SQLite open a file only if there is one: by itself it makes what it does not find."""
    if dialect.name != "sqlite" or _may_create.get():
        return
    file = str(arguments[0])
    if file and file != ":memory:" and not file.startswith("file:"):
        arguments[0] = f"file:{quote(file)}?mode=rw"
        named["uri"] = True


@cache
def needed_schema() -> str:
    """The migration that this code needs the database to be at."""
    return str(ScriptDirectory(str(MIGRATIONS)).get_current_head())


@cache
def _known_schemas() -> frozenset[str]:
    return frozenset(
        revision.revision for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    )


def fault_of_schema() -> str | None:
    """What is amiss with the schema, in words; None where it is as the code needs it.

    Raises DBAPIError where the database cannot be asked.
    """
    with reading() as session:
        if not inspect(session.connection()).has_table("alembic_version"):
            return "without schema"
        version = session.scalar(text("SELECT version_num FROM alembic_version"))
    if version == needed_schema():
        return None
    if version is None:
        return "without schema"
    if version in _known_schemas():
        return f"schema {version} is older than {needed_schema()}, which the program needs"
    return f"schema {version} is newer than {needed_schema()}, which the program knows"


_CURES = {"without": "run db upgrade", "older": "run db upgrade", "newer": "install newer code"}


def require_usable() -> None:
    """Raise ClickException, with the cure, where the database is not as the program needs it."""
    with told_in_one_line():
        fault = fault_of_schema()
    if fault is not None:
        cure = next(cure for word, cure in _CURES.items() if word in fault)
        raise click.ClickException(f"the database: {fault}: {cure}")


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """Raise ClickException, of one line, where the database fails in the block."""
    try:
        yield
    except DBAPIError as error:
        if fault_of(error.orig) is None:
            raise
        raise click.ClickException(_line(error)) from error
    except SQLAlchemyError as error:
        if type(error).__name__ not in ("TimeoutError", "NoSuchModuleError", "ArgumentError"):
            raise
        raise click.ClickException("the database: cannot be reached") from error


def _line(error: DBAPIError) -> str:
    where = db.engine.engine.url
    if where.get_backend_name() != "sqlite":
        return f"the database: {words_of_database(error.orig)}: see DATABASE_URL"
    file = where.database or ""
    words = words_of_database(error.orig)
    if fault_of(error.orig) is Fault.AWAY and "open" in words:
        words = _why_not_opened(Path(file))
    return f"the database {file}: {words}"


def _why_not_opened(file: Path) -> str:
    if file.exists():
        return "cannot be opened"
    if not file.parent.is_dir():
        return "its directory is not there: see DATABASE_URL"
    return "is not there: see DATABASE_URL, or make it with setup or db upgrade"


class Commands(AppGroup):
    """Commands that need the database: in one line, and with exit code 1, where it is amiss."""

    def command(  # type: ignore[override]
        self, *args: Any, **kwargs: Any
    ) -> Callable[..., Any]:
        """As a group of Flask does, but the command looks at the database first."""
        register = super().command(*args, **kwargs)

        def decorate(do: Callable[Arguments, Result]) -> Any:
            @wraps(do)
            def guarded(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
                require_usable()
                with told_in_one_line():
                    return do(*args, **kwargs)

            return register(guarded)

        return decorate
