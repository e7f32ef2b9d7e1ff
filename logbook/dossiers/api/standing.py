"""The list of how commitments stand for programs."""

from flask import Response

from logbook import clock
from logbook.db import reading
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.dossiers.api.blueprint import blueprint
from logbook.dossiers.queries import standing_rows
from logbook.dossiers.schemas import StandingAsked, StandingAskedSchema, StandingSchema
from logbook.dossiers.standing import compose
from logbook.dossiers.standing.files import list_file
from logbook.web.api import operation
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.schema import read_query


@blueprint.get("/reports/standing")
@operation("List how commitments stand", query=StandingAskedSchema, answer=StandingSchema)
def standing() -> Response:
    """As of `asOf`, as JSON or with `format` as another file; noted in the export log."""
    with reading():
        asked: StandingAsked = read_query(StandingAskedSchema())
        found = compose(standing_rows(asked.narrowed), asked.as_of or caller().today(clock.now()))
    form, language = asked.format or Format.JSON, asked.language or current_language()
    return taken(
        list_file(found, form, language),
        "list",
        None,
        now=clock.now(),
        is_answer=form is Format.JSON,
    )
