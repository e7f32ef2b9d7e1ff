"""A dossier in each format in which it can be taken along."""

import json

from logbook.reports.dossier.contents import Dossier
from logbook.reports.dossier.table import dossier_csv
from logbook.reports.dossier.writing import write
from logbook.reports.files import File, file_name
from logbook.reports.formats import MEDIA_TYPES as WRITTEN
from logbook.reports.formats import rendered
from logbook.reports.schemas import DossierSchema, Format

MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv; charset=utf-8; header=present",
} | WRITTEN


def dossier_file(dossier: Dossier, form: Format, language: str, *, reader: str) -> File:
    """The dossier as a file, in 'nl' or 'en'; the same dossier gives the same bytes."""
    match form:
        case Format.JSON:
            record = {"language": language} | DossierSchema().dump(dossier)
            content = (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
        case Format.CSV:
            content = dossier_csv(dossier, language).encode()
        case _:
            content = rendered(write(dossier, language, reader=reader), form)
    about = dossier.head.known_by or dossier.head.title.nl
    name = file_name("dossier", about, dossier.as_of, form.value)
    return File(name, MEDIA_TYPES[form], content)
