"""The summary of a meeting as a page, and as a file to take along."""

import uuid
from collections.abc import Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading
from logbook.documents.blocks import Document
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.dossiers.files import summary_file
from logbook.dossiers.queries import summary_rows
from logbook.dossiers.schemas import ReportAsked, ReportAskedSchema
from logbook.dossiers.summary import compose
from logbook.dossiers.summary.writing import write
from logbook.dossiers.views.blueprint import blueprint
from logbook.dossiers.views.query_string import AS_OF, asked, by_field
from logbook.errors import Invalid
from logbook.meetings.queries import meeting
from logbook.web.gate import caller
from logbook.web.language import current_language


@blueprint.get("/meetings/<uuid:id>/summary")
def summary(id: uuid.UUID) -> ResponseReturnValue:
    """With its follow-ups as of a day, to read and print; with `format` as a file."""
    today = caller().today(clock.now())
    with reading():
        try:
            wanted: ReportAsked = asked(ReportAskedSchema())
            rows = summary_rows(caller(), id)
        except Invalid as problem:
            title = meeting(caller(), id).title
            return _page(id, title, None, request.args, by_field(problem.errors)), 422
        found = compose(rows, wanted.as_of or today)
    language = wanted.language or current_language()
    if wanted.format is not None:
        file = summary_file(found, wanted.format, language, reader=caller().name)
        return taken(file, "summary", id, now=clock.now())
    written = write(found, language, reader=caller().name)
    shown = {AS_OF: found.as_of.isoformat(), "language": language}
    return _page(id, found.title, written, shown, {})


def _page(
    meeting_id: uuid.UUID,
    title: str,
    document: Document | None,
    values: Mapping[str, str],
    errors: Mapping[str, list[str]],
) -> str:
    return render_template(
        "dossiers/summary.html",
        meeting_id=meeting_id,
        meeting_title=title,
        document=document,
        values=values,
        errors=errors,
        formats=Format,
    )
