"""A database in memory, to see whether something goes well before the real one is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from sqlalchemy import Engine, StaticPool, create_engine

from logbook.db import db


@contextmanager
def scratch_database() -> Iterator[None]:
    """In the block an empty database in memory, with all tables, stands for the real one."""
    engines = cast("dict[str | None, Engine]", db.engines)
    real = engines[None]
    scratch = create_engine("sqlite://", hide_parameters=True, poolclass=StaticPool)
    db.session.remove()
    engines[None] = scratch
    try:
        db.create_all()
        yield
    finally:
        db.session.remove()
        engines[None] = real
        scratch.dispose()
