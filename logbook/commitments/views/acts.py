"""What happens to a commitment on its way, each on a small page of its own."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.commitments import labels, queries, service
from logbook.commitments.models import Commitment
from logbook.commitments.schemas import DeadlineSchema, ProgressSchema, StatusSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.policy import require_write
from logbook.web.gate import caller
from logbook.web.language import _, lazy_gettext
from logbook.web.schema import LogbookSchema, typed_values, use_form


@dataclass(frozen=True, slots=True)
class CourseAct:
    """A use case with its form."""

    do: Callable[..., Commitment]
    schema: type[LogbookSchema]
    title: Any


ACTS = {
    "status": CourseAct(service.change_status, StatusSchema, lazy_gettext("Change the status")),
    "deadline": CourseAct(service.set_deadline, DeadlineSchema, lazy_gettext("Set the term")),
    "progress": CourseAct(
        service.add_progress, ProgressSchema, lazy_gettext("Tell where it stands")
    ),
}


@blueprint.get("/commitments/<uuid:id>/<any(status, deadline, progress):act>")
def ask(id: uuid.UUID, act: str) -> ResponseReturnValue:
    """The form of an act."""
    require_write(caller())
    with reading():
        record = queries.commitment(id)
        return _form(record, act, {"status": record.status.value})


@blueprint.post("/commitments/<uuid:id>/<any(status, deadline, progress):act>")
def do(id: uuid.UUID, act: str) -> ResponseReturnValue:
    """Do it. What it adds takes nothing away, so no version is asked."""
    require_write(caller())
    use_case = ACTS[act]
    try:
        with transaction():
            use_form(
                use_case.schema(),
                lambda details: use_case.do(caller(), id, details, now=clock.now()),
            )
    except Invalid as problem:
        with reading():
            typed = typed_values(use_case.schema())
            return _form(queries.commitment(id), act, typed, problem.errors), 422
    flash(_("Saved."), "done")
    return redirect(url_for(".commitment", id=id), 303)


def _form(
    record: Commitment, act: str, values: Any, errors: dict[str, list[str]] | None = None
) -> str:
    return render_template(
        "commitments/act.html",
        commitment=record,
        act=act,
        title=ACTS[act].title,
        values=values,
        errors=errors or {},
        words=labels,
    )
