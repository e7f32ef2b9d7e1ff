"""Failed attempts, counted in the database so that a limit holds across processes.

Only what failed counts, once it has: forty people behind one address who come in at nine are let
in. Of wrong attempts at the same moment as many more are looked at as there are threads that look.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import delete, func, select

from logbook.accounts.models import FailedAttempt
from logbook.db import db, reading, transaction
from logbook.errors import LogbookError

KEPT = timedelta(hours=1)
EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` failures of one kind and subject within a period."""

    kind: str
    most: int
    within: timedelta = timedelta(minutes=5)


class TooMany(LogbookError):
    """A limit is reached. `wait` is how long until an attempt may be made again."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("too many attempts")
        self.wait = wait


def person(email: str) -> str:
    """Who is being tried, as a subject: the digest of what was typed, which may be anything."""
    typed = email.strip().lower().encode("utf-8", "surrogatepass")
    return hashlib.sha256(typed).hexdigest()


def person_from(email: str, address: str | None) -> str:
    """Who is being tried from where, as one subject: elsewhere the person can still come in."""
    return f"{person(email)} {network(address)}"


def network(address: str | None) -> str:
    """From where, as a subject: the address; of version 6 its /64, for one household has it all."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))
    return str(parsed)


def refuse_over(limits: Mapping[Limit, str], *, now: datetime) -> None:
    """Raise TooMany where a limit's subject has failed as often as it may.

    Opens a transaction of its own: call it outside any.
    """
    with reading():
        for limit, subject in limits.items():
            since = now - limit.within
            count, first = db.session.execute(
                select(func.count(), func.min(FailedAttempt.at)).where(
                    FailedAttempt.kind == limit.kind,
                    FailedAttempt.subject == subject,
                    FailedAttempt.at > since,
                )
            ).one()
            if count >= limit.most:
                raise TooMany(first - since)


def count(limits: Mapping[Limit, str], *, now: datetime) -> None:
    """Count a failure against each limit's subject. Opens a transaction of its own."""
    rows = [FailedAttempt(kind=limit.kind, subject=who, at=now) for limit, who in limits.items()]
    with transaction():
        db.session.execute(delete(FailedAttempt).where(FailedAttempt.at < now - KEPT))
        db.session.add_all(rows)
