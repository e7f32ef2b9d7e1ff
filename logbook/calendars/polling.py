"""One poll of a feed, from its token to the bytes, doing as little as it can.

Nothing changed since the last answer (same change number, same rights of the owner, same local
date): the ETag is known after one indexed read. Else missing texts are made and all are joined;
equal bytes keep the ETag.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select, update
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.calendars import fragments
from logbook.calendars.components import Look
from logbook.calendars.frame import FOOT, NOTHING, head, tombstone
from logbook.calendars.memory import Answer, LastAnswers
from logbook.calendars.models import CalendarFeed, Content, Shape
from logbook.calendars.selection import follow_ups_of, meetings_of
from logbook.db import db, reading, transaction
from logbook.errors import NotFound
from logbook.history.models import HistoryEntry, HistoryHead
from logbook.installation import Installation

TOMBSTONE_STAYS = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=15)

# Records that seldom change and whose words may stand in any item: then all texts are looked at.
LENDERS = ("organisation", "sector", "topic", "account")


class Gone(Exception):
    """The feed ended more than thirty days ago."""


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
class _State:
    """What an answer depends on besides the records: if it stands, so does the answer."""

    change: int
    rights: int
    day: date


def answer(poll: Poll, memory: LastAnswers, *, now: datetime) -> Reply:
    """Answer one poll. Raises NotFound for an unknown token, Gone for one long ended."""
    with reading():
        feed, head_row = _find(poll.digest)
        owner = feed.owner
        ended = _ended(feed)
        if ended is not None and ended <= now:
            memory.forget(poll.digest)
            return _buried(feed, ended, poll, domain=head_row.domain, now=now)
    state = _State(
        change=head_row.seq or 0,
        rights=owner.rights_version,
        day=now.astimezone(ZoneInfo(owner.time_zone)).date(),
    )
    if feed.etag is not None and _answered(feed) == state:
        _note_client(feed, poll, now)
        if _is_current(feed.etag, poll):
            return Reply(feed.etag, None)
        body = memory.find(poll.digest, feed.etag)
        if body is not None:
            return Reply(feed.etag, body)
    body = _render(feed, state, poll, domain=head_row.domain or "logbook.invalid", now=now)
    etag = hashlib.sha256(body).hexdigest()[:32]
    memory.keep(poll.digest, Answer(etag, body, now))
    _remember(feed, state, etag, poll, now)
    return Reply(etag, None if _is_current(etag, poll) else body)


def _find(digest: str) -> tuple[CalendarFeed, Row[tuple[int | None, str | None]]]:
    change = select(HistoryHead.seq).where(HistoryHead.id == 1).scalar_subquery()
    domain = select(Installation.domain).where(Installation.id == 1).scalar_subquery()
    found = db.session.execute(
        select(CalendarFeed, change.label("seq"), domain.label("domain"))
        .where(CalendarFeed.token_digest == digest)
        .options(joinedload(CalendarFeed.owner).joinedload(Account.unit))
    ).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found


def _ended(feed: CalendarFeed) -> datetime | None:
    """When the feed stopped: revoked, its owner disabled, or its year over."""
    ends = [feed.expires_at, feed.revoked_at, feed.owner.disabled_at]
    return min(end for end in ends if end is not None)


def _answered(feed: CalendarFeed) -> _State | None:
    if feed.answered_change is None or feed.answered_rights is None or feed.answered_on is None:
        return None
    return _State(feed.answered_change, feed.answered_rights, feed.answered_on)


def _is_current(etag: str, poll: Poll) -> bool:
    return etag in poll.etags or "*" in poll.etags


def _buried(
    feed: CalendarFeed, ended: datetime, poll: Poll, *, domain: str | None, now: datetime
) -> Reply:
    if now - ended > TOMBSTONE_STAYS:
        raise Gone
    body = tombstone(feed, ended, address=poll.address, domain=domain or "logbook.invalid")
    etag = hashlib.sha256(body).hexdigest()[:32]
    return Reply(etag, None if _is_current(etag, poll) else body)


def _render(feed: CalendarFeed, state: _State, poll: Poll, *, domain: str, now: datetime) -> bytes:
    look = Look(
        language=feed.language,
        detail=feed.detail,
        shape=feed.shape,
        alarms=feed.alarms,
        address=poll.address,
        domain=domain,
    )
    owner = feed.owner.as_caller()
    shown = []
    if feed.content in (Content.FOLLOW_UPS, Content.BOTH):
        shown.append((fragments.FOLLOW_UPS, follow_ups_of(feed, owner, state.day)))
    if feed.content in (Content.MEETINGS, Content.BOTH) and feed.shape is Shape.EVENTS:
        shown.append((fragments.MEETINGS, meetings_of(feed, owner, state.day)))
    with reading():
        every = _lent_words_changed(feed)
        since = None if every else feed.answered_change
        stale = [(kind, fragments.missing(kind, c, look, since=since)) for kind, c in shown]
    for kind, ids in stale:
        fragments.refresh(kind, ids, look, now=now)
    with reading():
        parts = [fragments.texts(kind, chosen, look) for kind, chosen in shown]
    return _joined(feed, parts, poll)


def _joined(feed: CalendarFeed, parts: Sequence[Sequence[str]], poll: Poll) -> bytes:
    lines = [head(feed, address=poll.address, time_zone=feed.owner.time_zone)]
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


def _remember(feed: CalendarFeed, state: _State, etag: str, poll: Poll, now: datetime) -> None:
    """Keep what the answer depended on. Goes around the record's version: no person changed it."""
    with transaction():
        db.session.execute(
            update(CalendarFeed)
            .where(CalendarFeed.id == feed.id)
            .values(
                answered_change=state.change,
                answered_rights=state.rights,
                answered_on=state.day,
                etag=etag,
                last_fetched_at=now,
                last_client=poll.client,
                updated_at=feed.updated_at,
            )
            .execution_options(synchronize_session=False)
        )


def _note_client(feed: CalendarFeed, poll: Poll, now: datetime) -> None:
    """Note who fetched, at most every fifteen minutes: else a poll without news would write."""
    if feed.last_fetched_at is not None and now - feed.last_fetched_at < SEEN_EVERY:
        return
    with transaction():
        db.session.execute(
            update(CalendarFeed)
            .where(CalendarFeed.id == feed.id)
            .values(
                last_fetched_at=now.astimezone(UTC),
                last_client=poll.client,
                updated_at=feed.updated_at,
            )
            .execution_options(synchronize_session=False)
        )
