"""Databases as they are on the first day: there, and empty."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from flask import Flask

from logbook import create_app
from logbook.db import db
from tests.conftest import settings_for


@pytest.fixture
def empty_url(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a database is to be: no file yet on SQLite, no tables yet on PostgreSQL."""
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path / 'first.db'}"
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield url


@pytest.fixture
def fresh(empty_url: str) -> Iterator[Callable[..., Flask]]:
    """Starts the program on that database with settings changed, as often as it is called."""
    started: list[Flask] = []

    def start(**changed: object) -> Flask:
        started.append(create_app(settings_for(empty_url, **changed)))
        return started[-1]

    yield start
    for app in started:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def frozen() -> Iterator[None]:
    """Noon on Monday 7 December 2026."""
    with time_machine.travel(datetime(2026, 12, 7, 11, tzinfo=UTC), tick=False):
        yield
