"""The dossier of a commitment for programs."""

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.reports.api.blueprint import blueprint
from logbook.reports.dossier import compose
from logbook.reports.dossier.files import dossier_file
from logbook.reports.pages import download
from logbook.reports.queries import dossier_rows
from logbook.reports.schemas import DossierAsked, DossierAskedSchema, DossierSchema, Format
from logbook.reports.service import note_export
from logbook.web.api import operation, record_id
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.schema import read_query


@blueprint.get("/commitments/<id>/dossier")
@operation("Compile the dossier of a commitment", query=DossierAskedSchema, answer=DossierSchema)
def dossier(id: str) -> Response:
    """As of `asOf`, as JSON or with `format` as Markdown or CSV; noted in the export log."""
    commitment_id, now = record_id(id), clock.now()
    with reading():
        asked: DossierAsked = read_query(DossierAskedSchema())
        as_of = asked.as_of or caller().today(now)
        found = compose(dossier_rows(caller(), commitment_id), as_of)
    form, language = asked.format or Format.JSON, asked.language or current_language()
    file = dossier_file(found, form, language, reader=caller().name)
    with transaction():
        note_export(caller(), "dossier", file, commitment_id, now=now)
    if form is Format.JSON:
        return Response(file.content, content_type=file.media_type)
    return download(file)
