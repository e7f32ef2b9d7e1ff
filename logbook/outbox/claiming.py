"""Taking a message to send it, so that nobody else does: a lease, committed before the first byte.

On PostgreSQL a claim locks its row and passes over those that others hold; on SQLite the writing
transaction is alone by itself. Who dies with a claim loses it when the lease runs out.
"""

import logging
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.db import db
from logbook.outbox.models import SIGN_IN, UNDECIDED, Message, MessageState
from logbook.outbox.pace import Pace

log = logging.getLogger(__name__)


class Contents(Protocol):
    """What one kind of message tells, known by the feature that it comes from."""

    def still_holds(self, message: Message, *, now: datetime) -> bool:
        """Whether the message may be sent as it stands.

        One that was never tried may be written anew here; one that was tried keeps its bytes.
        """

    def take_back(self, message: Message, *, now: datetime) -> None:
        """The message is dropped: what it should have told must be told another time."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A message to send now; `token` proves the claim when its outcome is written."""

    id: uuid.UUID
    token: str
    recipient: str
    content: bytes
    attempts: int


def is_anything_due(*, now: datetime) -> bool:
    """Whether there is a message to claim: one query on an index."""
    return db.session.scalar(select(Message.id).where(_due(now)).limit(1)) is not None


def claim(kinds: Mapping[str, Contents], pace: Pace, *, now: datetime) -> Claim | None:
    """Claim the message that has waited longest; None when nothing is due. In a transaction.

    What must not be sent any more is settled on the way: dropped, or dead where its time is over.
    """
    while (message := _first_due(now)) is not None:
        try:
            if _may_go(message, kinds.get(message.kind), now):
                return _taken(message, pace, now)
        except SQLAlchemyError:
            raise
        except Exception:
            # One that cannot be looked at must not keep the others from being sent.
            log.exception("message %s could not be made again", message.id)
            message.next_try_at = now + pace.waits[-1]
        db.session.flush()
    return None


def postpone(words: str, pace: Pace, *, now: datetime) -> None:
    """No server could be reached: everything due waits, and says why. No try is counted."""
    db.session.execute(
        update(Message)
        .where(_due(now))
        .values(response=words, next_try_at=now + pace.unreachable)
        .execution_options(synchronize_session=False)
    )


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(
        Message.state.in_(UNDECIDED),
        Message.next_try_at <= now,
        or_(Message.state == MessageState.PENDING, Message.lease_until <= now),
    )


def _first_due(now: datetime) -> Message | None:
    return db.session.scalar(
        select(Message)
        .where(_due(now))
        .order_by(Message.next_try_at, Message.id)
        .limit(1)
        .options(
            joinedload(Message.recipient, innerjoin=True).joinedload(Account.unit, innerjoin=True)
        )
        .with_for_update(skip_locked=True, of=Message)
        .execution_options(populate_existing=True)
    )


def _may_go(message: Message, contents: Contents | None, now: datetime) -> bool:
    holds = message.body is not None and message.recipient.disabled_at is None
    if holds and contents is not None:
        holds = contents.still_holds(message, now=now)
    if holds and now < message.give_up_at:
        return True
    in_vain = holds and message.kind != SIGN_IN
    message.state = MessageState.DEAD if in_vain else MessageState.DROPPED
    if message.kind == SIGN_IN:
        message.body = None
    if not holds and contents is not None:
        contents.take_back(message, now=now)
    return False


def _taken(message: Message, pace: Pace, now: datetime) -> Claim:
    message.state = MessageState.SENDING
    message.claim = secrets.token_hex(16)
    message.lease_until = now + pace.lease
    message.attempts += 1
    return Claim(
        id=message.id,
        token=message.claim,
        recipient=message.address,
        content=message.body or b"",
        attempts=message.attempts,
    )
