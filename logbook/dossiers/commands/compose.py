"""`reports compose`: one command for every kind of report."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from flask import current_app

from logbook import clock
from logbook.commitments.models import Chamber
from logbook.db import reading, transaction
from logbook.documents.downloads import note_export
from logbook.documents.files import File, Format
from logbook.documents.formats.templates import FrameProblem
from logbook.dossiers.commands.files import dossier_in, list_in, narrowed_to, summary_in
from logbook.dossiers.commands.group import commands
from logbook.dossiers.commands.naming import commitment_meant
from logbook.letters.composed_at_once import letter_asked, letter_in
from logbook.letters.labels import omission_acts
from logbook.policy import SYSTEM
from logbook.web.language import LANGUAGES

LETTER, DOSSIER, SUMMARY, LIST = "letter", "dossier", "summary", "list"
DAY = click.DateTime(["%Y-%m-%d"])


@commands.command("compose")
@click.option(
    "--kind",
    type=click.Choice([LETTER, DOSSIER, SUMMARY, LIST]),
    default=LETTER,
    show_default=True,
    help="What to compile: a summary is of a meeting, a list tells how commitments stand.",
)
@click.option(
    "--commitment",
    "refs",
    multiple=True,
    metavar="REF",
    help="By id, number, own number or citation; a dossier is of one, a letter keeps the order,"
    " a list without any is of all.",
)
@click.option("--meeting", type=click.UUID, metavar="ID", help="Of a summary.")
@click.option("--outcome", "outcomes", multiple=True, metavar="REF=OUTCOME", help="Of a letter.")
@click.option(
    "--signatory",
    "signatories",
    multiple=True,
    metavar="OFFICE",
    help="Who signs a letter: an office by its name; the first of several speaks.",
)
@click.option(
    "--chamber",
    type=click.Choice([chamber.value for chamber in Chamber]),
    help="To whom a letter goes, else the House of Representatives; whose a list tells of.",
)
@click.option("--subject", help="Of a letter, as all that follows.")
@click.option(
    "--open-relays",
    type=click.Choice(["tell", "omit"]),
    default="tell",
    help="Whether a letter says who has not confirmed yet.",
)
@click.option("--addressee", help="Else the chair of the chamber.")
@click.option("--directorate", help="Of a letter; a list is narrowed to the unit of this name.")
@click.option("--our-reference")
@click.option("--continuation-reference")
@click.option("--your-reference")
@click.option("--as-of", type=DAY, help="The day it tells of; what happened later is left out.")
@click.option("--date", "dated", type=DAY, help="Of a letter; also the day, without --as-of.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Else that of the installation.")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in Format]),
    default=Format.HTML.value,
    show_default=True,
)
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, writable=True, allow_dash=True, path_type=Path),
    help="The file to write; - writes to standard output.",
)
def compose_report(
    kind: str,
    refs: tuple[str, ...],
    meeting: uuid.UUID | None,
    output: Path,
    **asked: Any,
) -> None:
    """Compile a report and print the name of the file."""
    _check(kind, refs, meeting)
    now = clock.now()
    asked["language"] = asked["language"] or str(current_app.config["BABEL_DEFAULT_LOCALE"])
    with reading():
        about = list(dict.fromkeys(map(commitment_meant, refs)))
        if meeting is not None:
            about = [meeting]
        try:
            file = _compiled(kind, about, **asked)
        except FrameProblem as problem:
            raise click.ClickException(f"LETTER_TEMPLATES: {problem}") from problem
    _write(output, file)
    with transaction():
        for record_id in (*about,) or (None,):
            note_export(SYSTEM, kind, file, record_id, now=now)
    if str(output) != "-":
        click.echo(output)


def _check(kind: str, refs: Sequence[str], meeting: uuid.UUID | None) -> None:
    """Refuse what a report of this kind is not about. Raises click.UsageError."""
    if (kind == SUMMARY) != (meeting is not None):
        raise click.UsageError("a summary is of one --meeting, and nothing else is")
    if kind == SUMMARY and refs:
        raise click.UsageError("a summary is of a --meeting, not of a --commitment")
    if kind == DOSSIER and len(refs) != 1:
        raise click.BadParameter("a dossier is of one commitment", param_hint="--commitment")
    if kind == LETTER and not refs:
        raise click.UsageError("a letter needs --commitment")


def _compiled(
    kind: str,
    about: list[uuid.UUID],
    *,
    as_of: datetime | None,
    dated: datetime | None,
    chamber: str | None,
    language: str,
    form: str,
    **letter: Any,
) -> File:
    if kind == LETTER:
        letter |= {"chamber": chamber or Chamber.HOUSE, "meant": commitment_meant}
        asked = letter_asked(about, dated, as_of, language, **letter)
        return letter_in(asked, form, omission_acts())
    instant = as_of or dated
    day = instant.date() if instant else _today()
    if kind == DOSSIER:
        return dossier_in(about[0], day, form, language)
    if kind == SUMMARY:
        return summary_in(about[0], day, form, language)
    narrowed = narrowed_to(chamber, letter["directorate"])
    return list_in(about, narrowed, day, form, language)


def _today() -> date:
    return clock.today(current_app.config["BABEL_DEFAULT_TIMEZONE"])


def _write(output: Path, file: File) -> None:
    try:
        with click.open_file(str(output), "wb") as out:
            out.write(file.content)
    except OSError as problem:
        raise click.ClickException(f"cannot write {output}: {problem.strerror}") from problem
