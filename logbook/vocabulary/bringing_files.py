"""Bringing in a file from the command line, by whichever command."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from logbook.db import db, transaction
from logbook.errors import Invalid
from logbook.policy import SYSTEM
from logbook.vocabulary.bringing import BringingOutcome, Brought, bring_in
from logbook.vocabulary.files import MOST_BYTES, Unreadable, Vocabulary, read

MOST_FAULTS = 20


def read_file(file: Path) -> Vocabulary:
    """What a file holds, of which only the frame is looked at. Raises ClickException."""
    try:
        with file.open("rb") as opened:
            return read(opened.read(MOST_BYTES + 1))
    except OSError as problem:
        raise click.ClickException(f"{file} cannot be read: {problem.strerror}") from problem
    except Unreadable as problem:
        raise click.ClickException(f"{file}: {problem}") from problem


def bring_in_file(file: Path, *, dry_run: bool, replace: bool, now: datetime) -> list[Brought]:
    """As the command does. Raises ClickException, after which nothing was changed."""
    vocabulary = read_file(file)
    with told_of(file), transaction():
        brought = bring_in(SYSTEM, vocabulary, replace=replace, now=now)
        if dry_run:
            db.session.rollback()
    return brought


@contextmanager
def told_of(file: Path) -> Iterator[None]:
    """Raise ClickException, with the path of each fault, where the block finds the file Invalid."""
    try:
        yield
    except Invalid as problem:
        raise click.ClickException(_told(file, problem)) from problem


def _told(file: Path, problem: Invalid) -> str:
    lines = [f"{path}: {' '.join(said)}" for path, said in problem.errors.items()]
    more = len(lines) - MOST_FAULTS
    shown = lines[:MOST_FAULTS] + ([f"and {more} more"] if more > 0 else [])
    return "\n".join([f"{file} was not brought in; nothing was changed", *shown])


def summary(brought: list[Brought]) -> str:
    """'added 3, changed 0, same 40, conflict 1', and what was retired or left."""
    counts = Counter(one.outcome for one in brought)
    always = (
        BringingOutcome.ADDED,
        BringingOutcome.CHANGED,
        BringingOutcome.SAME,
        BringingOutcome.CONFLICT,
    )
    told = [o for o in BringingOutcome if o in always or counts[o]]
    return ", ".join(f"{outcome} {counts[outcome]}" for outcome in told)
