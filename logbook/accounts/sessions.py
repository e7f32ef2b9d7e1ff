"""Signed-in browsers as rows: started, recognised, seen, ended.

Idle for thirty minutes or twelve hours old, a session is over. A row can be ended from anywhere
and is ended everywhere at once, which a signed cookie cannot be.
"""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account, SignInSession
from logbook.accounts.secrets import digest, new_token
from logbook.db import db
from logbook.installation import Installation, InstallationKind

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


def recognise(token: str, *, now: datetime) -> tuple[SignInSession, InstallationKind | None] | None:
    """The live session of a cookie, with its account; None when ended, idle, old or disabled.

    With what the installation is for: every page says so where it is an example, and this way that
    costs no query of its own.
    """
    kind = select(Installation.kind).where(Installation.id == 1).scalar_subquery()
    row = db.session.execute(
        select(SignInSession, kind)
        .where(SignInSession.token_digest == digest(token), SignInSession.ended_at.is_(None))
        .options(joinedload(SignInSession.account).joinedload(Account.unit))
    ).one_or_none()
    if row is None or row[0].account.disabled_at is not None:
        return None
    session = row[0]
    if now - session.last_seen_at > IDLE or now - session.created_at > LONGEST:
        return None
    return session, row[1]


def lapsed(token: str) -> uuid.UUID | None:
    """Whose session this cookie was, live or not."""
    found: uuid.UUID | None = db.session.scalar(
        select(SignInSession.account_id).where(SignInSession.token_digest == digest(token))
    )
    return found


def needs_seen(session: SignInSession, *, now: datetime) -> bool:
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
