"""The dossier of a commitment as a page, and as a file to take along."""

import uuid
from collections.abc import Mapping

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.commitments.models import Commitment
from logbook.commitments.queries import commitment
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.reports.blocks import Document
from logbook.reports.dossier import compose
from logbook.reports.dossier.files import dossier_file
from logbook.reports.dossier.writing import write
from logbook.reports.files import File
from logbook.reports.pages import download
from logbook.reports.queries import dossier_rows
from logbook.reports.schemas import DossierAsked, DossierAskedSchema, Format
from logbook.reports.service import note_export
from logbook.reports.views.blueprint import blueprint
from logbook.web.gate import caller
from logbook.web.language import current_language
from logbook.web.schema import read_form

AS_OF = "as-of"


@blueprint.get("/commitments/<uuid:id>/dossier")
def dossier(id: uuid.UUID) -> ResponseReturnValue:
    """As of a day, to read and print; with `format` as a file."""
    today = caller().today(clock.now())
    with reading():
        try:
            asked = _asked()
        except Invalid as problem:
            errors = {AS_OF if path == "asOf" else path: s for path, s in problem.errors.items()}
            return _page(commitment(id), None, request.args, errors), 422
        rows = dossier_rows(caller(), id)
        found = compose(rows, asked.as_of or today)
    language = asked.language or current_language()
    if asked.format is not None:
        return taken(dossier_file(found, asked.format, language, reader=caller().name), id)
    written = write(found, language, reader=caller().name)
    shown = {AS_OF: found.as_of.isoformat(), "language": language}
    return _page(rows.commitment, written, shown, {})


def _asked() -> DossierAsked:
    """What the query string asks. Pages join words by a hyphen; a blank asks nothing."""
    asked = {name: text for name, text in request.args.items() if text.strip()}
    given = {name.replace(AS_OF, "asOf"): text for name, text in asked.items()}
    read: DossierAsked = read_form(DossierAskedSchema(), given)
    return read


def _page(
    about: Commitment,
    document: Document | None,
    values: Mapping[str, str],
    errors: Mapping[str, list[str]],
) -> str:
    return render_template(
        "reports/dossier.html",
        commitment_id=about.id,
        commitment_title=about.title.in_language(current_language()),
        document=document,
        values=values,
        errors=errors,
        formats=Format,
    )


def taken(file: File, commitment_id: uuid.UUID) -> Response:
    """The file as a download, noted in the export log first."""
    with transaction():
        note_export(caller(), "dossier", file, commitment_id, now=clock.now())
    return download(file)
