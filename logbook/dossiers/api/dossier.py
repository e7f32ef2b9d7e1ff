"""The dossier of a commitment for programs."""

from flask import Response

from logbook import clock
from logbook.db import reading
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.dossiers.api.blueprint import blueprint
from logbook.dossiers.dossier import compose
from logbook.dossiers.dossier.files import dossier_file
from logbook.dossiers.queries import dossier_rows
from logbook.dossiers.schemas import DossierSchema, ReportAsked, ReportAskedSchema
from logbook.web.api import operation, record_id
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.schema import read_query


@blueprint.get("/commitments/<id>/dossier")
@operation("Compile the dossier of a commitment", query=ReportAskedSchema, answer=DossierSchema)
def dossier(id: str) -> Response:
    """As of `asOf`, as JSON or with `format` as another file; noted in the export log."""
    commitment_id = record_id(id)
    with reading():
        asked: ReportAsked = read_query(ReportAskedSchema())
        as_of = asked.as_of or caller().today(clock.now())
        found = compose(dossier_rows(caller(), commitment_id), as_of)
    form, language = asked.format or Format.JSON, asked.language or current_language()
    file = dossier_file(found, form, language, reader=caller().name)
    return taken(file, "dossier", commitment_id, now=clock.now(), is_answer=form is Format.JSON)
