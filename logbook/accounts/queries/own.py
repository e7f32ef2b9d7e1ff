"""What people see of their own account: sessions, tokens; and what signing in reads."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from logbook.accounts.models import Account, ApiToken, SignInSession
from logbook.accounts.queries.references import find_account
from logbook.accounts.sessions import IDLE, LONGEST
from logbook.db import db


@dataclass(frozen=True, slots=True)
class Credentials:
    """Whose password is checked against what; both None where nobody can sign in."""

    account_id: uuid.UUID | None = None
    password_hash: str | None = None


def credentials(email: str) -> Credentials:
    """What an address signs in with: nothing for unknown and disabled accounts."""
    account = find_account(email=email)
    if account is None or account.disabled_at is not None:
        return Credentials()
    return Credentials(account.id, account.password_hash)


def live_sessions(account_id: uuid.UUID, *, now: datetime) -> Sequence[SignInSession]:
    """Where somebody is signed in at the moment, last used first."""
    return db.session.scalars(
        select(SignInSession)
        .where(
            SignInSession.account_id == account_id,
            SignInSession.ended_at.is_(None),
            SignInSession.last_seen_at >= now - IDLE,
            SignInSession.created_at >= now - LONGEST,
        )
        .order_by(SignInSession.last_seen_at.desc())
    ).all()


def session_of(session_id: uuid.UUID) -> SignInSession | None:
    """One session."""
    return db.session.get(SignInSession, session_id)


def tokens(account_id: uuid.UUID, *, now: datetime) -> Sequence[ApiToken]:
    """Somebody's tokens that still work, newest first."""
    return db.session.scalars(
        select(ApiToken)
        .where(
            ApiToken.account_id == account_id,
            ApiToken.revoked_at.is_(None),
            ApiToken.expires_at > now,
        )
        .order_by(ApiToken.created_at.desc())
    ).all()


def has_password(account_id: uuid.UUID) -> bool:
    """Whether the account can sign in with a password."""
    kept = select(Account.password_hash).where(Account.id == account_id)
    return db.session.scalar(kept) is not None
