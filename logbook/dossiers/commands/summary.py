"""The summary of a meeting as the command line writes it."""

import uuid
from datetime import date

import click

from logbook.documents.files import File, Format
from logbook.dossiers.queries import summary_rows
from logbook.dossiers.summary import SummaryRows, compose
from logbook.dossiers.summary.files import summary_file
from logbook.errors import Invalid, NotFound
from logbook.policy import SYSTEM


def summary_in(meeting_id: uuid.UUID, as_of: date, form: str, language: str) -> File:
    """The summary of a meeting as the system may see it. Exits with 1 where there is none."""
    found = compose(_rows(meeting_id), as_of)
    return summary_file(found, Format(form), language, reader="")


def _rows(meeting_id: uuid.UUID) -> SummaryRows:
    try:
        return summary_rows(SYSTEM, meeting_id)
    except NotFound:
        raise click.ClickException(f"there is no meeting {str(meeting_id)!r}") from None
    except Invalid as problem:
        raise click.ClickException(" ".join(problem.errors["meeting"])) from None
