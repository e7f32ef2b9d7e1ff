"""The recesses that a term as spoken may mean."""

from collections.abc import Sequence

from sqlalchemy import select

from logbook.commitments.models import Chamber, Recess
from logbook.db import db


def recesses(chamber: Chamber = Chamber.HOUSE) -> Sequence[Recess]:
    """Those of a chamber, in order."""
    return db.session.scalars(
        select(Recess).where(Recess.chamber == chamber).order_by(Recess.since)
    ).all()
