"""Planning talks with those who were chosen in the list, in one act that can be taken back."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.coverage import queries, service
from logbook.coverage.details import CoverageCell, CoverageFilter
from logbook.coverage.schemas import CoverageFilterSchema, PlanSchema
from logbook.coverage.service import PLANNED_AT_ONCE
from logbook.coverage.views.blueprint import blueprint
from logbook.dates import PartialDate, say
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.followups.moments import workday_from
from logbook.policy import require_write
from logbook.web.editing import Values
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.language import _, current_language, ngettext
from logbook.web.schema import read_form, read_query, typed_values

AHEAD = timedelta(days=14)
"""How far ahead a talk is planned where nobody says otherwise."""


@blueprint.get("/coverage/plan")
def ask_plan() -> ResponseReturnValue:
    """The chosen ones, and for which day."""
    require_write(caller())
    with reading():
        _wanted, cells = _chosen(request.args.getlist("place"))
        if not cells:
            flash(_("Choose at least one first."), "warning")
            return redirect(_back(), 303)
        day = workday_from(caller().today(clock.now()) + AHEAD)
        said = say(PartialDate.on(day), current_language())
        return _asked(cells, {"date": said, "batch": str(uuid.uuid4())})


@blueprint.post("/coverage/plan")
def plan() -> ResponseReturnValue:
    """Plan a talk with each, and say which, with the way back."""
    me = caller()
    require_write(me)
    schema, places = PlanSchema(), request.form.getlist("place")
    batch = identifier(request.form.get("batch", "")) or uuid.uuid4()
    try:
        with transaction():
            wanted, cells = _chosen(places)
            day = read_form(schema, {"date": request.form.get("date", "")})["date"]
            made = service.plan(
                me, cells, day, by=wanted.by, of=wanted.of, batch=batch, now=clock.now()
            )
            ids = [str(one.id) for one in made]
        return redirect(url_for(".planned", meeting=ids, **_narrowed()), 303)
    except Invalid as problem:
        with reading():
            _wanted, cells = _chosen(places)
            values = typed_values(schema) | {"batch": str(batch)}
            return _asked(cells, values, problem.errors), 422


@blueprint.get("/coverage/planned")
def planned() -> ResponseReturnValue:
    """What was planned in one act, with the way back: those of the meetings that are planned."""
    named = [id_ for text in request.args.getlist("meeting") if (id_ := identifier(text))]
    with reading():
        found = queries.planned_among(caller(), named[:PLANNED_AT_ONCE])
        return render_template(
            "coverage/planned.html",
            meetings=found,
            undo=url_for(".undo_plan", **_narrowed()),
            back=_back(),
        )


@blueprint.post("/coverage/plan/undo")
def undo_plan() -> ResponseReturnValue:
    """Take back what was planned, but what has taken place since."""
    ids = [id_ for text in request.form.getlist("meeting") if (id_ := identifier(text))]
    with transaction():
        taken = service.take_back(caller(), ids[:PLANNED_AT_ONCE], now=clock.now())
    flash(ngettext("%(num)d talk was taken back.", "%(num)d talks were taken back.", taken), "done")
    return redirect(_back(), 303)


def _asked(
    cells: Sequence[CoverageCell],
    values: Values,
    errors: dict[str, list[str]] | None = None,
) -> str:
    return render_template(
        "coverage/plan.html",
        cells=cells,
        values=values,
        errors=errors or {},
        action=url_for(".plan", **_narrowed()),
        back=_back(),
    )


def _chosen(places: Sequence[str]) -> tuple[CoverageFilter, list[CoverageCell]]:
    """What was asked for, and the cells that a form named, as far as there are such."""
    me, today = caller(), caller().today(clock.now())
    wanted: CoverageFilter = read_query(CoverageFilterSchema())
    named = {
        tuple(identifier(part) for part in place.split(".", 1))
        for place in places[:PLANNED_AT_ONCE]
    }
    columns = queries.columns(wanted)
    whole = queries.coverage(me, wanted, columns, today=today)
    found = [(row, column) for row, column in whole.places() if (row.id, column.id) in named]
    return wanted, queries.cells(whole, found, today=today)


def _narrowed() -> dict[str, Any]:
    """What the list was narrowed by from which they were chosen."""
    return {
        name: request.args[name] for name in CoverageFilterSchema().fields if request.args.get(name)
    }


def _back() -> str:
    return url_for(".index", **_narrowed())
