"""Dossiers, summaries and the state of affairs as the command line writes them.

Each as of a day, as the system may see it.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import click

from logbook.accounts.queries.references import find_unit
from logbook.command_line import in_english
from logbook.commitments.models import Chamber
from logbook.documents.files import File, Format
from logbook.dossiers.dossier import compose as compose_dossier
from logbook.dossiers.files import dossier_file, list_file, summary_file
from logbook.dossiers.queries import StandingFilter, dossier_rows, standing_rows, summary_rows
from logbook.dossiers.standing import compose as compose_list
from logbook.dossiers.summary import SummaryRows
from logbook.dossiers.summary import compose as compose_summary
from logbook.errors import Invalid, NotFound
from logbook.policy import SYSTEM


def dossier_in(commitment_id: uuid.UUID, as_of: date, form: str, language: str) -> File:
    """The dossier of a commitment."""
    found = compose_dossier(dossier_rows(SYSTEM, commitment_id), as_of)
    return dossier_file(found, Format(form), language, reader="")


def summary_in(meeting_id: uuid.UUID, as_of: date, form: str, language: str) -> File:
    """The summary of a meeting. Exits with 1 where there is none."""
    found = compose_summary(_summary_rows(meeting_id), as_of)
    return summary_file(found, Format(form), language, reader="")


def _summary_rows(meeting_id: uuid.UUID) -> SummaryRows:
    try:
        with in_english():
            return summary_rows(SYSTEM, meeting_id)
    except NotFound:
        raise click.ClickException(f"there is no meeting {str(meeting_id)!r}") from None
    except Invalid as problem:
        raise click.ClickException(" ".join(problem.errors["meeting"])) from None


def list_in(
    commitments: Sequence[uuid.UUID],
    narrowed: StandingFilter,
    as_of: date,
    form: str,
    language: str,
) -> File:
    """The state of affairs of these commitments; without any, of all that `narrowed` leaves."""
    wanted = replace(narrowed, commitments=tuple(commitments) or None)
    found = compose_list(standing_rows(wanted), as_of)
    return list_file(found, Format(form), language)


def narrowed_to(chamber: str | None, directorate: str | None) -> StandingFilter:
    """The list of a chamber, of a unit by its name. Exits with 1 where there is no such unit."""
    unit = find_unit(name=directorate) if directorate else None
    if directorate and unit is None:
        raise click.ClickException(f"there is no directorate {directorate!r}")
    return StandingFilter(
        chamber=Chamber(chamber) if chamber else None, unit=unit.id if unit else None
    )
