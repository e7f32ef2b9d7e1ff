"""One poll of a feed, from its token to the bytes, doing as little as it can.

One indexed read tells on what the answer depends now. Where that is what the last one depended on
(same marks, same rights of the owner, same local date, the same program), its ETag and its bytes
are those that are kept. Else the stored texts are joined anew; equal bytes keep the ETag.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, case, func, select, update
from sqlalchemy.orm import aliased

from logbook.accounts.models import Account
from logbook.calendars import joining, maker
from logbook.calendars.frame import tombstone
from logbook.calendars.kept import KeptAnswer, KeptAnswers
from logbook.calendars.models import EVERYBODY, CalendarFeed, CalendarMark, PastLink, Scope
from logbook.db import db, reading, transaction
from logbook.errors import NotFound
from logbook.history.models import HistoryHead
from logbook.installation import fixed_domain, is_example
from logbook.opening import if_it_can_be_written
from logbook.prepared import Prepared

TOMBSTONE_STAYS = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=15)


class Gone(Exception):
    """The feed, or this link to it, ended more than thirty days ago."""


@dataclass(frozen=True, slots=True)
class Poll:
    """What a client asks: the digest of its token, the ETags it has, and who it says it is."""

    digest: str
    etags: frozenset[str]
    client: str
    address: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What it gets. `body` is None where its copy still holds (304)."""

    etag: str
    body: bytes | None


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """What one indexed read tells of a feed: on what its answer depends now, and when it ends."""

    feed_id: uuid.UUID
    state: str
    today: date
    fetched_at: datetime | None
    ended: datetime


def answer(poll: Poll, kept: KeptAnswers, *, now: datetime) -> Reply:
    """Answer one poll. Raises NotFound for an unknown token, Gone for one long ended."""
    with reading():
        found = find(poll.digest, now=now)
        ended = _renewed(poll.digest) if found is None else found.ended
    if ended is not None and ended <= now:
        kept.forget(poll.digest)
        return _buried(ended, poll, now=now)
    if found is None:
        raise NotFound
    _note_client(found, poll, now)
    last = kept.find(poll.digest, found.state, now=now)
    if last is not None and is_current(last, poll):
        return Reply(last.etag, None)
    body = last.read() if last is not None else None
    if last is not None and body is not None:
        return Reply(last.etag, body)
    made = joining.put_together(
        poll.digest,
        kept.before(poll.digest, found.state),
        today=found.today,
        address=poll.address,
        now=now,
    )
    etag = etag_of(made.body)
    kept.keep(poll.digest, found.state, etag, made, now=now)
    return Reply(etag, None if _has(etag, poll) else made.body)


_of_subject = aliased(CalendarMark)
_EVERYBODY = select(CalendarMark.seq).where(CalendarMark.subject_id == EVERYBODY).scalar_subquery()
_CHANGE = select(HistoryHead.seq).where(HistoryHead.id == 1).scalar_subquery()
# Columns and not records, and put together once: this read is all that most polls do.
_READ = (
    select(
        CalendarFeed.id,
        CalendarFeed.version,
        CalendarFeed.last_fetched_at,
        CalendarFeed.expires_at,
        CalendarFeed.revoked_at,
        Account.disabled_at,
        Account.time_zone,
        Account.rights_version,
        func.coalesce(_EVERYBODY, 0),
        # What is about a subject changes with whatever changes: nobody keeps marks of those.
        case(
            (CalendarFeed.scope == Scope.MINE, func.coalesce(_of_subject.seq, 0)),
            (CalendarFeed.scope == Scope.UNIT, func.coalesce(_of_subject.seq, 0)),
            else_=func.coalesce(_CHANGE, 0),
        ),
    )
    .join(Account, CalendarFeed.owner_id == Account.id)
    .join(
        _of_subject,
        _of_subject.subject_id
        == case(
            (CalendarFeed.scope == Scope.MINE, CalendarFeed.owner_id),
            (CalendarFeed.scope == Scope.UNIT, Account.unit_id),
        ),
        isouter=True,
    )
    .where(CalendarFeed.token_digest == bindparam("digest"))
)


_QUICK = Prepared(_READ)


def find(digest: str, *, now: datetime) -> FoundFeed | None:
    """The feed of this link; None where there is none, or its link is another by now."""
    row = db.session.execute(_READ, {"digest": digest}).one_or_none()
    return None if row is None else _found(row, now)


def find_quickly(digest: str, *, now: datetime) -> FoundFeed | None:
    """The same in a transaction of its own. Raises what the driver raises."""
    row = _QUICK.one_or_none(digest=digest)
    return None if row is None else _found(row, now)


def _found(row: Sequence[Any], now: datetime) -> FoundFeed:
    feed_id, version, fetched_at, *ends, zone, rights, everybody, changed = row
    today = now.astimezone(ZoneInfo(zone)).date()
    # Last the mark: what differs in nothing else is read from there on (kept.before).
    state = f"{maker.MAKER} {version} {everybody} {rights} {zone} {today} {changed}"
    return FoundFeed(feed_id, state, today, fetched_at, min(end for end in ends if end is not None))


def _renewed(digest: str) -> datetime | None:
    """When a link that was a feed's once gave way to another."""
    return db.session.scalar(select(PastLink.ended_at).where(PastLink.token_digest == digest))


def etag_of(body: bytes) -> str:
    """What made the bytes, and what they are."""
    return f"{maker.MAKER}-{hashlib.sha256(body).hexdigest()[:32]}"


def is_current(last: KeptAnswer, poll: Poll) -> bool:
    """Whether the client has this answer already."""
    return _has(last.etag, poll)


def _has(etag: str, poll: Poll) -> bool:
    return etag in poll.etags or "*" in poll.etags


def _buried(ended: datetime, poll: Poll, *, now: datetime) -> Reply:
    if now - ended > TOMBSTONE_STAYS:
        raise Gone
    with reading():
        feed = joining.feed_behind(poll.digest)
        body = tombstone(
            feed, ended, address=poll.address, domain=fixed_domain(), invented=is_example()
        )
    etag = etag_of(body)
    return Reply(etag, None if _has(etag, poll) else body)


def is_seen_anew(found: FoundFeed, now: datetime) -> bool:
    """Whether it was last noted so long ago that it is noted again."""
    return found.fetched_at is None or now - found.fetched_at >= SEEN_EVERY


def client_of(agent: str) -> str:
    """The family of the client, as its owner would recognise it: 'Thunderbird', 'Google'."""
    for family in ("Thunderbird", "Evolution", "ICSx5", "Google", "Outlook", "macOS", "iOS"):
        if family.lower() in agent.lower():
            return family
    return agent.split("/", maxsplit=1)[0].split("(", maxsplit=1)[0].strip()[:60]


def _note_client(found: FoundFeed, poll: Poll, now: datetime) -> None:
    """Note who fetched, at most every fifteen minutes: else a poll without news would write.

    Goes around the record's version and time of change: no person changed it.
    """
    if not is_seen_anew(found, now):
        return
    with if_it_can_be_written(), transaction():
        db.session.execute(
            update(CalendarFeed)
            .where(CalendarFeed.id == found.feed_id)
            .values(last_fetched_at=now, last_client=poll.client)
            .execution_options(synchronize_session=False)
        )
