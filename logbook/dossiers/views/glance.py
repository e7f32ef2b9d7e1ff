"""The state at a glance as a page, and as a file to take along."""

from collections.abc import Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading
from logbook.documents.blocks import Document
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.dossiers.files import glance_file
from logbook.dossiers.glance import compose
from logbook.dossiers.glance.writing import write
from logbook.dossiers.queries import glance_rows
from logbook.dossiers.schemas import ReportAsked, ReportAskedSchema
from logbook.dossiers.views.blueprint import blueprint
from logbook.dossiers.views.query_string import AS_OF, asked, by_field
from logbook.errors import Invalid
from logbook.web.gate import caller
from logbook.web.language import current_language


@blueprint.get("/reports/glance")
def glance() -> ResponseReturnValue:
    """As of a day, to read and print; with `format` as a file."""
    with reading():
        try:
            wanted: ReportAsked = asked(ReportAskedSchema())
        except Invalid as problem:
            return _page(None, request.args, by_field(problem.errors)), 422
        as_of = wanted.as_of or caller().today(clock.now())
        found = compose(glance_rows(caller(), as_of), as_of)
    language = wanted.language or current_language()
    if wanted.format is not None:
        return taken(glance_file(found, wanted.format, language), "glance", None, now=clock.now())
    return _page(write(found, language), {AS_OF: as_of.isoformat(), "language": language}, {})


def _page(
    document: Document | None, values: Mapping[str, str], errors: Mapping[str, list[str]]
) -> str:
    return render_template(
        "dossiers/glance.html", document=document, values=values, errors=errors, formats=Format
    )
