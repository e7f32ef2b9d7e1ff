"""The server from the command line."""

import os

import click
from flask import Flask, current_app

from logbook import clock
from logbook.calendars.rebuilding import rebuild_what_another_made
from logbook.command_line import Commands, collect_seldom
from logbook.db import db
from logbook.setup.domain import fix_domain

commands = Commands("server", help="What answers the browsers, calendars and programs of people.")

MOST_THREADS = 15
"""As many as a process keeps connections to the database."""


@commands.command("run")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers",
    type=click.IntRange(1, 128),
    help="Processes: one for SQLite, as many as there are processors for PostgreSQL.",
)
@click.option(
    "--threads",
    type=click.IntRange(1, MOST_THREADS),
    help="Threads of each process: eight for SQLite, four for PostgreSQL.",
)
def run(host: str, port: int, workers: int | None, threads: int | None) -> None:
    """Answer until SIGTERM or SIGINT; what has begun then is finished first."""
    from logbook.server import processes  # noqa: PLC0415 - all of waitress, for who serves

    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    alone = db.engine.dialect.name == "sqlite"
    try:
        listening = processes.listen(host, port)
    except (OSError, UnicodeError) as error:
        raise click.ClickException(f"{host} port {port} cannot be used ({error})") from None
    fix_domain(current_app.config["SETTINGS"])
    rebuild_what_another_made(now=clock.now())
    db.engine.dispose()
    collect_seldom()
    with listening:
        processes.run(
            app,
            listening,
            workers or (1 if alone else os.cpu_count() or 1),
            threads or (8 if alone else 4),
            lambda: click.echo(f"listening on {_address(host, port)}"),
        )


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
