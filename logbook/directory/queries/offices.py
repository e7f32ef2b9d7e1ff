"""What can be asked about offices and who held them."""

import uuid
from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from logbook.db import db
from logbook.directory.models import Office
from logbook.errors import NotFound
from logbook.paging import Page, Paging, page_of


def offices(paging: Paging) -> Page[Office]:
    """All offices, by name."""
    rows = _loaded(select(Office)).order_by(Office.sort_key, Office.id)
    return page_of(rows, paging)


def office(office_id: uuid.UUID) -> Office:
    """One office as stored, with its terms from the first to the last. Raises NotFound."""
    found = db.session.scalars(
        _loaded(select(Office).where(Office.id == office_id)).execution_options(
            populate_existing=True
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    return found


def successors_of(office_id: uuid.UUID) -> Sequence[Office]:
    """The offices that name this one as the one they succeed, by name."""
    return db.session.scalars(
        select(Office).where(Office.succeeds_id == office_id).order_by(Office.sort_key)
    ).all()


def _loaded(rows: Select[Office]) -> Select[Office]:
    return rows.options(selectinload(Office.terms), joinedload(Office.succeeds))
