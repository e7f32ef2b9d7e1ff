"""Telling people that a calendar link of theirs ends soon: a calendar that stops is silent."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.calendars.models import CalendarFeed
from logbook.dates import PartialDate, say
from logbook.db import db, reading, transaction
from logbook.outbox.service import queue_mail

TOLD_BEFORE = timedelta(days=14)
KIND = "feed-expiry"


def warn_owners(*, address: str, now: datetime) -> int:
    """Queue one mail for each link that ends within fourteen days; how many. Opens transactions.

    `address` is PUBLIC_URL. A link is told of once; renewing it starts anew.
    """
    ending = (
        select(CalendarFeed)
        .join(Account, CalendarFeed.owner_id == Account.id)
        .where(
            CalendarFeed.expires_at <= now + TOLD_BEFORE,
            CalendarFeed.expires_at > now,
            CalendarFeed.revoked_at.is_(None),
            CalendarFeed.warned_at.is_(None),
            Account.disabled_at.is_(None),
        )
    )
    with reading():
        if db.session.scalar(ending.limit(1)) is None:
            return 0
    with transaction():
        loaded = ending.options(joinedload(CalendarFeed.owner)).with_for_update(of=CalendarFeed)
        feeds = db.session.scalars(loaded).all()
        for feed in feeds:
            last_day = PartialDate.on((feed.expires_at - timedelta(days=1)).date())
            context = {
                "name": feed.name,
                "ends": say(last_day, feed.owner.language),
                "url": f"{address}/calendars",
            }
            queue_mail(feed.owner, KIND, "feed_expiry", context, now=now)
            feed.begin_change(None, now=now)
            feed.warned_at = now
    return len(feeds)
