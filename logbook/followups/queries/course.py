"""The course of a follow-up: what was done to it, when and by whom."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from logbook.accounts.models import Account
from logbook.db import db
from logbook.history.models import HistoryEntry

MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """One act; without a name it was the program's."""

    at: datetime
    action: str
    name: str | None


def course(follow_up_id: uuid.UUID) -> list[CourseEntry]:
    """The latest acts on a follow-up that the caller may see, the newest first."""
    rows = db.session.execute(
        select(HistoryEntry.at, HistoryEntry.action, Account.name)
        .outerjoin(Account, Account.id == HistoryEntry.actor_id)
        .where(HistoryEntry.record_id == follow_up_id, HistoryEntry.kind == "follow_up")
        .order_by(HistoryEntry.seq.desc())
        .limit(MOST_STEPS)
    )
    return [CourseEntry(row.at, row.action, row.name) for row in rows]
