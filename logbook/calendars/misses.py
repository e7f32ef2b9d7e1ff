"""Asking for feeds that do not exist: counted per network address, up to a limit.

A known token is always answered, whoever else shares its network address: 256 random bits are not
guessed, and a ministry's calendars come from one proxy. The limit keeps guessing cheap for us: past
it nothing more is written.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select

from logbook.accounts.models import FailedAttempt
from logbook.db import db, reading, transaction
from logbook.opening import if_it_can_be_written

KIND = "feed"
MOST = 60
WITHIN = timedelta(minutes=10)


def note_miss(address: str, *, now: datetime) -> None:
    """Count one wrong guess and forget old ones; past the limit do nothing."""
    with reading():
        recent = select(func.count()).where(
            FailedAttempt.kind == KIND,
            FailedAttempt.subject == address,
            FailedAttempt.at > now - WITHIN,
        )
        missed = db.session.scalar(recent.select_from(FailedAttempt)) or 0
    if missed >= MOST:
        return
    with if_it_can_be_written(), transaction():
        db.session.execute(
            delete(FailedAttempt).where(
                FailedAttempt.kind == KIND, FailedAttempt.at <= now - WITHIN
            )
        )
        db.session.add(FailedAttempt(kind=KIND, subject=address, at=now))
