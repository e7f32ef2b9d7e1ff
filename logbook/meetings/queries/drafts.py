"""What somebody typed and did not save yet: for that person only."""

from sqlalchemy import select

from logbook.db import db
from logbook.meetings.models import Draft
from logbook.policy import Caller


def draft(caller: Caller, page: str) -> Draft | None:
    """What the caller typed on a page, or None."""
    return db.session.scalar(select(Draft).where(Draft.account_id == caller.id, Draft.page == page))
