"""Failed attempts, counted in the database so that a limit holds across processes.

An attempt is written *before* what it guards is tried and taken back when that succeeds. Of any
number of attempts at the same moment no more than the limit get through: each counts only after its
own row is committed, and the last of them sees all the others.
"""

import hashlib
import uuid
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


def network(address: str | None) -> str:
    """From where, as a subject: the address; of version 6 its /64, for one household has it all."""
    try:
        parsed = ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or ip_network((parsed, 64), strict=False))
    return str(parsed)


def begin(limits: Mapping[Limit, str], *, now: datetime) -> list[uuid.UUID]:
    """Count an attempt against each limit's subject; what `take_back` needs when it succeeds.

    Raises TooMany. Opens transactions of its own: call it outside any.
    """
    _refuse_over(limits, now=now, own=0)
    rows = [FailedAttempt(kind=limit.kind, subject=who, at=now) for limit, who in limits.items()]
    with transaction():
        db.session.execute(delete(FailedAttempt).where(FailedAttempt.at < now - KEPT))
        db.session.add_all(rows)
    ids = [row.id for row in rows]
    try:
        _refuse_over(limits, now=now, own=1)
    except TooMany:
        take_back(ids)
        raise
    return ids


def take_back(ids: list[uuid.UUID]) -> None:
    """The attempt succeeded, or was never made: it no longer counts. Opens its own transaction."""
    with transaction():
        db.session.execute(delete(FailedAttempt).where(FailedAttempt.id.in_(ids)))


def _refuse_over(limits: Mapping[Limit, str], *, now: datetime, own: int) -> None:
    """Raise TooMany when more than the limit were made, `own` of them by this very attempt."""
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
            if count - own >= limit.most:
                raise TooMany(first - since)
