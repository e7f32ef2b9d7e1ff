"""Who calls: read from the session cookie of a page, or the bearer token of the API."""

import uuid
from datetime import timedelta

from flask import Response, current_app, g, request
from sqlalchemy import bindparam, func, select, update

from logbook import clock
from logbook.accounts import sessions
from logbook.accounts.models import CALLER_COLUMNS, Account, ApiToken, Unit, caller_of
from logbook.accounts.secrets import digest
from logbook.db import UTC, db, reading, transaction
from logbook.history.models import HistoryHead
from logbook.opening import if_it_can_be_written
from logbook.policy import Caller
from logbook.prepared import Prepared
from logbook.web.gate import is_api

TOKEN_SEEN_EVERY = timedelta(minutes=15)
_OF_TOKEN = Prepared(
    select(
        ApiToken.id.label("token_id"),
        ApiToken.last_used_at,
        Account.rights_version,
        func.coalesce(select(HistoryHead.seq).where(HistoryHead.id == 1).scalar_subquery(), 0),
        *CALLER_COLUMNS,
    )
    .join(Account, Account.id == ApiToken.account_id)
    .join(Unit, Unit.id == Account.unit_id)
    .where(
        ApiToken.token_digest == bindparam("digest"),
        ApiToken.revoked_at.is_(None),
        ApiToken.expires_at > bindparam("now", type_=UTC()),
        Account.disabled_at.is_(None),
    )
)


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
    """Take the session from the browser, and what it and scripts kept of our pages."""
    response.delete_cookie(
        cookie_name(),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
        path="/",
    )
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


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
    g.session_id = recognised.id
    g.installation_kind = recognised.kind
    g.change_number, g.rights_version = recognised.change_number, recognised.rights_version
    g.today = recognised.caller.today(now)
    if sessions.needs_seen(recognised, now=now):
        with if_it_can_be_written(), transaction():
            sessions.mark_seen(recognised.id, now=now)
    return recognised.caller


def _by_bearer() -> Caller | None:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        return None
    now = clock.now()
    with reading():
        held = _OF_TOKEN.rows({"digest": digest(token.strip()), "now": now})
    if not held:
        return None
    token_id, last_used_at, g.rights_version, g.change_number, *facts = _OF_TOKEN.values(held[0])
    if last_used_at is None or now - last_used_at >= TOKEN_SEEN_EVERY:
        with if_it_can_be_written(), transaction():
            db.session.execute(
                update(ApiToken).where(ApiToken.id == token_id).values(last_used_at=now)
            )
    who = caller_of(facts)
    g.today = who.today(now)
    return who
