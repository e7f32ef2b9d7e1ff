"""Letters in a database of their own, that other processes open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from logbook import create_app
from logbook.db import db, transaction
from logbook.installation import fix_domain
from tests.conftest import settings_for


@pytest.fixture
def app(engine_name: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The program; what is committed here, every other process reads."""
    if engine_name == "sqlite":
        yield from _app(f"sqlite:///{tmp_path / 'own.db'}")
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield from _app(url)


def _app(url: str) -> Iterator[Flask]:
    app = create_app(settings_for(url))
    with app.app_context():
        db.create_all()
        with transaction():
            fix_domain("logbook.test")
    yield app
    with app.app_context():
        db.engine.dispose()
