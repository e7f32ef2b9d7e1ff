"""Vocabularies from the command line."""

import sys
from pathlib import Path

import click

from logbook import clock
from logbook.command_line import Commands
from logbook.db import reading
from logbook.vocabulary import BringingOutcome, written
from logbook.vocabulary.bringing_files import bring_in_file, summary

commands = Commands("vocabulary", help="The words of this installation as a file.")


@commands.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
def export_vocabulary(file: Path) -> None:
    """Write all words to FILE (JSON); '-' is standard output."""
    with reading():
        content = written()
    if str(file) == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        file.write_bytes(content)
    except OSError as problem:
        raise click.ClickException(f"{file} cannot be written: {problem.strerror}") from problem
    click.echo(file)


@commands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell what would happen; change nothing.")
@click.option("--replace", is_flag=True, help="Take what differs from FILE; retire what it lacks.")
def import_vocabulary(file: Path, dry_run: bool, replace: bool) -> None:
    """Bring in the words of FILE; prints what became of each, and last how many of which."""
    brought = bring_in_file(file, dry_run=dry_run, replace=replace, now=clock.now())
    for one in brought:
        if one.outcome is not BringingOutcome.SAME:
            click.echo(f"{one.outcome:<9} {one.collection} {one.key}")
    click.echo(summary(brought))
