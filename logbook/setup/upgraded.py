"""What `db upgrade` says when it is done, which by itself it does in silence."""

import click

from logbook.db import reading
from logbook.opening import needed_schema
from logbook.setup.standing import standing


def tell_upgraded() -> None:
    """Tell the schema, and what the first day still wants; nothing where another command asked."""
    context = click.get_current_context(silent=True)
    if context is None or context.info_name != "upgrade":
        return
    click.echo(f"the database: schema {needed_schema()}")
    with reading():
        is_set_up = standing() is not None
    if not is_set_up:
        click.echo("nobody can administer it yet: run setup")
