"""Recesses and known papers, for administrators."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from sqlalchemy.orm.exc import StaleDataError

from logbook import clock
from logbook.commitments import labels, queries, service
from logbook.commitments.schemas import PaperSchema, RecessSchema
from logbook.commitments.views.blueprint import blueprint
from logbook.db import reading, transaction
from logbook.errors import Conflict
from logbook.policy import require_administration
from logbook.web.conflicts import form_version
from logbook.web.editing import Editing, Values, done
from logbook.web.gate import caller
from logbook.web.language import _, lazy_gettext


@dataclass(frozen=True, slots=True)
class KeptKind:
    """One of the two collections: how its pages call it, change it and take from it."""

    new: LazyString
    all: LazyString
    editing: Editing[Any]
    delete: Callable[..., None]


@blueprint.get("/administration/recesses")
def recesses() -> ResponseReturnValue:
    """The recesses of both chambers."""
    require_administration(caller())
    with reading():
        found = queries.recesses()
        return render_template("commitments/recesses.html", found=found, words=labels)


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
    return done(_("Saved."), url_for(".recesses"))


@blueprint.get("/administration/papers")
def papers() -> ResponseReturnValue:
    """The papers that are known to exist."""
    require_administration(caller())
    with reading():
        return render_template("commitments/papers.html", found=queries.papers())


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


def _offer(kept: str) -> Mapping[str, Any]:
    return {"kept": kept, "one": KEPT[kept], "chambers": list(labels.chambers().items())}


def _blank() -> Values:
    return {"chamber": "TK"}


KEPT = {
    "recesses": KeptKind(
        lazy_gettext("Add a recess"),
        lazy_gettext("Recesses"),
        Editing(
            schema=RecessSchema,
            template="commitments/house_form.html",
            require=require_administration,
            read=queries.recess,
            create=service.create_recess,
            edit=service.edit_recess,
            blank=_blank,
            dates=("from", "to"),
            offer=lambda _values, _record: _offer("recesses"),
            address=lambda _record: url_for(".recesses"),
            labels=_labels,
        ),
        service.delete_recess,
    ),
    "papers": KeptKind(
        lazy_gettext("Add a paper"),
        lazy_gettext("Known papers"),
        Editing(
            schema=PaperSchema,
            template="commitments/house_form.html",
            require=require_administration,
            read=queries.paper,
            create=service.create_paper,
            edit=service.edit_paper,
            blank=_blank,
            dates=("on",),
            offer=lambda _values, _record: _offer("papers"),
            address=lambda _record: url_for(".papers"),
            labels=_labels,
        ),
        service.delete_paper,
    ),
}
ONE = "/administration/<any(recesses, papers):kept>"


@blueprint.get(f"{ONE}/new")
def new_kept(kept: str) -> ResponseReturnValue:
    """An empty form."""
    return KEPT[kept].editing.show_new()


@blueprint.post(ONE)
def add_kept(kept: str) -> ResponseReturnValue:
    """Enter one."""
    return KEPT[kept].editing.add()


@blueprint.get(f"{ONE}/<uuid:id>")
def edit_kept(kept: str, id: uuid.UUID) -> ResponseReturnValue:
    """The form with what is stored."""
    return KEPT[kept].editing.show(id=id)


@blueprint.post(f"{ONE}/<uuid:id>")
def save_kept(kept: str, id: uuid.UUID) -> ResponseReturnValue:
    """Replace one; over a stale version, both texts (409)."""
    return KEPT[kept].editing.save(id=id)


@blueprint.post(f"{ONE}/<uuid:id>/delete")
def delete_kept(kept: str, id: uuid.UUID) -> ResponseReturnValue:
    """Take one away."""
    require_administration(caller())
    with transaction():
        KEPT[kept].delete(caller(), id, version=form_version(), now=clock.now())
    return done(_("Deleted."), url_for(f".{kept}"))
