"""Who changed a meeting, when, and by which act."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from logbook.accounts.models import Account
from logbook.db import db
from logbook.history.models import HistoryEntry


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """One entry of the history; `who` is None for the program itself."""

    at: datetime
    action: str
    who: str | None


def changes(record_id: uuid.UUID, *, limit: int = 100) -> Sequence[MeetingChange]:
    """The latest changes of a record, newest first. Ask first whether the caller may see it."""
    rows = db.session.execute(
        select(HistoryEntry.at, HistoryEntry.action, Account.name)
        .outerjoin(Account, Account.id == HistoryEntry.actor_id)
        .where(HistoryEntry.record_id == record_id)
        .order_by(HistoryEntry.seq.desc())
        .limit(limit)
    )
    return [MeetingChange(*row) for row in rows]
