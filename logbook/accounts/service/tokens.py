"""API tokens: made by their owner or the command line, shown once, revoked at once."""

import uuid
from datetime import datetime, timedelta

from logbook.accounts.models import ApiToken
from logbook.accounts.secrets import digest, new_token
from logbook.accounts.service.people import account_to_change
from logbook.db import db
from logbook.errors import Forbidden, Invalid, NotFound
from logbook.history import service as history
from logbook.policy import Caller
from logbook.web.language import _

PREFIX = "logbook_"
LIFETIMES = (30, 90, 365)


def make_token(
    caller: Caller, account_id: uuid.UUID, name: str, *, days: int = 365, now: datetime
) -> str:
    """A new token of the account: its text, which is kept nowhere. Raises Forbidden, NotFound."""
    if not caller.is_system and caller.id != account_id:
        raise Forbidden
    if account_to_change(account_id).disabled_at is not None:
        raise Invalid({"": [_("This account is disabled: it cannot have a token.")]})
    text = new_token(PREFIX)
    token = ApiToken(
        now=now,
        id=uuid.uuid4(),
        token_digest=digest(text),
        account_id=account_id,
        name=name,
        expires_at=now + timedelta(days=days),
    )
    db.session.add(token)
    history.record(caller, "create", token, now=now)
    return text


def revoke_token(caller: Caller, token_id: uuid.UUID, *, now: datetime) -> None:
    """Let a token of the caller's own work no longer. Raises NotFound for another's."""
    token = db.session.get(ApiToken, token_id)
    if token is None or token.account_id != caller.id:
        raise NotFound
    if token.revoked_at is None:
        before = history.snapshot(token)
        token.revoked_at = now
        history.record(caller, "revoke", token, now=now, before=before)
