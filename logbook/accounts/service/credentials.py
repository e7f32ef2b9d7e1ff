"""Passwords of accounts: set by their owner, made stronger when they are used."""

import uuid
from datetime import datetime

from sqlalchemy import update

from logbook.accounts import sessions
from logbook.accounts.models import Account
from logbook.accounts.service.links import void_links
from logbook.accounts.service.people import account_to_change
from logbook.db import db
from logbook.errors import Forbidden
from logbook.history import service as history
from logbook.policy import Caller


def keep_password(
    caller: Caller,
    account_id: uuid.UUID,
    hashed: str,
    *,
    now: datetime,
    but: uuid.UUID | None = None,
) -> Account:
    """Give an account a password, already hashed. All its sessions end, except `but`; so do links.

    Only the owner does this, or the command line. Raises Forbidden, NotFound.
    """
    if not caller.is_system and caller.id != account_id:
        raise Forbidden
    account = account_to_change(account_id)
    account.begin_change(None, now=now)
    before = history.snapshot(account)
    account.password_hash = hashed
    sessions.end_all(account.id, now=now, but=but)
    void_links(account.id, now=now)
    history.record(caller, "change-password", account, now=now, before=before)
    return account


def strengthen(account_id: uuid.UUID, hashed: str) -> None:
    """Keep the same password, hashed with today's parameters: no change of the record."""
    db.session.execute(update(Account).where(Account.id == account_id).values(password_hash=hashed))
