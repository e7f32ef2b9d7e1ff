"""The example, loaded as of Monday 7 December 2026, once for all who ask.

example  the example in a database of its own, loaded once for all tests that only read, with an
         application context around the test
load     load() puts it into the database of the test, for tests that change it
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from jinja2 import BytecodeCache

from logbook import create_app
from logbook.db import db, reading, transaction
from logbook.example import service
from tests.conftest import settings_for
from tests.databases import make_tables

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
TODAY = date(2026, 12, 7)


def load_into(app: Flask) -> None:
    """Load it. What stands for a password is no hash."""
    hashed = {email: f"hash of {email}" for email in service.new_passwords(TODAY)}
    with app.app_context(), transaction():
        service.load(hashed, now=NOW, today=TODAY)


@pytest.fixture(scope="session")
def example_url(
    engine_name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """An empty database for it, on either engine."""
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('example') / 'example.db'}"
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield url


@pytest.fixture(scope="session")
def loaded_app(example_url: str, compiled: BytecodeCache) -> Iterator[Flask]:
    """The program with the example; for use through `example`."""
    app = create_app(settings_for(example_url))
    app.jinja_env.bytecode_cache = compiled
    with app.app_context():
        make_tables()
    load_into(app)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def example(loaded_app: Flask) -> Iterator[Flask]:
    """The example, to be asked only."""
    with loaded_app.app_context(), reading():
        yield loaded_app


@pytest.fixture
def load(app: Flask) -> Callable[[], None]:
    """Loads the example into the database of the test."""
    return lambda: load_into(app)
