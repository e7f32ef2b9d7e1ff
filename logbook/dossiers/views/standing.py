"""The list of how commitments stand as a page, and as a file to take along."""

from collections.abc import Mapping

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries.references import unit_choices
from logbook.commitments import labels as register
from logbook.db import reading
from logbook.directory.queries import office_choices
from logbook.documents.blocks import Document
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.dossiers.files import list_file
from logbook.dossiers.queries import standing_rows
from logbook.dossiers.schemas import StandingAsked, StandingAskedSchema
from logbook.dossiers.standing import compose
from logbook.dossiers.standing.writing import write
from logbook.dossiers.views.blueprint import blueprint
from logbook.dossiers.views.query_string import AS_OF, asked, by_field
from logbook.errors import Invalid
from logbook.web.gate import caller
from logbook.web.language import current_language

ASKED = (AS_OF, "language", "office", "unit", "occasion", "kind", "chamber", "state")


@blueprint.get("/reports/standing")
def standing() -> ResponseReturnValue:
    """As of a day, narrowed by the query string; with `format` as a file."""
    given = {name: request.args[name] for name in ASKED if request.args.get(name, "").strip()}
    with reading():
        choices = _choices()
        try:
            wanted: StandingAsked = asked(StandingAskedSchema())
        except Invalid as problem:
            return _page(None, given, by_field(problem.errors), choices), 422
        as_of = wanted.as_of or caller().today(clock.now())
        found = compose(standing_rows(wanted.narrowed), as_of)
    language = wanted.language or current_language()
    if wanted.format is not None:
        return taken(list_file(found, wanted.format, language), "list", None, now=clock.now())
    shown = given | {AS_OF: as_of.isoformat(), "language": language}
    return _page(write(found, language), shown, {}, choices)


def _choices() -> dict[str, list[tuple[str, str]]]:
    return {
        "office": office_choices(current_language()),
        "unit": unit_choices(),
        "kind": list(register.kinds().items()),
        "chamber": list(register.chambers().items()),
        "state": list(register.states().items()),
    }


def _page(
    document: Document | None,
    values: Mapping[str, str],
    errors: Mapping[str, list[str]],
    choices: Mapping[str, list[tuple[str, str]]],
) -> str:
    return render_template(
        "dossiers/standing.html",
        document=document,
        values=values,
        errors=errors,
        choices=choices,
        formats=Format,
    )
