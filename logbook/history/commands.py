"""The history from the command line."""

import click

from logbook.command_line import Commands
from logbook.db import reading
from logbook.history import service

commands = Commands("history", help="Who changed what, and the proof that nobody rewrote it.")


@commands.command("verify")
def verify() -> None:
    """Recompute the chain; prints the change number it ends at, or every fault and exits 1."""
    with reading():
        faults, last = service.verify(), service.change_number()
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise click.exceptions.Exit(1)
    click.echo(last)
