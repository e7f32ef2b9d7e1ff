"""Units, for administrators."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from logbook.accounts.labels import unit_kinds
from logbook.accounts.models import Unit
from logbook.accounts.queries import people
from logbook.accounts.queries.references import account_choices
from logbook.accounts.schemas import UnitSchema, keeping
from logbook.accounts.service.units import create_unit, edit_unit
from logbook.accounts.views.blueprint import blueprint
from logbook.db import reading
from logbook.policy import require_administration
from logbook.web.editing import Editing, Values, Words, done
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.paging import read_paging


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


def _offer(_values: Values, unit: Unit | None) -> Mapping[str, Any]:
    return {"kinds": unit_kinds(), "heads": account_choices(also=[unit.head_id] if unit else [])}


def _words(_unit: Unit) -> Words:
    return {"kind": dict(unit_kinds()), "head": dict(account_choices())}


def _made(unit: Unit) -> ResponseReturnValue:
    return done(_("Unit %(name)s is made.", name=unit.name), url_for("accounts.units"))


def _saved(unit: Unit) -> ResponseReturnValue:
    return done(_("Unit %(name)s is saved.", name=unit.name), url_for("accounts.units"))


editing = Editing(
    schema=UnitSchema,
    template="accounts/unit_form.html",
    named="unit",
    require=require_administration,
    read=people.unit,
    create=create_unit,
    edit=edit_unit,
    keeping=lambda unit: keeping(unit.head_id),
    blank=lambda: {"kind": "directorate"},
    offer=_offer,
    address=lambda unit: url_for("accounts.unit", id=unit.id),
    labels=lambda: {"name": _("Name"), "kind": _("Kind"), "head": _("Head")},
    words=_words,
    made=_made,
    saved=_saved,
)

blueprint.get("/administration/units/new", endpoint="new_unit")(editing.show_new)
blueprint.post("/administration/units", endpoint="add_unit")(editing.add)
blueprint.get("/administration/units/<uuid:id>", endpoint="unit")(editing.show)
blueprint.post("/administration/units/<uuid:id>", endpoint="save_unit")(editing.save)
