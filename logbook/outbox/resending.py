"""Mail that died, sent again when an administrator says so."""

import uuid
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, select, update

from logbook.accounts.models import Account
from logbook.db import db
from logbook.outbox.models import Message, MessageState
from logbook.outbox.pace import PACE
from logbook.policy import Caller, require_administration


def resendable(caller: Caller) -> int:
    """How many mails died and can be sent again. Raises Forbidden."""
    require_administration(caller)
    return db.session.scalar(select(func.count()).where(_can_be_resent())) or 0


def resend(caller: Caller, ids: Collection[uuid.UUID] | None = None, *, now: datetime) -> int:
    """Let dead mails be tried again, byte for byte; all of them without `ids`. Answers how many.

    What was cleared, and mail to somebody disabled, stays dead. Raises Forbidden.
    """
    require_administration(caller)
    which = _can_be_resent() if ids is None else and_(_can_be_resent(), Message.id.in_(ids))
    changed = db.session.execute(
        update(Message)
        .where(which)
        .values(
            state=MessageState.PENDING,
            next_try_at=now,
            give_up_at=now + PACE.kept_trying,
            refused_since=None,
            reported_at=None,
            updated_at=now,
            version=Message.version + 1,
        )
        .execution_options(synchronize_session=False)
    )
    return int(changed.rowcount)  # type: ignore[attr-defined]


def _can_be_resent() -> ColumnElement[bool]:
    enabled = exists().where(Account.id == Message.recipient_id, Account.disabled_at.is_(None))
    return and_(Message.state == MessageState.DEAD, Message.body.is_not(None), enabled)
