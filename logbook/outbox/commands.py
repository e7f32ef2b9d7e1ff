"""The outbox from the command line, as the system."""

import uuid

import click

from logbook import clock
from logbook.command_line import Commands
from logbook.db import transaction
from logbook.outbox import resending
from logbook.policy import SYSTEM

commands = Commands("outbox", help="Mail that is sent, waits, or could not be delivered.")


@commands.command("resend")
@click.argument("ids", nargs=-1, type=click.UUID, metavar="[ID]…")
@click.option("--all", "is_all", is_flag=True, help="Every mail that could not be delivered.")
def resend(ids: tuple[uuid.UUID, ...], is_all: bool) -> None:
    """Let dead mails be tried again, by id or all; prints how many."""
    if is_all == bool(ids):
        raise click.UsageError("name mails by their id, or say --all")
    with transaction():
        number = resending.resend(SYSTEM, None if is_all else ids, now=clock.now())
    click.echo(number)
