"""What can be asked about sectors."""

import uuid

from sqlalchemy import select

from logbook.db import db
from logbook.directory.models import Sector
from logbook.errors import NotFound
from logbook.paging import Page, Paging, page_of


def sectors(paging: Paging) -> Page[Sector]:
    """All sectors, by key."""
    return page_of(select(Sector).order_by(Sector.key), paging)


def sector(sector_id: uuid.UUID) -> Sector:
    """One sector as stored. Raises NotFound."""
    found = db.session.get(Sector, sector_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found
