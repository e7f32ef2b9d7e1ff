"""Lists as somebody likes to see them: an address kept under a name, one's own or the unit's."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

from sqlalchemy import and_, or_, select

from logbook.accounts.models import SavedView
from logbook.db import db
from logbook.errors import Forbidden, Invalid, NotFound
from logbook.history import service as history
from logbook.policy import Caller
from logbook.web.language import _

PLACES = (
    "/meetings", "/follow-ups", "/commitments", "/organisations", "/people", "/reports",
    "/reports/texts",
)  # fmt: skip
"""The lists of which views can be kept."""
OF_A_PAGE = ("page", "pageSize", "more")
LONGEST_QUERY = 2000
MOST = 30
"""How many views of a list somebody may keep."""


@dataclass(frozen=True, slots=True)
class View:
    """A view as a list offers it. `is_shared`: with the unit; `is_own`: made by who looks."""

    id: uuid.UUID
    name: str
    query: str
    is_shared: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class ViewDetails:
    """What is asked of somebody who keeps a view: the list by its path, and what its address says.

    Of an address only what narrows and sorts the list is kept.
    """

    name: str
    place: str
    query: str = ""
    shared: bool = False


def asked_by_address(query: str) -> str:
    """What an address asks of a list, whatever its page, as it is kept and compared."""
    pairs = parse_qsl(query.removeprefix("?"))
    return urlencode([(name, value) for name, value in pairs if name not in OF_A_PAGE])


def views_of(caller: Caller, place: str) -> tuple[View, ...]:
    """The caller's own of this list and those that the unit shares, by name: one query."""
    rows = db.session.execute(
        select(
            SavedView.id, SavedView.name, SavedView.query, SavedView.unit_id, SavedView.account_id
        ).where(SavedView.place == place, SavedView.deleted_at.is_(None), _offered_to(caller))
    )
    found = [
        View(id_, name, query, unit is not None, account == caller.id)
        for id_, name, query, unit, account in rows
    ]
    return tuple(sorted(found, key=lambda view: (not view.is_own, view.name.casefold(), view.id)))


def _offered_to(caller: Caller) -> Any:
    return or_(
        SavedView.account_id == caller.id,
        and_(SavedView.unit_id.is_not(None), SavedView.unit_id == caller.unit_id),
    )


def keep_view(
    caller: Caller, details: ViewDetails, *, now: datetime
) -> tuple[SavedView, SavedView | None]:
    """Keep a view; and the caller's own of that list and name that went for it, if one did.

    That one can be brought back. Raises Forbidden for a reader who shares, Invalid where too many
    are kept.
    """
    if details.shared and not caller.may_write:
        raise Forbidden
    own = db.session.scalars(
        select(SavedView).where(
            SavedView.account_id == caller.id,
            SavedView.place == details.place,
            SavedView.deleted_at.is_(None),
        )
    ).all()
    query, unit_id = asked_by_address(details.query), caller.unit_id if details.shared else None
    named = (view for view in own if view.name.casefold() == details.name.casefold())
    there = next(named, None)
    if there is not None and (there.query, there.unit_id) == (query, unit_id):
        return there, None
    if there is None and len(own) >= MOST:
        raise Invalid({"name": [_("You keep many views of this list already: remove one first.")]})
    gone = there and remove_view(caller, there.id, now=now)
    view = SavedView(
        now=now,
        id=uuid.uuid4(),
        account_id=caller.id,
        unit_id=unit_id,
        place=details.place,
        name=details.name,
        query=query,
    )
    db.session.add(view)
    history.record(caller, "create", view, now=now)
    return view, gone


def remove_view(caller: Caller, id: uuid.UUID, *, now: datetime) -> SavedView:
    """Remove a view of the caller's own; it can be brought back. Raises NotFound."""
    return _mark(caller, id, "delete", now, now=now)


def restore_view(caller: Caller, id: uuid.UUID, *, now: datetime) -> SavedView:
    """Bring back a view of the caller's own. Raises NotFound."""
    return _mark(caller, id, "restore", None, now=now)


def _mark(
    caller: Caller, id: uuid.UUID, action: str, deleted_at: datetime | None, *, now: datetime
) -> SavedView:
    view = db.session.get(SavedView, id)
    if view is None or view.account_id != caller.id:
        raise NotFound
    if (view.deleted_at is None) is not (deleted_at is None):
        before = history.snapshot(view)
        view.deleted_at = deleted_at
        history.record(caller, action, view, now=now, before=before)
    return view
