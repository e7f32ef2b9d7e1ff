"""The list of how commitments stand, as the command line writes it."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import click

from logbook.accounts.queries.references import find_unit
from logbook.commitments.models import Chamber
from logbook.documents.files import File, Format
from logbook.dossiers.queries import StandingFilter, standing_rows
from logbook.dossiers.standing import compose
from logbook.dossiers.standing.files import list_file


def list_in(
    commitments: Sequence[uuid.UUID],
    narrowed: StandingFilter,
    as_of: date,
    form: str,
    language: str,
) -> File:
    """These commitments as of a day; without any, all that `narrowed` leaves."""
    wanted = replace(narrowed, commitments=tuple(commitments) or None)
    found = compose(standing_rows(wanted), as_of)
    return list_file(found, Format(form), language)


def narrowed_to(chamber: str | None, directorate: str | None) -> StandingFilter:
    """The list of a chamber, of a unit by its name. Exits with 1 where there is no such unit."""
    unit = find_unit(name=directorate) if directorate else None
    if directorate and unit is None:
        raise click.ClickException(f"there is no directorate {directorate!r}")
    return StandingFilter(
        chamber=Chamber(chamber) if chamber else None, unit=unit.id if unit else None
    )
