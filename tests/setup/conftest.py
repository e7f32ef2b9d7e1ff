"""Databases as they are on the first day: there, and empty."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
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
