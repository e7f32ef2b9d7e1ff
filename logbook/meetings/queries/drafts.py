"""What somebody typed and did not save yet: for that person only."""

from collections.abc import Sequence

from sqlalchemy import select

from logbook.db import db
from logbook.meetings.models import Draft
from logbook.policy import Caller


def draft(caller: Caller, page: str) -> Draft | None:
    """What the caller typed on a page, or None."""
    return db.session.scalar(select(Draft).where(Draft.account_id == caller.id, Draft.page == page))


def drafts_of_new(caller: Caller) -> Sequence[Draft]:
    """What the caller typed of meetings that are not logged yet, the latest first."""
    kept = db.session.scalars(
        select(Draft).where(Draft.account_id == caller.id).order_by(Draft.updated_at.desc())
    )
    return [one for one in kept if one.is_of_new]
