"""Whether requests can be served: the database, its schema, and the disks that are written to."""

import shutil
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from flask import current_app
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from logbook.db import db, transaction
from logbook.opening import LASTING, Fault, fault_of, fault_of_schema, forget, note, noted

LEAST_FREE = 200 * 1024 * 1024
"""Bytes that a disk must have left; of a small one a tenth."""
BETWEEN_CHECKS = 5
"""Seconds at least between two looks at the whole of the database, or two trials to write."""
SHARE_OF_CHECKS = 200
"""A look at the whole that took a second is done again after so many."""


@dataclass
class Looks:
    """When this process looks again, and what it saw last, by the clock that only goes on."""

    check_after: float = 0
    write_after: float = 0
    damage: bool = False


def unready() -> dict[str, str]:
    """Each check by its name: 'ok', or in words what is amiss."""
    return {"database": "ok", "schema": "ok"} | _database() | {"disk": _disks()}


def _database() -> dict[str, str]:
    try:
        schema = fault_of_schema()
        if schema is not None:
            return {"schema": schema}
        fault = _damage() or _write_fault()
    except SQLAlchemyError as error:
        db.session.rollback()
        origin = error.orig if isinstance(error, DBAPIError) else None
        fault = fault_of(origin) or Fault.AWAY
        note(fault)
        return {"database": fault, "schema": "unknown"}
    return {"database": fault or "ok"}


def _looks() -> Looks:
    looks: Looks = current_app.extensions.setdefault("readiness", Looks())
    return looks


def _damage() -> Fault | None:
    """Whether SQLite finds the file whole: asked of the file, not of what this process kept."""
    looks, file = _looks(), _file()
    if file is None:
        return None
    if time.monotonic() >= looks.check_after or noted() is Fault.DAMAGED:
        began = time.monotonic()
        looks.damage = not _is_whole(file)
        took = time.monotonic() - began
        looks.check_after = began + max(BETWEEN_CHECKS, took * SHARE_OF_CHECKS)
        if not looks.damage and noted() is Fault.DAMAGED:
            forget()
    return Fault.DAMAGED if looks.damage else None


def _is_whole(file: Path) -> bool:
    try:
        connection = sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, timeout=1)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        return fault_of(error) is not Fault.DAMAGED
    return found is not None and found[0] == "ok"


def _write_fault() -> Fault | None:
    """What a write of nothing tells: now and then, and each time while the last one failed."""
    looks = _looks()
    if noted() is None and time.monotonic() < looks.write_after:
        return None
    looks.write_after = time.monotonic() + BETWEEN_CHECKS
    try:
        _write()
    except DBAPIError as error:
        fault = fault_of(error.orig)
        if fault not in LASTING:
            return noted()
        note(fault)
        return fault
    forget()
    return None


def _write() -> None:
    """Commit what changes nothing that anybody reads."""
    with transaction() as session:
        if session.get_bind().dialect.name == "sqlite":
            number = session.scalar(text("PRAGMA user_version")) or 0
            session.execute(text(f"PRAGMA user_version={(number + 1) % 1_000_000}"))
        else:
            session.execute(text("UPDATE alembic_version SET version_num = version_num"))


def _disks() -> str:
    """Those of the database, where it is a file, and of what the program keeps beside it."""
    instance = Path(current_app.root_path).parent / "instance"
    file = _file()
    for directory in (file.parent if file else None, instance if instance.is_dir() else None):
        if directory is None:
            continue
        try:
            total, _used, free = shutil.disk_usage(directory)
        except OSError:
            return "unavailable"
        if free < min(LEAST_FREE, total // 10):
            return "full"
    return "ok"


def _file() -> Path | None:
    """The file of the database; None where it is none."""
    name = db.engine.engine.url.database
    if db.engine.dialect.name != "sqlite" or not name or name == ":memory:":
        return None
    return Path(name)
