"""Opening the database: who may make one, and what is told of one that cannot be used.

A database that is not there is a mistake in a setting, nearly always. Only the commands that are
there to make one make it; everything else is told in one line, and leaves nothing behind.
"""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click
from sqlalchemy import Dialect, Engine, event, inspect, text
from sqlalchemy.exc import DBAPIError, ProgrammingError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from logbook.db import db, reading
from logbook.faults import words_of_database
from logbook.migrating import MIGRATIONS

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

log = logging.getLogger(__name__)

WITHOUT_SCHEMA = "without schema"

_may_create: ContextVar[bool] = ContextVar("may_create", default=False)


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
    with creating() if creates else nullcontext(), told_in_one_line():
        yield


@event.listens_for(Engine, "do_connect")
def _open_what_is_there(
    dialect: Dialect, _record: ConnectionPoolEntry, arguments: list[Any], named: dict[str, Any]
) -> None:
    """Let SQLite open a file only if there is one: by itself it makes what it does not find.

    One that may be made nobody else may read; the files beside it SQLite makes as it finds that.
    """
    file = str(arguments[0]) if arguments else ""
    if dialect.name != "sqlite" or file in ("", ":memory:") or file.startswith("file:"):
        return
    if _may_create.get():
        with suppress(OSError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return
    arguments[0] = f"file:{quote(file)}?mode=rw"
    named["uri"] = True


def is_there() -> bool:
    """Whether there is anything to open: only a file of SQLite can be seen to be missing."""
    where = db.engine.engine.url
    if where.get_backend_name() != "sqlite" or where.database in (None, "", ":memory:"):
        return True
    return os.path.exists(where.database or "")  # noqa: PTH110 - False where it may not be seen


@cache
def needed_schema() -> str:
    """The migration that this code needs the database to be at."""
    return str(_migrations().get_current_head())


@cache
def _known_schemas() -> frozenset[str]:
    return frozenset(revision.revision for revision in _migrations().walk_revisions())


def _migrations() -> "ScriptDirectory":
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - slow, for who looks at a schema

    return ScriptDirectory(str(MIGRATIONS))


def fault_of_schema() -> str | None:
    """What is amiss with the schema, in words; None where it is as the code needs it.

    Raises DBAPIError where the database cannot be asked.
    """
    with reading() as session:
        if not inspect(session.connection()).has_table("alembic_version"):
            return WITHOUT_SCHEMA
        version = session.scalar(text("SELECT version_num FROM alembic_version"))
    if version == needed_schema():
        return None
    if version is None:
        return WITHOUT_SCHEMA
    if version in _known_schemas():
        return f"schema {version} is older than {needed_schema()}, which the program needs"
    return f"schema {version} is newer than {needed_schema()}, which the program knows"


_CURES = {
    "without": "run setup (the first day) or db upgrade",
    "older": "run db upgrade",
    "newer": "install newer code",
}


def require_usable(*, may_be_empty: bool = False) -> bool:
    """Raise ClickException, with the cure, where the database is not as the program needs it.

    `may_be_empty`: whether one without schema is good enough. Returns whether it has its schema.
    """
    with told_in_one_line():
        fault = fault_of_schema()
    if fault is None:
        return True
    if may_be_empty and fault == WITHOUT_SCHEMA:
        return False
    cure = next(cure for word, cure in _CURES.items() if word in fault)
    raise click.ClickException(f"the database: {fault}: {cure}")


@contextmanager
def told_in_one_line() -> Iterator[None]:
    """Raise ClickException, of one line, where the database fails in the block."""
    try:
        yield
    except DBAPIError as error:
        # Without a statement it is the connection that was refused: an option that is none.
        is_of_url = isinstance(error, ProgrammingError) and error.statement is None
        if fault_of(error.orig) is None and not is_of_url:
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
    file, words, fault = where.database or "", words_of_database(error.orig), fault_of(error.orig)
    if fault is Fault.AWAY and "open" in words:
        words = _why_not_opened(Path(file)) or "cannot be opened"
    elif fault is Fault.READ_ONLY:
        words = _why_not_opened(Path(file)) or words
    return f"the database {file}: {words}"


def _why_not_opened(file: Path) -> str | None:
    """What the file system has against it; None where it has nothing."""
    # Asked with os.path, which answers no where Path raises: a directory may not be entered.
    there, writable = os.path.exists(file), _may(file.parent, os.W_OK)  # noqa: PTH110
    amiss = {
        "its directory is not there: see DATABASE_URL": not os.path.isdir(file.parent),  # noqa: PTH112
        "its directory may not be entered by this user": not _may(file.parent, os.X_OK),
        "is not there: see DATABASE_URL, or make it with setup or db upgrade": not there
        and not _may_create.get(),
        "its directory cannot be written in": not there and not writable,
        "cannot be opened: it is no file": there and not os.path.isfile(file),  # noqa: PTH113
        "cannot be opened: this user may not read and write it": there
        and not _may(file, os.R_OK | os.W_OK),
        "cannot be opened: its directory cannot be written in (SQLite keeps files beside it)": there
        and not writable,
    }
    return next((words for words, is_so in amiss.items() if is_so), None)


def _may(path: Path, how: int) -> bool:
    return os.access(path, how, effective_ids=os.access in os.supports_effective_ids)
