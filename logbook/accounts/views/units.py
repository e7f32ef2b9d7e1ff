"""Units, for administrators."""

import uuid
from collections.abc import Mapping

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from logbook import clock
from logbook.accounts.queries import people
from logbook.accounts.queries.references import account_choices, find_unit
from logbook.accounts.schemas import UnitSchema, keeping
from logbook.accounts.service.units import create_unit, edit_unit
from logbook.accounts.views.blueprint import blueprint
from logbook.accounts.words import unit_kinds
from logbook.db import reading, transaction
from logbook.errors import Conflict, Invalid
from logbook.policy import require_administration
from logbook.web.conflicts import conflict_page, form_version, merges, takes_theirs
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.paging import read_paging
from logbook.web.schema import flat_values, read_form, typed_values


@blueprint.get("/administration/units")
def units() -> ResponseReturnValue:
    """All units."""
    require_administration(caller())
    with reading():
        return render_template(
            "accounts/units.html",
            found=people.units(read_paging()),
            people=people.people_per_unit(),
            kinds=dict(unit_kinds()),
        )


@blueprint.get("/administration/units/new")
def new_unit() -> ResponseReturnValue:
    """An empty form."""
    require_administration(caller())
    with reading():
        return _form({"kind": "directorate"})


@blueprint.post("/administration/units")
def add_unit() -> ResponseReturnValue:
    """Make a unit."""
    require_administration(caller())
    try:
        with transaction():
            unit = create_unit(caller(), read_form(UnitSchema()), now=clock.now())
    except Invalid as problem:
        with reading():
            return _form(typed_values(UnitSchema()), problem.errors), 422
    flash(_("Unit %(name)s is made.", name=unit.name), "done")
    return redirect(url_for("accounts.units"), 303)


@blueprint.get("/administration/units/<uuid:id>")
def unit(id: uuid.UUID) -> ResponseReturnValue:
    """One unit, as a form."""
    require_administration(caller())
    with reading():
        found = people.unit(id)
        return _form(flat_values(UnitSchema().dump(found)), version=found.version, id=id)


@blueprint.post("/administration/units/<uuid:id>")
def save_unit(id: uuid.UUID) -> ResponseReturnValue:
    """Keep what is said of a unit."""
    schema, here = UnitSchema(), url_for("accounts.unit", id=id)
    require_administration(caller())
    if takes_theirs():
        return redirect(here, 303)
    if merges():
        with reading():
            return _form(typed_values(schema), version=form_version(), id=id)
    try:
        with transaction():
            with keeping(people.unit(id).head_id):
                details = read_form(schema)
            edit_unit(caller(), id, details, version=form_version(), now=clock.now())
    except Invalid as problem:
        with reading():
            values = typed_values(schema)
            return _form(values, problem.errors, version=form_version(), id=id), 422
    except Conflict:
        with reading():
            shown = {"kind": dict(unit_kinds()), "head": dict(account_choices())}
            labels = {"name": _("Name"), "kind": _("Kind"), "head": _("Head")}
            return conflict_page(schema, people.unit(id), labels, cancel=here, shown=shown)
    flash(_("Unit %(name)s is saved.", name=details.name), "done")
    return redirect(url_for("accounts.units"), 303)


def _form(
    values: Mapping[str, str | list[str]],
    errors: dict[str, list[str]] | None = None,
    *,
    version: int | None = None,
    id: uuid.UUID | None = None,
) -> str:
    found = find_unit(id=id) if id is not None else None
    return render_template(
        "accounts/unit_form.html",
        unit=found,
        values=values,
        errors=errors,
        version=version,
        kinds=unit_kinds(),
        heads=account_choices(also=[found.head_id] if found else []),
    )
