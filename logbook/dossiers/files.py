"""Dossiers, summaries and the state of affairs, whole or at a glance, in each format.

They are compiled anew each time; the same contents give the same bytes. The language is 'nl' or
'en', `reader` for whom it is. All need an application context, for the templates.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from logbook.documents.blocks import Document
from logbook.documents.files import File, Format, file_name
from logbook.documents.formats import MEDIA_TYPES as WRITTEN
from logbook.documents.formats import rendered
from logbook.dossiers.dossier import Dossier
from logbook.dossiers.dossier.table import dossier_csv
from logbook.dossiers.dossier.writing import write as write_dossier
from logbook.dossiers.glance import Glance
from logbook.dossiers.glance.table import glance_csv
from logbook.dossiers.glance.writing import write as write_glance
from logbook.dossiers.schemas import DossierSchema, GlanceSchema, StandingSchema, SummarySchema
from logbook.dossiers.standing import StateOfAffairs
from logbook.dossiers.standing.table import list_csv
from logbook.dossiers.standing.writing import write as write_list
from logbook.dossiers.summary import Summary
from logbook.dossiers.summary.table import summary_csv
from logbook.dossiers.summary.writing import write as write_summary

_MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv; charset=utf-8; header=present",
} | WRITTEN


def dossier_file(dossier: Dossier, form: Format, language: str, *, reader: str) -> File:
    """The dossier, named after what the commitment is known by."""
    content = _content_in(
        form,
        record=lambda: {"language": language} | DossierSchema().dump(dossier),
        table=lambda: dossier_csv(dossier, language),
        document=lambda: write_dossier(dossier, language, reader=reader),
    )
    about = dossier.commitment.known_by or dossier.commitment.title.nl
    name = file_name("dossier", about, dossier.date, form.value)
    return File(name, _MEDIA_TYPES[form], content)


def summary_file(summary: Summary, form: Format, language: str, *, reader: str) -> File:
    """The summary, named after the meeting."""
    content = _content_in(
        form,
        record=lambda: {"language": language} | SummarySchema().dump(summary),
        table=lambda: summary_csv(summary, language),
        document=lambda: write_summary(summary, language, reader=reader),
    )
    # Named by the first day that its date can mean.
    name = file_name("summary", summary.title, summary.date.earliest, form.value)
    return File(name, _MEDIA_TYPES[form], content)


def list_file(found: StateOfAffairs, form: Format, language: str) -> File:
    """The list of how commitments stand."""
    content = _content_in(
        form,
        record=lambda: {"language": language} | StandingSchema().dump(found),
        table=lambda: list_csv(found, language),
        document=lambda: write_list(found, language),
    )
    name = file_name("standing", "", found.date, form.value)
    return File(name, _MEDIA_TYPES[form], content)


def glance_file(found: Glance, form: Format, language: str) -> File:
    """The state at a glance."""
    content = _content_in(
        form,
        record=lambda: {"language": language} | GlanceSchema().dump(found),
        table=lambda: glance_csv(found, language),
        document=lambda: write_glance(found, language),
    )
    name = file_name("glance", "", found.date, form.value)
    return File(name, _MEDIA_TYPES[form], content)


def _content_in(
    form: Format,
    *,
    record: Callable[[], Mapping[str, Any]],
    table: Callable[[], str],
    document: Callable[[], Document],
) -> bytes:
    """The record as JSON, the table as CSV, in every other format the document.

    Only what the format needs is made.
    """
    match form:
        case Format.JSON:
            return (json.dumps(record(), ensure_ascii=False, indent=2) + "\n").encode()
        case Format.CSV:
            return table().encode()
        case Format.HTML | Format.MARKDOWN | Format.DOCX | Format.ODT | Format.PDF:
            return rendered(document(), form)
