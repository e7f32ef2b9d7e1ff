"""A form filled in over a version that somebody has replaced since: both texts, and three ways on.

    @blueprint.post("/units/<uuid:id>")
    def save_unit(id: UUID) -> ResponseReturnValue:
        schema, here = UnitSchema(), url_for("accounts.unit", id=id)
        if takes_theirs():
            return redirect(here, 303)
        if merges():
            return the form again, with typed_values(schema) and version=form_version()
        try:
            with transaction():
                service.edit_unit(…, version=form_version())
        except Conflict:
            with reading():
                return conflict_page(schema, queries.unit(id), LABELS, cancel=here)

"Keep mine" needs nothing: it sends the form again, over the version that the page showed.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue

from logbook.web.differences import MERGE, TAKE_THEIRS, Difference, Values, differences
from logbook.web.schema import LogbookSchema, flat_values, typed_values


def form_version() -> int:
    """The version that the form was filled in over; 0, which no record has, where it says none."""
    text = request.form.get("version", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def takes_theirs() -> bool:
    """Whether the writer leaves what is stored."""
    return request.form.get("act") == TAKE_THEIRS


def merges() -> bool:
    """Whether the writer wants to go on in the form, over what is stored."""
    return request.form.get("act") == MERGE


def both_texts(
    found: Sequence[Difference], typed: Values, version: int, *, cancel: str
) -> ResponseReturnValue:
    """What was typed beside what is stored (409), over that version of what is stored.

    `cancel` is where the record is shown.
    """
    page = render_template(
        "errors/conflict.html", differences=found, values=typed, version=version, cancel=cancel
    )
    return page, 409


def conflict_page(
    schema: LogbookSchema,
    current: Any,
    labels: Mapping[str, str],
    *,
    cancel: str,
    shown: Mapping[str, Mapping[str, str]] | None = None,
) -> ResponseReturnValue:
    """Both texts (409): what was typed beside the record as it is stored. Call it while reading.

    `labels` and `shown` are those of `differences`; `cancel` is where the record is shown.
    """
    typed = typed_values(schema)
    found = differences(typed, flat_values(schema.dump(current)), labels, shown)
    return both_texts(found, typed, current.version, cancel=cancel)
