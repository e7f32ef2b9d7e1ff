"""A dossier as the command line writes it."""

import uuid
from datetime import date

from logbook.policy import SYSTEM
from logbook.reports.dossier import compose
from logbook.reports.dossier.files import dossier_file
from logbook.reports.dossier.writing import write
from logbook.reports.files import File, file_name
from logbook.reports.pages import HTML, standalone
from logbook.reports.queries import dossier_rows
from logbook.reports.schemas import Format


def dossier_in(commitment_id: uuid.UUID, as_of: date, form: str, language: str) -> File:
    """The dossier of a commitment as of a day, as the system may see it."""
    found = compose(dossier_rows(SYSTEM, commitment_id), as_of)
    if form != HTML:
        return dossier_file(found, Format(form), language, reader="")
    text = standalone(write(found, language, reader=""))
    about = found.head.known_by or found.head.title.nl
    name = file_name("dossier", about, found.as_of, HTML)
    return File(name, "text/html; charset=utf-8", text.encode())
