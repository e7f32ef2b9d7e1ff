"""The dossier of a commitment as a page, and as a file to take along."""

import uuid
from collections.abc import Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.commitments.models import Commitment
from logbook.commitments.queries import commitment
from logbook.db import reading
from logbook.documents.blocks import Document
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.dossiers.dossier import compose
from logbook.dossiers.dossier.writing import write
from logbook.dossiers.files import dossier_file
from logbook.dossiers.queries import dossier_rows
from logbook.dossiers.schemas import ReportAsked, ReportAskedSchema
from logbook.dossiers.views.blueprint import blueprint
from logbook.dossiers.views.query_string import AS_OF, asked, by_field
from logbook.errors import Invalid
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.unchanged import told_if_unchanged


@blueprint.get("/commitments/<uuid:id>/dossier")
def dossier(id: uuid.UUID) -> ResponseReturnValue:
    """As of a day, to read and print; with `format` as a file, of which it is noted who took it."""
    return _asked(id) if "format" in request.args else _unless_unchanged(id)


def _asked(id: uuid.UUID) -> ResponseReturnValue:
    today = caller().today(clock.now())
    with reading():
        try:
            wanted: ReportAsked = asked(ReportAskedSchema())
        except Invalid as problem:
            return _page(commitment(id), None, request.args, by_field(problem.errors)), 422
        rows = dossier_rows(caller(), id)
        found = compose(rows, wanted.as_of or today)
    language = wanted.language or current_language()
    if wanted.format is not None:
        file = dossier_file(found, wanted.format, language, reader=caller().name)
        return taken(file, "dossier", id, now=clock.now())
    written = write(found, language, reader=caller().name)
    shown = {AS_OF: found.date.isoformat(), "language": language}
    return _page(rows.commitment, written, shown, {})


_unless_unchanged = told_if_unchanged(_asked)


def _page(
    about: Commitment,
    document: Document | None,
    values: Mapping[str, str],
    errors: Mapping[str, list[str]],
) -> str:
    return render_template(
        "dossiers/dossier.html",
        commitment_id=about.id,
        commitment_title=about.title.in_language(current_language()),
        document=document,
        values=values,
        errors=errors,
        formats=Format,
    )
