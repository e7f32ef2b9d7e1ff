"""What flask_migrate and migrations/env.py ask of the program, which seldom asks for them."""

from functools import cached_property
from pathlib import Path
from typing import Any

import click
from flask import Flask

from logbook.db import db

MIGRATIONS = Path(__file__).parent.parent / "migrations"


class _LateCommands(click.Group):
    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        from flask_migrate.cli import db as commands  # noqa: PLC0415 - slow, for who migrates

        made: click.Context = commands.make_context(*args, **kwargs)
        return made


class LateMigrate:
    """Flask-Migrate, read with all of Alembic when it is asked for something the first time.

    So is its command `db`.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        app.extensions["migrate"] = self
        app.cli.add_command(_LateCommands("db", help="Perform database migrations."))

    @cached_property
    def _asked(self) -> Any:
        from flask_migrate import Migrate  # noqa: PLC0415 - slow, for who migrates

        Migrate(render_as_batch=True, compare_type=True).init_app(
            self._app, db, directory=str(MIGRATIONS)
        )
        return self._app.extensions["migrate"]

    def __getattr__(self, name: str) -> Any:
        """What Flask-Migrate says."""
        return getattr(self._asked, name)
