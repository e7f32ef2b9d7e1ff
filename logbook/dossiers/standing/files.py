"""The list of how commitments stand in each format in which it can be taken along."""

from logbook.documents.files import File, Format, file_name
from logbook.dossiers.rendering import MEDIA_TYPES, content_in
from logbook.dossiers.schemas import StandingSchema
from logbook.dossiers.standing.contents import StateOfAffairs
from logbook.dossiers.standing.table import list_csv
from logbook.dossiers.standing.writing import write


def list_file(found: StateOfAffairs, form: Format, language: str) -> File:
    """The list as a file, in 'nl' or 'en'; the same list gives the same bytes."""
    content = content_in(
        form,
        record=lambda: {"language": language} | StandingSchema().dump(found),
        table=lambda: list_csv(found, language),
        document=lambda: write(found, language),
    )
    name = file_name("standing", "", found.date, form.value)
    return File(name, MEDIA_TYPES[form], content)
