"""The list of how commitments stand, as the command line writes it."""

import uuid
from collections.abc import Sequence
from datetime import date

from logbook.commitments.models import Chamber
from logbook.reports.files import File
from logbook.reports.queries import StandingFilter, standing_rows
from logbook.reports.schemas import Format
from logbook.reports.standing import compose
from logbook.reports.standing.files import list_file


def list_in(
    commitments: Sequence[uuid.UUID],
    chamber: Chamber | None,
    as_of: date,
    form: str,
    language: str,
) -> File:
    """These commitments as of a day; all of them where none is named."""
    wanted = StandingFilter(chamber=chamber, commitments=tuple(commitments) or None)
    found = compose(standing_rows(wanted), as_of)
    return list_file(found, Format(form), language)
