"""How Alembic runs here: on the program's own engine, in batches that SQLite understands.

Imports nothing of the program: a migration must mean the same in ten years, whatever the code.
"""

from alembic import context
from alembic.autogenerate.api import AutogenContext
from flask import current_app
from sqlalchemy import Connection
from sqlalchemy.types import DateTime, TypeDecorator


def render_item(kind: str, item: object, _context: AutogenContext) -> str | bool:
    """Write a custom type as the plain type beneath it, so that no migration imports ours."""
    if kind == "type" and isinstance(item, TypeDecorator) and isinstance(item.impl, DateTime):
        return "sa.DateTime(timezone=True)"
    return False


def include_name(name: str | None, kind: str, _parents: object) -> bool:
    """Pass over the index of the search, which stands beside the models, and its tables."""
    return not (kind in ("table", "column", "index") and (name or "").startswith("search_index"))


def switch_foreign_keys(connection: Connection, state: str) -> None:
    """Switch them on the driver's connection: anything sent through ours would open a transaction."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(f"PRAGMA foreign_keys={state}")


def migrate_on(connection: Connection) -> None:
    """Run the migrations on one connection, all of them or none.

    On SQLite foreign keys are switched off first: a batch migration drops the old table, and with
    keys on that would silently empty the tables that refer to it. The switch has no effect inside a
    transaction, hence before it; afterwards every key is checked.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    if is_sqlite:
        switch_foreign_keys(connection, "OFF")
    extension = current_app.extensions["migrate"]
    with connection.execution_options(writes=True).begin():
        context.configure(
            connection=connection,
            target_metadata=extension.db.metadata,
            render_item=render_item,
            include_name=include_name,
            **extension.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        if is_sqlite:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(f"rows refer to rows that are gone: {broken[:5]}")
    if is_sqlite:
        switch_foreign_keys(connection, "ON")


def is_upgraded() -> bool:
    """Whether an upgrade brought, or found, the database at the newest schema."""
    migrations = context.get_context()
    asked = migrations.opts["fn"].__name__
    return asked == "upgrade" and set(migrations.get_current_heads()) == set(
        context.script.get_heads()
    )


def is_upgrade() -> bool:
    """Whether this is an upgrade, before there is a connection: nothing else makes a database."""
    return bool(context._proxy.context_opts["fn"].__name__ == "upgrade")


with (
    current_app.extensions["opening"](creates=is_upgrade()),
    current_app.extensions["migrate"].db.engine.connect() as engine_connection,
):
    migrate_on(engine_connection)
    upgraded = is_upgraded()
if upgraded:
    for follow in current_app.extensions.get("after_upgrade", ()):
        follow()
