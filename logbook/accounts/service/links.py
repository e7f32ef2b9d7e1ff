"""One-time links: made for somebody, used once, gone when they are not needed."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, select, update

from logbook.accounts.models import Account, SignInLink
from logbook.accounts.secrets import digest, new_token
from logbook.db import db

BY_MAIL = timedelta(minutes=15)
BY_HAND = timedelta(hours=24)
KEPT = timedelta(days=7)


def make_link(account_id: uuid.UUID, *, lasts: timedelta, now: datetime) -> str:
    """A new link for the account: the token in its address. Old ones are cleared away."""
    token = new_token()
    db.session.execute(delete(SignInLink).where(SignInLink.expires_at < now - KEPT))
    db.session.add(
        SignInLink(
            token_digest=digest(token),
            account_id=account_id,
            created_at=now,
            expires_at=now + lasts,
        )
    )
    return token


def is_usable(token: str, *, now: datetime) -> bool:
    """Whether the link would sign somebody in. Changes nothing: mail scanners look too."""
    return db.session.scalar(_usable(token, now)) is not None


def use_link(token: str, *, now: datetime) -> uuid.UUID | None:
    """Use a link up: the account that it signs in, None for one unknown, used or expired.

    Of two uses at the same moment one succeeds.
    """
    account_id = db.session.scalar(_usable(token, now))
    used = db.session.execute(
        update(SignInLink)
        .where(SignInLink.token_digest == digest(token), SignInLink.used_at.is_(None))
        .values(used_at=now)
    )
    return account_id if used.rowcount == 1 else None  # type: ignore[attr-defined]


def void_links(account_id: uuid.UUID, *, now: datetime) -> None:
    """Let no link of the account work any longer."""
    db.session.execute(
        update(SignInLink)
        .where(SignInLink.account_id == account_id, SignInLink.used_at.is_(None))
        .values(used_at=now)
    )


def _usable(token: str, now: datetime) -> Select[uuid.UUID]:
    """Whom the link signs in, if it still does."""
    return (
        select(SignInLink.account_id)
        .join(Account, SignInLink.account_id == Account.id)
        .where(
            SignInLink.token_digest == digest(token),
            SignInLink.used_at.is_(None),
            SignInLink.expires_at > now,
            Account.disabled_at.is_(None),
        )
    )
