"""The list of how commitments stand in each format in which it can be taken along."""

import json

from logbook.reports.dossier.files import MEDIA_TYPES
from logbook.reports.files import File, file_name
from logbook.reports.formats import rendered
from logbook.reports.schemas import Format, StandingSchema
from logbook.reports.standing.contents import StateOfAffairs
from logbook.reports.standing.table import list_csv
from logbook.reports.standing.writing import write


def list_file(found: StateOfAffairs, form: Format, language: str) -> File:
    """The list as a file, in 'nl' or 'en'; the same list gives the same bytes."""
    match form:
        case Format.JSON:
            record = {"language": language} | StandingSchema().dump(found)
            content = (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
        case Format.CSV:
            content = list_csv(found, language).encode()
        case _:
            content = rendered(write(found, language), form)
    name = file_name("standing", "", found.as_of, form.value)
    return File(name, MEDIA_TYPES[form], content)
