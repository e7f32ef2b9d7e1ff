"""Telling administrators of mail that could not be delivered: who waits for it does not know."""

from datetime import datetime, timedelta

from sqlalchemy import exists, func, select, update

from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.outbox.models import Message, MessageState
from logbook.outbox.service import queue_mail
from logbook.policy import Role

KIND = "undelivered"
AT_MOST_EVERY = timedelta(days=1)


def report_dead(*, address: str, now: datetime) -> int:
    """Queue one mail to each administrator about the mail that died since the last; how many.

    At most once a day, and never about such a mail itself. Opens transactions. `address` is
    PUBLIC_URL.
    """
    unreported = (
        Message.state == MessageState.DEAD,
        Message.reported_at.is_(None),
        Message.kind != KIND,
    )
    lately = exists().where(Message.kind == KIND, Message.created_at > now - AT_MOST_EVERY)
    with reading():
        if db.session.scalar(select(Message.id).where(*unreported, ~lately).limit(1)) is None:
            return 0
    with transaction():
        administrators = db.session.scalars(
            select(Account)
            .where(Account.role == Role.ADMINISTRATOR, Account.disabled_at.is_(None))
            .order_by(Account.id)
            .with_for_update(key_share=True)
        ).all()
        if not administrators or db.session.scalar(select(lately)):
            return 0
        number = db.session.scalar(select(func.count()).where(*unreported)) or 0
        context = {"number": number, "url": f"{address}/outbox?whose=all"}
        for account in administrators:
            queue_mail(account, KIND, "undelivered", context, now=now)
        db.session.execute(
            update(Message).where(*unreported).values(reported_at=now, updated_at=now)
        )
    return len(administrators)
