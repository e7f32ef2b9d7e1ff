"""What becomes of a message that a server did not take: about its recipient, or about all mail?

A server that refuses whatever it is given says the same words as one that does not know somebody.
Told apart by what it does with others: in the same run, and before.
"""

import re
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select

from logbook.db import db
from logbook.mail import NotTaken, Refused, Unmailable
from logbook.outbox.claiming import Claim
from logbook.outbox.models import SIGN_IN, Message, MessageState
from logbook.outbox.pace import Pace

_STATUS = re.compile(r"\d{3}(?: \d\.\d{1,3}\.\d{1,3})?")


def is_about_recipient(fault: NotTaken, *, is_taking: bool) -> bool:
    """Whether a refusal is final at once: no server could do it, or this one takes other mail."""
    return isinstance(fault, Unmailable) or (isinstance(fault, Refused) and is_taking)


def wait(claim: Claim, fault: NotTaken, pace: Pace, *, now: datetime) -> dict[str, Any]:
    """To try again after the usual wait, with what must be remembered of a refusal."""
    remembered = claim.refused_since or (now if isinstance(fault, Refused) else None)
    return {
        "state": MessageState.PENDING,
        "response": fault.words,
        "next_try_at": pace.next_try(claim.id, claim.attempts, now=now),
        "refused_since": remembered,
    }


def judge(claim: Claim, fault: NotTaken, pace: Pace, *, now: datetime) -> dict[str, Any]:
    """The state of a message after a run in which nothing was taken. In a transaction.

    Nobody's mail dies of a fault that others meet as well, until the server takes mail again.
    Where it is this recipient's alone, a refusal gets a second look a day later, and what is not
    taken for now is tried for as long as the message says.
    """
    values = wait(claim, fault, pace, now=now)
    if claim.kind == SIGN_IN:
        return values
    since = values["refused_since"] or now - pace.kept_trying
    meets_others = _meets_others(claim, fault)
    is_refused = isinstance(fault, Refused)
    is_over = now - since >= pace.second_look if is_refused else now >= claim.give_up_at
    if is_over and not (meets_others and not _took_other_mail(claim, since)):
        return {"state": MessageState.DEAD, "response": fault.words}
    if meets_others:
        values["give_up_at"] = max(claim.give_up_at, now + pace.kept_trying)
    elif is_refused:
        values["next_try_at"] = since + pace.second_look
    return values


def _meets_others(claim: Claim, fault: NotTaken) -> bool:
    """Whether somebody else's mail waits because of the same answer."""
    status = _STATUS.match(fault.words)
    same = Message.response.startswith(status[0] if status else fault.words, autoescape=True)
    found = exists().where(
        Message.state == MessageState.PENDING,
        Message.attempts > 0,
        Message.address != claim.recipient,
        same,
    )
    return bool(db.session.scalar(select(found)))


def _took_other_mail(claim: Claim, since: datetime) -> bool:
    found = exists().where(
        Message.state == MessageState.SENT,
        Message.sent_at >= since,
        Message.address != claim.recipient,
    )
    return bool(db.session.scalar(select(found)))
