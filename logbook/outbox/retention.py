"""What of mail is not kept: bodies after ninety days, and secrets that have expired."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, select, update

from logbook.db import db, reading, transaction
from logbook.outbox.models import SIGN_IN, Message, MessageState

KEPT = timedelta(days=90)


def clear(*, now: datetime) -> None:
    """Clear the bodies whose time is over; one query on indexes when there is none.

    A sign-in link that expired before it was sent is dropped with its body. One that is being sent
    is cleared by who sends it.
    """
    expired, old = _expired_secret(now), Message.created_at < now - KEPT
    kept = Message.body.is_not(None)
    with reading():
        found = db.session.scalar(select(exists().where(expired) | exists().where(old, kept)))
    if not found:
        return
    with transaction():
        for condition, changed in (
            (expired, {"state": MessageState.DROPPED, "body": None}),
            (and_(old, kept), {"body": None}),
        ):
            db.session.execute(
                update(Message)
                .where(condition)
                .values(**changed, updated_at=now)
                .execution_options(synchronize_session=False)
            )


def _expired_secret(now: datetime) -> ColumnElement[bool]:
    return and_(
        Message.state == MessageState.PENDING, Message.kind == SIGN_IN, Message.give_up_at <= now
    )
