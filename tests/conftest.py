"""Fixtures of the whole suite.

Every test that asks for `app` (directly or through another fixture) runs on SQLite and on
PostgreSQL. It runs inside one outer transaction that is undone at its end, while the code under
test commits for real (into savepoints).

    make            plain factories: make.account(), make.meeting(owner=…), … (tests/factories.py)
    owner, colleague, outsider, reader, admin
                    people: owner and colleague are editors of one unit, outsider an editor of
                    another, reader reads only, admin administers
    own_app         the program on a database of its own, where what is committed stays
    scope           an application context, for tests of services and queries
    visit           visit(account) -> a page client signed in as that person; visit() a stranger
    api             api(account) -> a JSON client with a bearer token
    queries         with queries() as seen: …; seen.count, seen.statements
    example, load   the example, to be asked only, and loaded for tests that change it
    now             a fixed instant: Monday 7 December 2026, 09:00 UTC
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from flask import Flask
from jinja2 import BytecodeCache
from sqlalchemy import event

from config import Settings
from logbook import create_app
from logbook.accounts.models import Account
from logbook.db import db
from logbook.prepared import Prepared
from logbook.setup.domain import fix_domain
from tests.clients import api_client, page_client
from tests.databases import make_tables
from tests.described import DescribedClient
from tests.factories import Make
from tests.pages import ApiClient, PageClient

Flask.test_client_class = DescribedClient

pytest_plugins = [
    "tests.dossiers.fixtures",
    "tests.example.fixtures",
    "tests.harness",
    "tests.leftovers",
    "tests.servers.fixtures",
    "tests.skips",
    "tests.walkers",
]

ENGINES = ("sqlite", "postgresql")
FEEDS = TemporaryDirectory(prefix="logbook-feeds-")
"""Where answers of calendars are kept that have no file of a database beside them."""


def settings_for(database_url: str, **changed: object) -> Settings:
    """The settings of a test: everything at its default but the database and what is `changed`."""
    given = {"DATABASE_URL": database_url, "SECRET_KEY": "only-for-tests-" + "x" * 32}
    if not database_url.startswith("sqlite"):
        given["FEEDS_FOLDER"] = FEEDS.name
    made = Settings.from_environment(given)
    return Settings(**{n: getattr(made, n) for n in made.__slots__} | {"testing": True} | changed)


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not in what was imported: it took a twelfth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session", params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def database_url(
    engine_name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """An empty database of this process, on either engine."""
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'test.db'}"
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield url


@pytest.fixture(scope="session")
def built_app(database_url: str, compiled: BytecodeCache) -> Iterator[Flask]:
    """The program with all its tables and no rows; for use through `app`."""
    app = create_app(settings_for(database_url))
    app.jinja_env.bytecode_cache = compiled
    with app.app_context():
        make_tables()
        fix_domain(settings_for(database_url, public_url="https://logbook.test"))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(built_app: Flask) -> Iterator[Flask]:
    """The program, in a transaction that is undone when the test ends."""
    with built_app.app_context():
        engine = db.engine
        connection = engine.connect()
        outer = connection.begin()
        engines: dict[str | None, Any] = db._app_engines[built_app]
        engines[None] = connection
        joined = db.session.session_factory.kw.get("join_transaction_mode")
        db.session.session_factory.configure(join_transaction_mode="create_savepoint")
    try:
        yield built_app
    finally:
        db.session.session_factory.configure(
            join_transaction_mode=joined or "conditional_savepoint"
        )
        engines[None] = engine
        outer.rollback()
        connection.close()


@pytest.fixture
def own_app(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The program on a database of its own, that other processes can open."""
    if engine_name == "sqlite":
        yield from _own(f"sqlite:///{tmp_path / 'own.db'}")
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield from _own(url)


def _own(url: str) -> Iterator[Flask]:
    app = create_app(settings_for(url))
    with app.app_context():
        make_tables()
        fix_domain(settings_for(url, public_url="https://logbook.test"))
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def scope(app: Flask) -> Iterator[Flask]:
    """An application context around the whole test. Not together with `visit` or `api`."""
    with app.app_context():
        yield app


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


@pytest.fixture
def make(app: Flask, now: datetime) -> Make:
    return Make(app, now)


@pytest.fixture
def owner(make: Make) -> Account:
    return make.account("owner@example.org", unit="IMH")


@pytest.fixture
def colleague(make: Make) -> Account:
    return make.account("colleague@example.org", unit="IMH")


@pytest.fixture
def outsider(make: Make) -> Account:
    return make.account("outsider@example.org", unit="DMM")


@pytest.fixture
def reader(make: Make) -> Account:
    return make.account("reader@example.org", unit="DMM", role="reader")


@pytest.fixture
def admin(make: Make) -> Account:
    return make.account("admin@example.org", unit="IMH", role="administrator")


@pytest.fixture
def visit(app: Flask) -> Callable[..., PageClient]:
    """A page client: signed in as the account given, a stranger without."""

    def as_person(account: Account | None = None) -> PageClient:
        return PageClient(app.test_client()) if account is None else page_client(app, account.id)

    return as_person


@pytest.fixture
def api(app: Flask) -> Callable[[Account], ApiClient]:
    """A JSON client with a token of the account given."""
    return lambda account: api_client(app, account.id)


@dataclass
class Seen:
    """The statements that reached the database."""

    statements: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many."""
        return len(self.statements)


@pytest.fixture
def queries(app: Flask) -> Callable[[], object]:
    """Counts the statements of a block, transactions and savepoints not counted."""

    @contextmanager
    def counting() -> Iterator[Seen]:
        seen = Seen()

        def note(_conn, _cursor, statement, *_rest):
            if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")):
                seen.statements.append(statement)

        with app.app_context():
            bound = db.engines[None]
        event.listen(bound, "before_cursor_execute", note)
        asked = Prepared.one_or_none

        def noted(self: Prepared, **given: str) -> list[Any] | None:
            seen.statements.append(str(self.wanted))
            return asked(self, **given)

        try:
            with patch.object(Prepared, "one_or_none", noted):
                yield seen
        finally:
            event.remove(bound, "before_cursor_execute", note)

    return counting


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """A directory for a database of its own, for tests that start processes."""
    return tmp_path
