"""The kinds of record whose history is shown, and which of their entries somebody may know of.

A kind of which the register says nothing of its history is not shown to anybody.
"""

from sqlalchemy import ColumnElement, and_, or_, select, true

from logbook.history.models import HistoryEntry
from logbook.kinds import InHistory
from logbook.policy import Caller
from logbook.register import KINDS

TOLD: dict[str, InHistory] = {key: kind.told for key, kind in KINDS.items() if kind.told}


def kinds_for(caller: Caller) -> list[str]:
    """The kinds of which the caller may see any history."""
    return [key for key, told in TOLD.items() if caller.administers or not told.administration]


def kind_names(caller: Caller) -> dict[str, str]:
    """What they are called."""
    return {key: str(KINDS[key].one) for key in kinds_for(caller)}


def visible_to(caller: Caller) -> ColumnElement[bool]:
    """Which entries the caller may know of: those of records that the caller may see."""
    return or_(*(and_(HistoryEntry.kind == key, _of(key, caller)) for key in kinds_for(caller)))


def _of(key: str, caller: Caller) -> ColumnElement[bool]:
    visible = TOLD[key].visible
    if visible is None:
        return true()
    return HistoryEntry.record_id.in_(select(KINDS[key].model.id).where(visible(caller)))
