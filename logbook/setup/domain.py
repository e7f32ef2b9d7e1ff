"""Fixing the domain of calendar UIDs and Message-IDs, once, by whatever starts the program."""

from typing import TYPE_CHECKING

from sqlalchemy import exists, or_, select
from sqlalchemy.exc import IntegrityError

from logbook.calendars.models import CalendarFeed
from logbook.db import db, reading, transaction
from logbook.installation import WITHOUT_DOMAIN, Installation, installation
from logbook.outbox.models import Message

if TYPE_CHECKING:
    from config import Settings


def fix_domain(settings: "Settings") -> None:
    """Fix the domain from PUBLIC_URL where none is fixed yet, in transactions of its own.

    What subscribers and recipients hold stays theirs: where calendars were fetched or mails sent
    without a domain, being without one is what is fixed. A loopback address fixes nothing, for
    whoever tries the program on one machine may yet move it to where it will live.
    """
    if settings.is_on_loopback:
        return
    with reading():
        if db.session.scalar(select(Installation.domain).where(Installation.id == 1)):
            return
    try:
        with transaction():
            row = installation()
            if row.domain is None:
                row.domain = WITHOUT_DOMAIN if _is_handed_out() else settings.domain
    except IntegrityError:
        # Another process that starts with us made the row; PostgreSQL lets both try.
        fix_domain(settings)


def _is_handed_out() -> bool:
    """Whether anybody outside may hold an item or a mail of ours."""
    fetched = exists(select(CalendarFeed.id).where(CalendarFeed.last_fetched_at.is_not(None)))
    tried = exists(select(Message.id).where(Message.attempts > 0))
    return bool(db.session.scalar(select(or_(fetched, tried))))
