"""What can be asked of the outbox: one's own mail, and for administrators how all of it stands."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import defer, joinedload

from logbook.accounts.models import Account
from logbook.db import db
from logbook.errors import NotFound
from logbook.outbox.models import SIGN_IN, UNDECIDED, Message, MessageState, Sweep
from logbook.paging import Page, Paging, page_of
from logbook.policy import Caller, require_administration

SHOWN_AS_LOST = timedelta(days=30)


def own_messages(caller: Caller, paging: Paging) -> Page[Message]:
    """The caller's mail, newest first, without bodies."""
    return page_of(
        select(Message)
        .where(Message.recipient_id == caller.id)
        .options(defer(Message.body, raiseload=True))
        .order_by(Message.created_at.desc(), Message.id),
        paging,
    )


def all_messages(caller: Caller, paging: Paging) -> Page[Message]:
    """Everybody's mail, newest first: states, and neither subjects nor bodies. Raises Forbidden."""
    require_administration(caller)
    return page_of(
        select(Message)
        .options(
            defer(Message.body, raiseload=True),
            defer(Message.subject, raiseload=True),
            joinedload(Message.recipient, innerjoin=True),
        )
        .order_by(Message.created_at.desc(), Message.id),
        paging,
    )


def own_message(caller: Caller, id: uuid.UUID) -> Message:
    """One mail of the caller's own, with its body. Raises NotFound, for sign-in links as well."""
    found = db.session.scalar(
        select(Message).where(
            Message.id == id, Message.recipient_id == caller.id, Message.kind != SIGN_IN
        )
    )
    if found is None:
        raise NotFound
    return found


def undelivered(caller: Caller, *, now: datetime) -> int:
    """How many of the caller's mails a server refused, or nobody took, in the last thirty days."""
    return (
        db.session.scalar(
            select(func.count()).where(
                Message.recipient_id == caller.id,
                Message.state == MessageState.DEAD,
                Message.created_at > now - SHOWN_AS_LOST,
            )
        )
        or 0
    )


def dead(*, now: datetime) -> int:
    """How many mails to people who still sign in were not delivered, in the last thirty days."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Message)
            .join(Account, Account.id == Message.recipient_id)
            .where(
                Message.state == MessageState.DEAD,
                Message.created_at > now - SHOWN_AS_LOST,
                Account.disabled_at.is_(None),
            )
        )
        or 0
    )


def counts() -> dict[MessageState, int]:
    """How many mails stand in each state."""
    rows = db.session.execute(select(Message.state, func.count()).group_by(Message.state))
    return dict.fromkeys(MessageState, 0) | {row[0]: row[1] for row in rows}


def oldest_unsent() -> datetime | None:
    """Since when the oldest mail that is to be sent waits; None when nothing waits."""
    return db.session.scalar(
        select(func.min(Message.created_at)).where(Message.state.in_(UNDECIDED))
    )


def last_sweep() -> datetime | None:
    """When mail was last gathered and sent; None where that never happened."""
    return db.session.scalar(select(Sweep.at).where(Sweep.id == 1))
