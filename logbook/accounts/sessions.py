"""Signed-in browsers as rows: started, recognised, seen, ended.

Idle for thirty minutes or twelve hours old, a session is over. A row can be ended from anywhere
and is ended everywhere at once, which a signed cookie cannot be.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update

from logbook.accounts.models import CALLER_COLUMNS, Account, SignInSession, Unit, caller_of
from logbook.accounts.secrets import digest, new_token
from logbook.db import db
from logbook.history.models import HistoryHead
from logbook.installation import Installation, InstallationKind
from logbook.policy import Caller
from logbook.prepared import Prepared

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=15)


def start(account_id: uuid.UUID, browser: str, *, now: datetime, by_link: bool = False) -> str:
    """A new session for the account; the token for its cookie. `browser` is its User-Agent."""
    token = new_token()
    db.session.add(
        SignInSession(
            token_digest=digest(token),
            account_id=account_id,
            created_at=now,
            last_seen_at=now,
            browser=browser[:200],
            by_link=by_link,
        )
    )
    return token


@dataclass(frozen=True, slots=True)
class Recognised:
    """A live session: whose it is, and what every page asks besides, read in the same statement.

    `kind`: what the installation is for. `change_number`: the last change of anything.
    """

    id: uuid.UUID
    caller: Caller
    rights_version: int
    last_seen_at: datetime
    kind: InstallationKind | None
    change_number: int


_OF_SESSION = Prepared(
    select(
        SignInSession.id.label("session_id"),
        SignInSession.created_at,
        SignInSession.last_seen_at,
        Account.rights_version,
        *CALLER_COLUMNS,
        select(Installation.kind).where(Installation.id == 1).scalar_subquery().label("kind"),
        select(HistoryHead.seq).where(HistoryHead.id == 1).scalar_subquery().label("seq"),
    )
    .join(Account, Account.id == SignInSession.account_id)
    .join(Unit, Unit.id == Account.unit_id)
    .where(
        SignInSession.token_digest == bindparam("digest"),
        SignInSession.ended_at.is_(None),
        Account.disabled_at.is_(None),
    )
)


def recognise(token: str, *, now: datetime) -> Recognised | None:
    """The live session of a cookie; None when ended, idle, old or disabled."""
    found = _OF_SESSION.rows({"digest": digest(token)})
    if not found:
        return None
    id_, created_at, last_seen_at, rights_version, *facts, kind, seq = _OF_SESSION.values(found[0])
    if now - last_seen_at > IDLE or now - created_at > LONGEST:
        return None
    return Recognised(id_, caller_of(facts), rights_version, last_seen_at, kind, seq or 0)


def lapsed(token: str) -> uuid.UUID | None:
    """Whose session this cookie was, live or not."""
    found: uuid.UUID | None = db.session.scalar(
        select(SignInSession.account_id).where(SignInSession.token_digest == digest(token))
    )
    return found


def needs_seen(session: Recognised, *, now: datetime) -> bool:
    """Whether it is time to note that the session is still used (at most every 15 minutes)."""
    return now - session.last_seen_at >= SEEN_EVERY


def mark_seen(session_id: uuid.UUID, *, now: datetime) -> None:
    """Note that the session is used."""
    db.session.execute(
        update(SignInSession).where(SignInSession.id == session_id).values(last_seen_at=now)
    )


def end(session_id: uuid.UUID, account_id: uuid.UUID, *, now: datetime) -> bool:
    """End one session of the account; False when it is not theirs or already over."""
    ended = db.session.execute(
        update(SignInSession)
        .where(
            SignInSession.id == session_id,
            SignInSession.account_id == account_id,
            SignInSession.ended_at.is_(None),
        )
        .values(ended_at=now)
    )
    return bool(ended.rowcount == 1)  # type: ignore[attr-defined]


def end_all(account_id: uuid.UUID, *, now: datetime, but: uuid.UUID | None = None) -> None:
    """End every session of the account, except one when named."""
    ended = update(SignInSession).where(
        SignInSession.account_id == account_id, SignInSession.ended_at.is_(None)
    )
    if but is not None:
        ended = ended.where(SignInSession.id != but)
    db.session.execute(ended.values(ended_at=now))
