"""The summary of a meeting for programs."""

from flask import Response

from logbook import clock
from logbook.db import reading
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.dossiers.api.blueprint import blueprint
from logbook.dossiers.queries import summary_rows
from logbook.dossiers.schemas import ReportAsked, ReportAskedSchema, SummarySchema
from logbook.dossiers.summary import compose
from logbook.dossiers.summary.files import summary_file
from logbook.web.api import operation, record_id
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.schema import read_query


@blueprint.get("/meetings/<id>/summary")
@operation("Compile the summary of a meeting", query=ReportAskedSchema, answer=SummarySchema)
def summary(id: str) -> Response:
    """Its follow-ups as of `asOf`; JSON, or with `format` another file; noted in the export log.

    A marked meeting has none: 400 says so.
    """
    meeting_id = record_id(id)
    with reading():
        asked: ReportAsked = read_query(ReportAskedSchema())
        as_of = asked.as_of or caller().today(clock.now())
        found = compose(summary_rows(caller(), meeting_id), as_of)
    form, language = asked.format or Format.JSON, asked.language or current_language()
    file = summary_file(found, form, language, reader=caller().name)
    return taken(file, "summary", meeting_id, now=clock.now(), is_answer=form is Format.JSON)
