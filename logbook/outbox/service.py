"""Putting mail into the outbox, in the transaction of the change that it tells of."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from logbook.accounts.models import Account
from logbook.db import db
from logbook.installation import fixed_domain
from logbook.outbox.models import SIGN_IN, Message, Sweep
from logbook.outbox.pace import PACE
from logbook.outbox.writing import MailHeading, compose, write


def message_id_of(key: uuid.UUID) -> str:
    """The Message-ID of the mail in the row with this id: the same at every try, for ever."""
    return f"<{key}@{fixed_domain()}>"


def queue_mail(
    recipient: Account,
    kind: str,
    template: str,
    context: Mapping[str, Any],
    *,
    now: datetime,
    expires_at: datetime | None = None,
) -> Message:
    """Write one mail to `recipient`, in their language, and queue it. The next sweep sends it.

    `template` names a folder of templates/emails, `context` fills it. `kind` says what for; the
    mail of kind SIGN_IN ('sign-in') holds a secret: nobody reads it in the outbox, and its body is
    cleared when it was sent or has expired. After `expires_at` the mail is dropped unsent; without,
    it is tried for 72 hours. Call it inside the transaction; commit sends nothing by itself.
    """
    key = uuid.uuid4()
    words = write(template, recipient.language, context)
    heading = MailHeading(
        name=recipient.name,
        address=recipient.email,
        message_id=message_id_of(key),
        date=now,
        may_unsubscribe=kind != SIGN_IN,
    )
    message = Message(
        id=key,
        now=now,
        recipient_id=recipient.id,
        kind=kind,
        address=recipient.email,
        subject=words.subject,
        message_id=heading.message_id,
        body=compose(words, heading),
        next_try_at=now,
        give_up_at=expires_at or now + PACE.kept_trying,
    )
    db.session.add(message)
    return message


def record_sweep(*, now: datetime) -> None:
    """Note that mail was swept, for whoever asks whether that still happens."""
    last = db.session.get(Sweep, 1, populate_existing=True)
    if last is None:
        db.session.add(Sweep(id=1, at=now))
    else:
        last.at = now
