"""Saying that an organisation went up in another, and taking that back."""

import uuid

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.queries import organisation_choices
from logbook.directory.queries import organisations as queries
from logbook.directory.schemas import label_of
from logbook.directory.schemas.organisations import MergeSchema
from logbook.directory.views.blueprint import blueprint
from logbook.directory.views.deleting import changed_meanwhile
from logbook.errors import Conflict, Invalid
from logbook.policy import require_write
from logbook.web.conflicts import form_version
from logbook.web.editing import Errors, Values
from logbook.web.gate import caller
from logbook.web.language import _, current_language
from logbook.web.schema import read_form, typed_values


@blueprint.get("/organisations/<uuid:id>/merge")
def ask_merge(id: uuid.UUID) -> ResponseReturnValue:
    """The page that asks into which other this one went up."""
    require_write(caller())
    return _page(id, {}, None)


@blueprint.post("/organisations/<uuid:id>/merge")
def merge_organisation(id: uuid.UUID) -> ResponseReturnValue:
    """Merge it into another."""
    require_write(caller())
    schema = MergeSchema()
    try:
        with transaction():
            into: uuid.UUID = read_form(schema)["into"]
            _merge(id, into)
    except Invalid as problem:
        errors = {path.replace("mergedInto", "into"): e for path, e in problem.errors.items()}
        return _page(id, typed_values(schema), errors), 422
    except Conflict:
        return _page(id, typed_values(schema), changed_meanwhile()), 409
    flash(_("Merged."), "done")
    return redirect(url_for("directory.organisation", id=into), 303)


@blueprint.post("/organisations/<uuid:id>/unmerge")
def unmerge_organisation(id: uuid.UUID) -> ResponseReturnValue:
    """Take a merger back."""
    with transaction():
        _merge(id, None)
    flash(_("The merger is taken back."), "done")
    return redirect(url_for("directory.organisation", id=id), 303)


def _merge(id: uuid.UUID, into: uuid.UUID | None) -> None:
    service.merge_organisation(caller(), id, into, version=form_version(), now=clock.now())


def _page(id: uuid.UUID, values: Values, errors: Errors | None) -> str:
    language = current_language()
    with reading():
        record = queries.organisation(id)
        return render_template(
            "directory/merge.html",
            record=record,
            title=label_of(record, language),
            values=values,
            errors=errors,
            organisations=[c.name for c in organisation_choices(language) if c.id != id],
        )
