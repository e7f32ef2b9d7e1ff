"""`reports compose`: one command for every kind of report."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from flask import current_app

from logbook import clock
from logbook.commitments.models import Chamber
from logbook.db import reading, transaction
from logbook.policy import SYSTEM
from logbook.reports.commands.dossier import dossier_in
from logbook.reports.commands.group import commands
from logbook.reports.commands.naming import commitment_meant
from logbook.reports.files import File
from logbook.reports.letter.command import letter_asked, letter_in
from logbook.reports.schemas import Format
from logbook.reports.service import note_export
from logbook.web.language import LANGUAGES

LETTER = "letter"
DAY = click.DateTime(["%Y-%m-%d"])


@commands.command("compose")
@click.option(
    "--kind", required=True, type=click.Choice(["dossier", LETTER]), help="What to compile."
)
@click.option(
    "--commitment",
    "refs",
    required=True,
    multiple=True,
    metavar="REF",
    help="By id, number, own number or citation; a dossier is of one, a letter keeps the order.",
)
@click.option("--outcome", "outcomes", multiple=True, metavar="REF=OUTCOME", help="Of a letter.")
@click.option(
    "--signatory",
    "signatories",
    multiple=True,
    metavar="OFFICE",
    help="Who signs a letter: an office by its name; the first of several speaks.",
)
@click.option("--chamber", type=click.Choice(list(Chamber)), default=Chamber.HOUSE)
@click.option("--subject", help="Of a letter, as all that follows.")
@click.option("--addressee", help="Else the chair of the chamber.")
@click.option("--directorate")
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
    as_of: datetime | None,
    dated: datetime | None,
    language: str | None,
    form: str,
    output: Path,
    **letter: Any,
) -> None:
    """Compile a report and print the name of the file."""
    if kind != LETTER and len(refs) != 1:
        raise click.BadParameter("a dossier is of one commitment", param_hint="--commitment")
    now = clock.now()
    language = language or str(current_app.config["BABEL_DEFAULT_LOCALE"])
    day = as_of or dated
    with reading():
        commitment_ids = list(dict.fromkeys(map(commitment_meant, refs)))
        if kind == LETTER:
            asked = letter_asked(
                commitment_ids, dated, as_of, language, meant=commitment_meant, **letter
            )
            file = letter_in(asked, form)
        else:
            as_of_day = day.date() if day else _today()
            file = dossier_in(commitment_ids[0], as_of_day, form, language)
    _write(output, file)
    with transaction():
        for commitment_id in commitment_ids:
            note_export(SYSTEM, kind, file, commitment_id, now=now)
    if str(output) != "-":
        click.echo(output)


def _today() -> date:
    return clock.today(current_app.config["BABEL_DEFAULT_TIMEZONE"])


def _write(output: Path, file: File) -> None:
    try:
        with click.open_file(str(output), "wb") as out:
            out.write(file.content)
    except OSError as problem:
        raise click.ClickException(f"cannot write {output}: {problem.strerror}") from problem
