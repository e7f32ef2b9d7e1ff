"""Who calls: read from the session cookie of a page, or the bearer token of the API."""

import uuid
from datetime import timedelta

from flask import Response, current_app, g, request
from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from logbook import clock
from logbook.accounts import sessions
from logbook.accounts.models import Account, ApiToken
from logbook.accounts.secrets import digest
from logbook.db import db, reading, transaction
from logbook.opening import if_it_can_be_written
from logbook.policy import Caller
from logbook.web.gate import is_api

TOKEN_SEEN_EVERY = timedelta(minutes=15)


def cookie_name() -> str:
    """The session cookie; over https a name that only this host can set, for all its paths."""
    return "__Host-signed-in" if current_app.config["SESSION_COOKIE_SECURE"] else "signed-in"


def set_cookie(response: Response, token: str) -> None:
    """Give the browser its session."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=int(sessions.LONGEST.total_seconds()),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget_cookie(response: Response) -> None:
    """Take the session from the browser, and what scripts kept beside it."""
    response.delete_cookie(
        cookie_name(),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    response.headers["Clear-Site-Data"] = '"storage"'


def current_session() -> uuid.UUID | None:
    """The signed-in session of this request; None for a stranger and for the API."""
    found: uuid.UUID | None = g.get("session_id")
    return found


def identify() -> Caller | None:
    """The caller of this request, in a reading transaction of its own that ends here."""
    return _by_bearer() if is_api() else _by_cookie()


def _by_cookie() -> Caller | None:
    token = request.cookies.get(cookie_name())
    if not token:
        return None
    now = clock.now()
    with reading():
        recognised = sessions.recognise(token, now=now)
        if recognised is None:
            g.lapsed = sessions.lapsed(token)
            return None
        session, g.installation_kind = recognised
        found, session_id = session.account.as_caller(), session.id
        is_due = sessions.needs_seen(session, now=now)
    g.session_id = session_id
    if is_due:
        with if_it_can_be_written(), transaction():
            sessions.mark_seen(session_id, now=now)
    return found


def _by_bearer() -> Caller | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return None
    now = clock.now()
    with reading():
        held = db.session.scalar(
            select(ApiToken)
            .where(
                ApiToken.token_digest == digest(token.strip()),
                ApiToken.revoked_at.is_(None),
                ApiToken.expires_at > now,
            )
            .options(joinedload(ApiToken.account).joinedload(Account.unit))
        )
        if held is None or held.account.disabled_at is not None:
            return None
        found, token_id = held.account.as_caller(), held.id
        is_due = held.last_used_at is None or now - held.last_used_at >= TOKEN_SEEN_EVERY
    if is_due:
        with if_it_can_be_written(), transaction():
            db.session.execute(
                update(ApiToken).where(ApiToken.id == token_id).values(last_used_at=now)
            )
    return found
