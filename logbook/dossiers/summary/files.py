"""The summary of a meeting in each format in which it can be taken along."""

from logbook.documents.files import File, Format, file_name
from logbook.dossiers.rendering import MEDIA_TYPES, content_in
from logbook.dossiers.schemas import SummarySchema
from logbook.dossiers.summary.contents import Summary
from logbook.dossiers.summary.table import summary_csv
from logbook.dossiers.summary.writing import write


def summary_file(summary: Summary, form: Format, language: str, *, reader: str) -> File:
    """The summary as a file, in 'nl' or 'en'; the same summary gives the same bytes."""
    content = content_in(
        form,
        record=lambda: {"language": language} | SummarySchema().dump(summary),
        table=lambda: summary_csv(summary, language),
        document=lambda: write(summary, language, reader=reader),
    )
    # Named by the first day that its date can mean.
    name = file_name("summary", summary.title, summary.date.earliest, form.value)
    return File(name, MEDIA_TYPES[form], content)
