"""A dossier in each format in which it can be taken along."""

from logbook.documents.files import File, Format, file_name
from logbook.dossiers.dossier.contents import Dossier
from logbook.dossiers.dossier.table import dossier_csv
from logbook.dossiers.dossier.writing import write
from logbook.dossiers.rendering import MEDIA_TYPES, content_in
from logbook.dossiers.schemas import DossierSchema


def dossier_file(dossier: Dossier, form: Format, language: str, *, reader: str) -> File:
    """The dossier as a file, in 'nl' or 'en'; the same dossier gives the same bytes."""
    content = content_in(
        form,
        record=lambda: {"language": language} | DossierSchema().dump(dossier),
        table=lambda: dossier_csv(dossier, language),
        document=lambda: write(dossier, language, reader=reader),
    )
    about = dossier.commitment.known_by or dossier.commitment.title.nl
    name = file_name("dossier", about, dossier.date, form.value)
    return File(name, MEDIA_TYPES[form], content)
