"""Asking before a record is deleted, and saying where it is used if it cannot be."""

import uuid
from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import transaction
from logbook.errors import Conflict, Invalid
from logbook.web.conflicts import form_version
from logbook.web.gate import caller
from logbook.web.language import _

Errors = dict[str, list[str]]


def changed_meanwhile() -> Errors:
    """The error of an act over a version that is no longer there."""
    return {"": [_("This was changed by somebody else in the meantime. Look at it again first.")]}


def confirm_deletion(name: str, version: int, *, back: str, errors: Errors | None = None) -> str:
    """The page that asks. `back` is where the record is shown."""
    return render_template(
        "directory/delete.html", name=name, version=version, back=back, errors=errors
    )


def deleted(
    delete: Callable[..., None],
    record_id: uuid.UUID,
    *,
    ask: Callable[..., str],
    collection: str,
) -> ResponseReturnValue:
    """Delete, and go to the collection's endpoint; or `ask` again with what stands in the way."""
    try:
        with transaction():
            delete(caller(), record_id, version=form_version(), now=clock.now())
    except Invalid as problem:
        return ask(record_id, problem.errors), 422
    except Conflict:
        return ask(record_id, changed_meanwhile()), 409
    flash(_("Deleted."), "done")
    return redirect(url_for(collection), 303)
