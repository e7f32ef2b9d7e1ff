"""One poll of a feed, from its token to the bytes, doing as little as it can.

Nothing changed since the last answer (same change number, same rights of the owner, same local
date, the same maker): the ETag is known after one indexed read. Else missing texts are made and all
are joined; equal bytes keep the ETag.
"""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, func, or_, select, update
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.calendars import fragments, maker
from logbook.calendars.components import Look
from logbook.calendars.fragments import ItemKind
from logbook.calendars.frame import FOOT, NOTHING, head, tombstone
from logbook.calendars.memory import KeptAnswer, LastAnswers
from logbook.calendars.models import CalendarFeed, Content, PastLink, Shape
from logbook.calendars.selection import follow_ups_of, meetings_of
from logbook.db import db, reading, transaction
from logbook.errors import NotFound
from logbook.history.models import HistoryEntry, HistoryHead
from logbook.installation import fixed_domain, is_example
from logbook.opening import if_it_can_be_written

TOMBSTONE_STAYS = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=15)

# Records that seldom change and whose words may stand in any item: then all texts are looked at.
LENDERS = ("organisation", "sector", "topic", "account")


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


# What an answer depends on besides the feed: the change number, the owner's rights, the local date.
State = tuple[int, int, date]


def answer(poll: Poll, memory: LastAnswers, *, now: datetime) -> Reply:
    """Answer one poll. Raises NotFound for an unknown token, Gone for one long ended."""
    with reading():
        last = _last(poll.digest)
        ended = _renewed(poll.digest) if last is None else last.ended
    if ended is not None and ended <= now:
        memory.forget(poll.digest)
        return _buried(ended, poll, now=now)
    if last is None:
        raise NotFound
    state = last.state_on(now)
    if last.etag is not None and last.etag.startswith(maker.MAKER) and last.state == state:
        _note_client(last, poll, now)
        if _is_current(last.etag, poll):
            return Reply(last.etag, None)
        body = memory.find(poll.digest, last.etag)
        if body is not None:
            return Reply(last.etag, body)
    body = _render(poll, state, now=now)
    etag = _etag(body)
    memory.keep(poll.digest, KeptAnswer(etag, body, now))
    _note(last.feed_id, poll, now, etag=etag, state=state)
    return Reply(etag, None if _is_current(etag, poll) else body)


@dataclass(frozen=True, slots=True)
class _Last:
    """What one indexed read tells of a feed: its last answer, and what is so now."""

    feed_id: uuid.UUID
    etag: str | None
    state: tuple[int | None, int | None, date | None]
    fetched_at: datetime | None
    ended: datetime
    time_zone: str
    rights: int
    change: int

    def state_on(self, now: datetime) -> State:
        """What an answer would depend on at that instant."""
        return (self.change, self.rights, now.astimezone(ZoneInfo(self.time_zone)).date())


_CHANGE = select(HistoryHead.seq).where(HistoryHead.id == 1).scalar_subquery()
# Columns and not records, and put together once: this read is all that most polls do.
_READ = (
    select(
        CalendarFeed.id,
        CalendarFeed.etag,
        CalendarFeed.answered_change,
        CalendarFeed.answered_rights,
        CalendarFeed.answered_on,
        CalendarFeed.last_fetched_at,
        CalendarFeed.expires_at,
        CalendarFeed.revoked_at,
        Account.disabled_at,
        Account.time_zone,
        Account.rights_version,
        func.coalesce(_CHANGE, 0),
    )
    .join(Account, CalendarFeed.owner_id == Account.id)
    .where(CalendarFeed.token_digest == bindparam("digest"))
)


def _last(digest: str) -> _Last | None:
    row = db.session.execute(_READ, {"digest": digest}).one_or_none()
    if row is None:
        return None
    feed_id, etag, changed, rights, on, fetched_at, *ends, zone, rights_now, change_now = row
    ended = min(end for end in ends if end is not None)
    return _Last(
        feed_id, etag, (changed, rights, on), fetched_at, ended, zone, rights_now, change_now
    )


def _renewed(digest: str) -> datetime | None:
    """When a link that was a feed's once gave way to another."""
    return db.session.scalar(select(PastLink.ended_at).where(PastLink.token_digest == digest))


def _feed(digest: str) -> CalendarFeed:
    """The feed of a link, the present one or a past."""
    past = select(PastLink.feed_id).where(PastLink.token_digest == digest)
    return db.session.scalars(
        select(CalendarFeed)
        .where(or_(CalendarFeed.token_digest == digest, CalendarFeed.id.in_(past)))
        .options(joinedload(CalendarFeed.owner).joinedload(Account.unit))
    ).one()


def _etag(body: bytes) -> str:
    """What made the bytes, and what they are."""
    return f"{maker.MAKER}-{hashlib.sha256(body).hexdigest()[:32]}"


def _is_current(etag: str, poll: Poll) -> bool:
    return etag in poll.etags or "*" in poll.etags


def _buried(ended: datetime, poll: Poll, *, now: datetime) -> Reply:
    if now - ended > TOMBSTONE_STAYS:
        raise Gone
    with reading():
        feed = _feed(poll.digest)
        body = tombstone(
            feed, ended, address=poll.address, domain=fixed_domain(), invented=is_example()
        )
    etag = _etag(body)
    return Reply(etag, None if _is_current(etag, poll) else body)


def _render(poll: Poll, state: State, *, now: datetime) -> bytes:
    with reading():
        feed = _feed(poll.digest)
        look = _look(feed, poll, fixed_domain())
        shown, invented = _shown(feed, state), is_example()
        since = None if _lent_words_changed(feed) else feed.answered_change
        found = [fragments.texts(kind, chosen, look, since=since) for kind, chosen in shown]
    if any(stale for _texts, stale in found):
        for (kind, _chosen), (_texts, stale) in zip(shown, found, strict=True):
            fragments.refresh(kind, stale, look, now=now)
        with reading():
            found = [fragments.texts(kind, c, look, since=state[0]) for kind, c in shown]
    return _joined(feed, [texts for texts, _stale in found], poll, invented=invented)


def _look(feed: CalendarFeed, poll: Poll, domain: str) -> Look:
    return Look(
        language=feed.language,
        detail=feed.detail,
        shape=feed.shape,
        alarms=feed.alarms,
        address=poll.address,
        domain=domain,
    )


def _shown(feed: CalendarFeed, state: State) -> list[tuple[ItemKind, ColumnElement[bool]]]:
    owner, today = feed.owner.as_caller(), state[2]
    shown = []
    if feed.content in (Content.FOLLOW_UPS, Content.BOTH):
        shown.append((fragments.FOLLOW_UPS, follow_ups_of(feed, owner, today)))
    if feed.content in (Content.MEETINGS, Content.BOTH) and feed.shape is Shape.EVENTS:
        shown.append((fragments.MEETINGS, meetings_of(feed, owner, today)))
    return shown


def _joined(
    feed: CalendarFeed, parts: Sequence[Sequence[str]], poll: Poll, *, invented: bool
) -> bytes:
    lines = [head(feed, address=poll.address, time_zone=feed.owner.time_zone, invented=invented)]
    for part in parts:
        lines += part
    if len(lines) == 1:
        lines.append(NOTHING)
    lines.append(FOOT)
    return "".join(lines).encode()


def _lent_words_changed(feed: CalendarFeed) -> bool:
    """Whether a record that lends its words to items changed since the feed's last answer."""
    if feed.answered_change is None:
        return True
    changed = select(HistoryEntry.seq).where(
        HistoryEntry.seq > feed.answered_change, HistoryEntry.kind.in_(LENDERS)
    )
    return db.session.scalar(changed.limit(1)) is not None


def _note_client(last: _Last, poll: Poll, now: datetime) -> None:
    """Note who fetched, at most every fifteen minutes: else a poll without news would write."""
    if last.fetched_at is None or now - last.fetched_at >= SEEN_EVERY:
        _note(last.feed_id, poll, now)


def _note(
    feed_id: uuid.UUID,
    poll: Poll,
    now: datetime,
    *,
    etag: str | None = None,
    state: State | None = None,
) -> None:
    """Keep who fetched, and what the answer depended on where it is new.

    Goes around the record's version and time of change: no person changed it.
    """
    kept: dict[str, Any] = {"last_fetched_at": now, "last_client": poll.client}
    if state is not None:
        names = ("answered_change", "answered_rights", "answered_on")
        kept |= dict(zip(names, state, strict=True)) | {"etag": etag}
    with if_it_can_be_written(), transaction():
        db.session.execute(
            update(CalendarFeed)
            .where(CalendarFeed.id == feed_id)
            .values(**kept)
            .execution_options(synchronize_session=False)
        )
