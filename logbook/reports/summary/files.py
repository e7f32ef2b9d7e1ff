"""The summary of a meeting in each format in which it can be taken along."""

import json

from logbook.reports.dossier.files import MEDIA_TYPES
from logbook.reports.files import File, file_name
from logbook.reports.formats import rendered
from logbook.reports.schemas import Format, SummarySchema
from logbook.reports.summary.contents import Summary
from logbook.reports.summary.table import summary_csv
from logbook.reports.summary.writing import write


def summary_file(summary: Summary, form: Format, language: str, *, reader: str) -> File:
    """The summary as a file, in 'nl' or 'en'; the same summary gives the same bytes."""
    match form:
        case Format.JSON:
            record = {"language": language} | SummarySchema().dump(summary)
            content = (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
        case Format.CSV:
            content = summary_csv(summary, language).encode()
        case _:
            content = rendered(write(summary, language, reader=reader), form)
    # Named by the first day that its date can mean.
    name = file_name("summary", summary.title, summary.date.earliest, form.value)
    return File(name, MEDIA_TYPES[form], content)
