"""Pages of the history: all of it for administrators, and of one record for whoever may see it."""

import uuid

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from logbook.accounts.queries.references import everybody
from logbook.changes.entries import tell
from logbook.changes.filters import read_filters
from logbook.changes.visibility import kind_names, kinds_for, visible_to
from logbook.db import reading
from logbook.errors import NotFound
from logbook.history import queries
from logbook.history.queries import HistoryFilters
from logbook.policy import require_administration
from logbook.web.gate import caller
from logbook.web.paging import read_paging

blueprint = Blueprint("changes", __name__)


@blueprint.get("/history")
def index() -> ResponseReturnValue:
    """Every change that the administrator may see, with what it changed."""
    require_administration(caller())
    with reading():
        filters = read_filters()
        found = queries.entries(visible_to(caller()), filters, read_paging(size=25))
        return render_template(
            "changes/index.html",
            page_of=found,
            told=tell(found.items, caller()),
            kinds=kind_names(caller()),
            people=everybody(),
        )


@blueprint.get("/history/<kind>/<uuid:id>")
def record(kind: str, id: uuid.UUID) -> ResponseReturnValue:
    """Every change of one record, for whoever may see the record."""
    table = kind.replace("-", "_")
    if table not in kinds_for(caller()):
        raise NotFound
    with reading():
        asked = HistoryFilters(kind=table, record_id=id)
        found = queries.entries(visible_to(caller()), asked, read_paging(size=25))
        if not found.total:
            raise NotFound
        told = tell(found.items, caller())
        return render_template(
            "changes/record.html", page_of=found, told=told, kind=kind_names(caller())[table]
        )
