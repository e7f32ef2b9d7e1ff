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
from typing import Any, Protocol

from sqlalchemy import ColumnElement, and_, bindparam, case, or_, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.db import UTC, db
from logbook.outbox.models import SIGN_IN, UNDECIDED, Message, MessageState
from logbook.outbox.pace import Pace
from logbook.prepared import Prepared

log = logging.getLogger(__name__)


class Contents(Protocol):
    """What one kind of message tells, known by the feature that it comes from."""

    def still_holds(self, message: Message, *, now: datetime) -> bool:
        """Whether the message may be sent as it stands.

        One that was never tried may be written anew here; one that was tried keeps its bytes.
        """

    def take_back(self, message: Message, *, now: datetime) -> None:
        """The message is dropped or dead: what it should have told must be told another time."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A message to send now; `token` proves the claim when its outcome is written."""

    id: uuid.UUID
    token: str
    recipient: str
    content: bytes
    attempts: int
    kind: str
    give_up_at: datetime
    refused_since: datetime | None


def is_anything_due(*, now: datetime) -> bool:
    """Whether there is a message to claim: one query on an index."""
    return db.session.scalar(select(Message.id).where(_due(now)).limit(1)) is not None


def claim(kinds: Mapping[str, Contents], pace: Pace, *, now: datetime) -> Claim | None:
    """Claim the message that has waited longest; None when nothing is due. In a transaction.

    What must not be sent any more is settled on the way: dropped, or dead where its text has been
    cleared in the meantime.
    """
    if (taken := _taken(_TAKE_FIRST, pace, now, kinds=list(kinds))) is not None:
        return taken
    while (message := _first_due(now)) is not None:
        message.begin_change(None, now=now)
        try:
            if _may_go(message, kinds.get(message.kind), now):
                db.session.flush()
                return _taken(_TAKE, pace, now, its_id=message.id)
        except SQLAlchemyError:
            raise
        except Exception:
            # One that cannot be looked at must not keep the others from being sent.
            log.exception("message %s could not be made again", message.id)
            message.next_try_at = now + pace.waits[-1]
        db.session.flush()
    return None


def postpone(words: str, pace: Pace, *, now: datetime) -> None:
    """The server takes no mail: everything due waits, and says why.

    No try is counted, and the time in which a message is tried begins anew: it passes only while
    there is a server that takes mail.
    """
    later = now + pace.kept_trying
    is_shorter = and_(Message.kind != SIGN_IN, Message.give_up_at < later)
    db.session.execute(
        update(Message)
        .where(_due(now))
        .values(
            response=words,
            updated_at=now,
            next_try_at=now + pace.unreachable,
            give_up_at=case((is_shorter, later), else_=Message.give_up_at),
        )
        .execution_options(synchronize_session=False)
    )


def _due(now: Any) -> ColumnElement[bool]:
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
    is_secret = message.kind == SIGN_IN
    is_cleared = message.body is None and not is_secret and message.recipient.disabled_at is None
    holds = message.body is not None and message.recipient.disabled_at is None
    if holds and contents is not None:
        holds = contents.still_holds(message, now=now)
    if holds and not (is_secret and now >= message.give_up_at):
        return True
    message.state = MessageState.DEAD if is_cleared else MessageState.DROPPED
    if is_secret:
        message.body = None
    if contents is not None:
        contents.take_back(message, now=now)
    return False


_CLAIMED = {
    "id": "id",
    "token": "claim",
    "recipient": "address",
    "content": "body",
    "attempts": "attempts",
    "kind": "kind",
    "give_up_at": "give_up_at",
    "refused_since": "refused_since",
}
"""What a claim tells, and the columns that it stands in."""

# Into the table, put together once: most mail is claimed by the second alone, and the unit of work
# takes ten times as long.
_table: Any = Message.__table__
_now, _kept = (bindparam(name, type_=UTC()) for name in ("now", "kept"))
# The time in which it is tried begins with the first try, however long it waited for that.
_is_longer = and_(Message.attempts == 0, Message.kind != SIGN_IN, Message.give_up_at < _kept)


def _taking(*which: ColumnElement[bool]) -> Prepared:
    return Prepared(
        update(_table)
        .where(*which)
        .values(
            state=MessageState.SENDING,
            claim=bindparam("token"),
            lease_until=bindparam("until", type_=UTC()),
            give_up_at=case((_is_longer, _kept), else_=Message.give_up_at),
            attempts=Message.attempts + 1,
            version=Message.version + 1,
            updated_at=_now,
        )
        .returning(*(_table.c[column].label(name) for name, column in _CLAIMED.items()))
    )


_TAKE = _taking(_table.c.id == bindparam("its_id"))
_FIRST = (
    select(Message.id)
    .where(_due(_now))
    .order_by(Message.next_try_at, Message.id)
    .limit(1)
    .with_for_update(skip_locked=True)
)
# What waited longest, where nothing needs to be looked at before it goes (_may_go).
_TAKE_FIRST = _taking(
    _table.c.id == _FIRST.scalar_subquery(),
    Message.body.is_not(None),
    Message.kind.not_in(bindparam("kinds", expanding=True)),
    or_(Message.kind != SIGN_IN, Message.give_up_at > _now),
    select(Account.id)
    .where(Account.id == Message.recipient_id, Account.disabled_at.is_(None))
    .exists(),
)


def _taken(how: Prepared, pace: Pace, now: datetime, **which: Any) -> Claim | None:
    times = {"now": now, "until": now + pace.lease, "kept": now + pace.kept_trying}
    given = which | times | {"token": secrets.token_hex(16)}
    rows = how.rows(given)
    return Claim(**dict(zip(_CLAIMED, how.values(rows[0]), strict=True))) if rows else None
