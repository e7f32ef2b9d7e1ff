"""A dossier as the command line writes it."""

import uuid
from datetime import date

from logbook.documents.files import File, Format
from logbook.dossiers.dossier import compose
from logbook.dossiers.dossier.files import dossier_file
from logbook.dossiers.queries import dossier_rows
from logbook.policy import SYSTEM


def dossier_in(commitment_id: uuid.UUID, as_of: date, form: str, language: str) -> File:
    """The dossier of a commitment as of a day, as the system may see it."""
    found = compose(dossier_rows(SYSTEM, commitment_id), as_of)
    return dossier_file(found, Format(form), language, reader="")
