"""Dossiers, summaries, the state of affairs and at a glance for programs.

Each is compiled as of `asOf`, given as JSON or with `format` as another file, and noted in the
export log.
"""

from flask import Blueprint, Response

from logbook import clock
from logbook.db import reading
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.dossiers.dossier import compose as compose_dossier
from logbook.dossiers.files import dossier_file, glance_file, list_file, summary_file
from logbook.dossiers.glance import compose as compose_glance
from logbook.dossiers.queries import dossier_rows, glance_rows, standing_rows, summary_rows
from logbook.dossiers.schemas import (
    DossierSchema,
    GlanceSchema,
    ReportAsked,
    ReportAskedSchema,
    StandingAsked,
    StandingAskedSchema,
    StandingSchema,
    SummarySchema,
)
from logbook.dossiers.standing import compose as compose_list
from logbook.dossiers.summary import compose as compose_summary
from logbook.web.api import PREFIX, operation, record_id
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.schema import read_query

blueprint = Blueprint("dossiers_api", __name__, url_prefix=PREFIX)


@blueprint.get("/commitments/<id>/dossier")
@operation(
    "Compile the dossier of a commitment", query=ReportAskedSchema, answer=DossierSchema, file=True
)
def dossier(id: str) -> Response:
    """All that was said and done about it."""
    commitment_id = record_id(id)
    with reading():
        asked: ReportAsked = read_query(ReportAskedSchema())
        as_of = asked.as_of or caller().today(clock.now())
        found = compose_dossier(dossier_rows(caller(), commitment_id), as_of)
    form, language = asked.format or Format.JSON, asked.language or current_language()
    file = dossier_file(found, form, language, reader=caller().name)
    return taken(file, "dossier", commitment_id, now=clock.now(), is_answer=form is Format.JSON)


@blueprint.get("/meetings/<id>/summary")
@operation(
    "Compile the summary of a meeting", query=ReportAskedSchema, answer=SummarySchema, file=True
)
def summary(id: str) -> Response:
    """With its follow-ups as they stand then. A marked meeting has none: 400 says so."""
    meeting_id = record_id(id)
    with reading():
        asked: ReportAsked = read_query(ReportAskedSchema())
        as_of = asked.as_of or caller().today(clock.now())
        found = compose_summary(summary_rows(caller(), meeting_id), as_of)
    form, language = asked.format or Format.JSON, asked.language or current_language()
    file = summary_file(found, form, language, reader=caller().name)
    return taken(file, "summary", meeting_id, now=clock.now(), is_answer=form is Format.JSON)


@blueprint.get("/reports/standing")
@operation(
    "List how commitments stand", query=StandingAskedSchema, answer=StandingSchema, file=True
)
def standing() -> Response:
    """Those that the query string narrows the list to."""
    with reading():
        asked: StandingAsked = read_query(StandingAskedSchema())
        as_of = asked.as_of or caller().today(clock.now())
        found = compose_list(standing_rows(asked.narrowed), as_of)
    form, language = asked.format or Format.JSON, asked.language or current_language()
    file = list_file(found, form, language)
    return taken(file, "list", None, now=clock.now(), is_answer=form is Format.JSON)


@blueprint.get("/reports/glance")
@operation(
    "Count what is owed to the House, how old it is, and what is still to do",
    query=ReportAskedSchema,
    answer=GlanceSchema,
    file=True,
)
def glance() -> Response:
    """As far as the caller may see it; what is marked is not counted."""
    with reading():
        asked: ReportAsked = read_query(ReportAskedSchema())
        as_of = asked.as_of or caller().today(clock.now())
        found = compose_glance(glance_rows(caller(), as_of), as_of)
    form, language = asked.format or Format.JSON, asked.language or current_language()
    file = glance_file(found, form, language)
    return taken(file, "glance", None, now=clock.now(), is_answer=form is Format.JSON)
