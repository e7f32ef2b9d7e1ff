"""`/health/ready` tells what is amiss as what it is; on a full disk reading goes on."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import psycopg.errors
import pytest
from flask import Flask
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError

from logbook import clock
from logbook.accounts import sessions
from logbook.accounts.models import SignInSession
from logbook.accounts.recognition import cookie_name
from logbook.db import db, transaction
from logbook.opening import Fault, fault_of
from logbook.web import readiness
from tests.factories import Make


@pytest.fixture(autouse=True)
def looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the next look."""
    monkeypatch.setattr(readiness, "BETWEEN_CHECKS", 0)
    monkeypatch.setattr(readiness, "SHARE_OF_CHECKS", 0)


def ready(app: Flask) -> tuple[int, dict[str, str]]:
    answer = app.test_client().get("/health/ready")
    assert answer.json is not None
    return answer.status_code, answer.json["checks"]


def only_sqlite(app: Flask) -> Path:
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            pytest.skip("a file is SQLite's")
        return Path(str(db.engine.url.database))


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    """As on a full disk: no file of this process may grow, nor be written."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_it_is_well_at_the_schema_that_the_program_needs(own_app: Flask):
    assert ready(own_app) == (200, ready(own_app)[1])


@pytest.mark.parametrize(
    ("version", "words"), [("0001", "older"), ("9999", "newer"), (None, "without schema")]
)
def test_another_schema_is_told(own_app: Flask, version: str | None, words: str):
    with own_app.app_context(), transaction() as session:
        if version is None:
            session.execute(text("DROP TABLE alembic_version"))
        else:
            session.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
    status, checks = ready(own_app)
    assert status == 503
    assert words in checks["schema"]


@pytest.fixture
def file_app(tmp_path: Path) -> Iterator[Flask]:
    """The program on a file of SQLite of its own."""
    from tests.conftest import _own  # noqa: PLC0415

    yield from _own(f"sqlite:///{tmp_path / 'own.db'}")


def test_damage_is_told_and_forgotten_when_it_is_mended(file_app: Flask):
    file = only_sqlite(file_app)
    assert ready(file_app)[0] == 200
    with file_app.app_context():
        db.engine.dispose()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    status, checks = ready(file_app)
    assert (status, checks["database"]) == (503, "damaged")
    with file_app.app_context():
        db.engine.dispose()
    for beside in ("-wal", "-shm"):
        Path(f"{file}{beside}").unlink(missing_ok=True)
    file.write_bytes(whole)
    assert ready(file_app)[0] == 200


def test_no_database_at_all_is_told_as_damage(file_app: Flask):
    with file_app.app_context():
        db.engine.dispose()
    only_sqlite(file_app).write_bytes(b"nothing of the kind" * 1000)
    assert ready(file_app) == (503, ready(file_app)[1])
    assert ready(file_app)[1]["database"] == "damaged"


def test_a_write_that_failed_is_told_until_one_goes_well(
    file_app: Flask, monkeypatch: pytest.MonkeyPatch
):
    full_now = sqlite3.OperationalError("database or disk is full")
    full_now.sqlite_errorname = "SQLITE_FULL"

    def fail() -> None:
        raise OperationalError("UPDATE", {}, full_now)

    with monkeypatch.context() as broken:
        broken.setattr(readiness, "_write", fail)
        assert ready(file_app)[1]["database"] == "full"
        assert ready(file_app)[0] == 503
    assert ready(file_app)[0] == 200


def test_the_disk_of_the_database_is_looked_at(file_app: Flask, monkeypatch: pytest.MonkeyPatch):
    folder = only_sqlite(file_app).parent
    asked = []

    def usage(directory: Path) -> SimpleNamespace:
        asked.append(directory)
        return SimpleNamespace(total=10**12, used=0, free=10**8 if directory == folder else 10**12)

    monkeypatch.setattr("shutil.disk_usage", lambda d: tuple(vars(usage(d)).values()))
    assert ready(file_app) == (503, {"database": "ok", "schema": "ok", "disk": "full"})
    assert folder in asked


def test_on_a_full_disk_reading_goes_on_and_saving_is_refused(file_app: Flask):
    """When somebody was last seen is noted where it can be, and keeps nobody from a page."""
    person = Make(file_app, clock.now()).account("editor@example.org")
    began = clock.now() - timedelta(minutes=20)
    with file_app.app_context():
        with transaction():
            token = sessions.start(person.id, "test", now=began)
        name = cookie_name()
    client = file_app.test_client()
    client.set_cookie(name, token, domain="localhost")
    assert client.get("/accessibility").status_code == 200
    with file_app.app_context(), transaction() as session:
        session.execute(update(SignInSession).values(last_seen_at=began))
    with nothing_can_be_written():
        assert client.get("/meetings").status_code == 200
        assert ready(file_app)[0] == 503
    assert ready(file_app)[0] == 200
    assert client.get("/meetings").status_code == 200


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("SQLITE_FULL", Fault.FULL),
        ("SQLITE_IOERR_WRITE", Fault.UNREADABLE),
        ("SQLITE_READONLY_DBMOVED", Fault.READ_ONLY),
        ("SQLITE_CORRUPT_VTAB", Fault.DAMAGED),
        ("SQLITE_NOTADB", Fault.DAMAGED),
        ("SQLITE_CONSTRAINT_UNIQUE", None),
    ],
)
def test_what_sqlite_says_is_understood(name: str, fault: Fault | None):
    error = sqlite3.OperationalError("words")
    error.sqlite_errorname = name
    assert fault_of(error) is fault


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (psycopg.errors.DiskFull(), Fault.FULL),
        (psycopg.errors.ReadOnlySqlTransaction(), Fault.READ_ONLY),
        (psycopg.errors.DataCorrupted(), Fault.DAMAGED),
        (psycopg.errors.AdminShutdown(), Fault.AWAY),
        (psycopg.errors.UndefinedTable(), Fault.SCHEMA),
        (psycopg.OperationalError("the server is gone"), Fault.AWAY),
        (psycopg.errors.UniqueViolation(), None),
    ],
)
def test_what_postgresql_says_is_understood(error: psycopg.Error, fault: Fault | None):
    assert fault_of(error) is fault
