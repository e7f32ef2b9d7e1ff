"""The search from the command line."""

import click

from logbook.command_line import Commands
from logbook.finding import rebuilding

commands = Commands("search", help="The index that records are found by.")


@commands.command("rebuild")
def rebuild() -> None:
    """Index every record anew; prints how many, last.

    People may go on working: it holds the database for a moment at a time. Stopped half way, it
    leaves every record findable and may be run again.
    """
    click.echo(rebuilding.rebuild())
