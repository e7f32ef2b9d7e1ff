"""Recesses and known papers, for administrators."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.commitments import queries, service, words
from logbook.commitments.models import Paper, Recess
from logbook.commitments.schemas import PaperSchema, RecessSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.dates import PartialDate, say
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.policy import require_administration
from logbook.web.conflicts import conflict_page, form_version, merges, takes_theirs
from logbook.web.gate import caller
from logbook.web.language import _, current_language, lazy_gettext
from logbook.web.repeating import Values
from logbook.web.schema import RecordSchema, flat_values, read_form, typed_values


@dataclass(frozen=True, slots=True)
class Kept:
    """One of the two collections: how its pages call it, find it and change it."""

    schema: type[RecordSchema]
    find: Callable[[uuid.UUID], Any]
    create: Callable[..., Any]
    edit: Callable[..., Any]
    delete: Callable[..., None]
    new: Any
    all: Any
    dates: tuple[str, ...]


KEPT = {
    "recesses": Kept(
        RecessSchema, queries.recess, service.create_recess, service.edit_recess,
        service.delete_recess, lazy_gettext("Add a recess"), lazy_gettext("Recesses"),
        ("from", "to"),
    ),
    "papers": Kept(
        PaperSchema, queries.paper, service.create_paper, service.edit_paper,
        service.delete_paper, lazy_gettext("Add a paper"), lazy_gettext("Known papers"),
        ("on",),
    ),
}  # fmt: skip
ONE = "<any(recesses, papers):kept>"


@blueprint.get("/administration/recesses")
def recesses() -> ResponseReturnValue:
    """The recesses of both chambers."""
    require_administration(caller())
    with reading():
        found = queries.recesses()
        return render_template("commitments/recesses.html", found=found, words=words)


@blueprint.post("/administration/recesses/<uuid:id>/check")
def check_recess(id: uuid.UUID) -> ResponseReturnValue:
    """Say that its days are those that the House publishes."""
    require_administration(caller())
    try:
        with transaction():
            service.check_recess(caller(), id, version=form_version(), now=clock.now())
    except (Conflict, StaleDataError):
        flash(_("Somebody changed this recess meanwhile. Look at its days again."), "error")
        return redirect(url_for(".recesses"), 303)
    return _saved("recesses", _("Saved."))


@blueprint.get("/administration/papers")
def papers() -> ResponseReturnValue:
    """The papers that are known to exist."""
    require_administration(caller())
    with reading():
        return render_template("commitments/papers.html", found=queries.papers())


@blueprint.get(f"/administration/{ONE}/new")
def new_kept(kept: str) -> ResponseReturnValue:
    """An empty form."""
    require_administration(caller())
    return _form(kept, {"chamber": "TK"})


@blueprint.post(f"/administration/{ONE}")
def add_kept(kept: str) -> ResponseReturnValue:
    """Enter one."""
    require_administration(caller())
    one = KEPT[kept]
    try:
        with transaction():
            one.create(caller(), read_form(one.schema()), now=clock.now())
    except Invalid as problem:
        return _form(kept, typed_values(one.schema()), errors=problem.errors), 422
    return _saved(kept, _("Saved."))


@blueprint.get(f"/administration/{ONE}/<uuid:id>")
def edit_kept(kept: str, id: uuid.UUID) -> ResponseReturnValue:
    """The form with what is stored."""
    require_administration(caller())
    with reading():
        record = KEPT[kept].find(id)
        return _form(kept, _values(kept, record), record, version=record.version)


@blueprint.post(f"/administration/{ONE}/<uuid:id>")
def save_kept(kept: str, id: uuid.UUID) -> ResponseReturnValue:
    """Replace one; over a stale version, both texts (409)."""
    require_administration(caller())
    one, version = KEPT[kept], form_version()
    schema = one.schema()
    if takes_theirs():
        return redirect(url_for(f".{kept}"), 303)
    if merges():
        with reading():
            return _form(kept, typed_values(schema), one.find(id), version=version)
    try:
        with transaction():
            one.edit(caller(), id, read_form(schema), version=version, now=clock.now())
    except Invalid as problem:
        with reading():
            typed = typed_values(schema)
            return _form(kept, typed, one.find(id), version=version, errors=problem.errors), 422
    except (Conflict, StaleDataError):
        with reading():
            return conflict_page(schema, one.find(id), _labels(), cancel=url_for(f".{kept}"))
    return _saved(kept, _("Saved."))


@blueprint.post(f"/administration/{ONE}/<uuid:id>/delete")
def delete_kept(kept: str, id: uuid.UUID) -> ResponseReturnValue:
    """Take one away."""
    require_administration(caller())
    with transaction():
        KEPT[kept].delete(caller(), id, version=form_version(), now=clock.now())
    return _saved(kept, _("Deleted."))


def _values(kept: str, record: Paper | Recess) -> Values:
    """By field path, with dates as people write them."""
    values = flat_values(KEPT[kept].schema().dump(record))
    for name in KEPT[kept].dates:
        if isinstance(text := values.get(name), str):
            values[name] = say(PartialDate.parse(text), current_language())
    return values


def _labels() -> dict[str, str]:
    return {
        "chamber": _("Chamber"),
        "name": _("Name"),
        "from": _("First day"),
        "to": _("Last day"),
        "checked": _("These days are those of the list that the House publishes"),
        "citation": _("Citation"),
        "about": _("What it is about"),
        "on": _("Date"),
    }


def _saved(kept: str, sentence: str) -> ResponseReturnValue:
    flash(sentence, "done")
    return redirect(url_for(f".{kept}"), 303)


def _form(
    kept: str,
    values: Values,
    record: Paper | Recess | None = None,
    *,
    version: int | None = None,
    errors: Mapping[str, list[str]] | None = None,
) -> str:
    return render_template(
        "commitments/house_form.html",
        kept=kept,
        one=KEPT[kept],
        record=record,
        values=values,
        version=version,
        errors=errors or {},
        labels=_labels(),
        chambers=list(words.chambers().items()),
    )
