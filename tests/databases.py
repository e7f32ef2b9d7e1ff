"""Databases as the migrations leave them, made from the models at once."""

from sqlalchemy import text

from logbook.db import db, transaction
from logbook.opening import creating, needed_schema


def make_tables() -> None:
    """All tables, and the mark of the schema that the program looks for; makes a file, if need be.

    Within an application context.
    """
    with creating():
        db.create_all()
        with transaction() as session:
            session.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
            session.execute(
                text("INSERT INTO alembic_version VALUES (:needed)"), {"needed": needed_schema()}
            )
