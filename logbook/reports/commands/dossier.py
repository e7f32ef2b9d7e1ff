"""A dossier as the command line writes it."""

import uuid
from datetime import date

from logbook.policy import SYSTEM
from logbook.reports.dossier import compose
from logbook.reports.dossier.files import dossier_file
from logbook.reports.files import File
from logbook.reports.queries import dossier_rows
from logbook.reports.schemas import Format


def dossier_in(commitment_id: uuid.UUID, as_of: date, form: str, language: str) -> File:
    """The dossier of a commitment as of a day, as the system may see it."""
    found = compose(dossier_rows(SYSTEM, commitment_id), as_of)
    return dossier_file(found, Format(form), language, reader="")
