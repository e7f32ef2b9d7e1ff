"""Fixtures of formats: the program without a database, which no document needs."""

import pytest

from config import Settings
from logbook import create_app
from logbook.documents.formats import rendered


@pytest.fixture(scope="session")
def bare_app():
    """The program, made once; nothing in it is stored."""
    return create_app(
        Settings.from_environment({"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32})
    )


@pytest.fixture
def written(bare_app):
    """A document in a format, as bytes."""

    def writing(document, form):
        with bare_app.app_context():
            return rendered(document, form)

    return writing
