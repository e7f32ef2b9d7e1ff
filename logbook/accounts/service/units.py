"""Units: made and changed by administrators."""

import uuid
from datetime import datetime

from logbook.accounts.details import UnitDetails
from logbook.accounts.models import Unit
from logbook.accounts.queries.references import find_unit
from logbook.assigning import assign
from logbook.db import db
from logbook.errors import Invalid, NotFound
from logbook.history import service as history
from logbook.policy import Caller, require_administration
from logbook.web.language import _


def create_unit(caller: Caller, details: UnitDetails, *, now: datetime) -> Unit:
    """Make a unit. Raises Forbidden, or Invalid when the name is taken."""
    require_administration(caller)
    unit = Unit(now=now, id=details.id or uuid.uuid4())
    _keep(unit, details)
    history.record(caller, "create", unit, now=now)
    return unit


def edit_unit(
    caller: Caller,
    unit_id: uuid.UUID,
    details: UnitDetails,
    *,
    now: datetime,
    version: int | None = None,
) -> Unit:
    """Replace what is said of a unit. Raises Forbidden, NotFound, Conflict, Invalid."""
    require_administration(caller)
    unit = find_unit(id=unit_id)
    if unit is None:
        raise NotFound
    unit.begin_change(version, now=now)
    before = history.snapshot(unit)
    _keep(unit, details)
    history.record(caller, "edit", unit, now=now, before=before)
    return unit


def _keep(unit: Unit, details: UnitDetails) -> None:
    other = find_unit(name=details.name)
    if other is not None and other.id != unit.id:
        raise Invalid({"name": [_("There is a unit “%(name)s” already.", name=details.name)]})
    assign(unit, details)
    db.session.add(unit)
