"""A feed put together: from the texts of all it shows, or from its last answer and what is new.

After a change most of a large feed is as it was. Which items changes since may have touched, the
history tells (following.touched_since); they are read, and the rest stays as the last answer has
it. That both ways give the same bytes is a test (tests/calendars/test_joining.py).
"""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.calendars import following, rebuilding, texts
from logbook.calendars.frame import FOOT, NOTHING, head
from logbook.calendars.kept import LastAnswer
from logbook.calendars.layout import LaidOut, Layout, Part, Told
from logbook.calendars.looks import Look, looks_of
from logbook.calendars.models import CalendarFeed, PastLink, Scope
from logbook.calendars.selection import chosen
from logbook.db import db, reading
from logbook.history import service as history
from logbook.installation import is_example

LARGE = 64 * 1024
"""Bytes of a feed from which on it is worth while to keep where its items stand."""
MOST = texts.AT_ONCE
"""Items that are replaced in a last answer at most; beyond, all is read."""
_MARKED = (Scope.MINE, Scope.UNIT)


def feed_behind(digest: str) -> CalendarFeed:
    """The feed of a link, the present one or a past."""
    past = select(PastLink.feed_id).where(PastLink.token_digest == digest)
    return db.session.scalars(
        select(CalendarFeed)
        .where(or_(CalendarFeed.token_digest == digest, CalendarFeed.id.in_(past)))
        .options(joinedload(CalendarFeed.owner).joinedload(Account.unit))
    ).one()


def put_together(
    digest: str, last: LastAnswer | None, *, today: date, address: str, now: datetime
) -> LaidOut:
    """What the feed of this link shows `today`.

    `last` is an earlier answer that differs in nothing but in what changes have touched since.
    """
    with reading():
        feed = feed_behind(digest)
        made = None if last is None else _from_last(feed, last, today)
        if made is not None:
            return made
        up_to, parts = history.last_entry(), _parts(feed, today)
        invented = is_example()
    if any(part.missing for part in parts):
        for part in parts:
            rebuilding.repair(part.look, part.missing, now=now)
        with reading():
            up_to, parts = history.last_entry(), _parts(feed, today)
    first = head(feed, address=address, time_zone=feed.owner.time_zone, invented=invented)
    return _whole(first.encode(), [part.told for part in parts], up_to)


@dataclass(frozen=True, slots=True)
class _Shown:
    look: Look
    told: Sequence[Told]
    missing: Collection[uuid.UUID]


def _parts(
    feed: CalendarFeed, today: date, touched: Collection[uuid.UUID] | None = None
) -> list[_Shown]:
    """What the feed shows, look by look; of these items alone where some were `touched`."""
    caller = feed.owner.as_caller()
    return [
        _Shown(
            look,
            *texts.stored(
                look, chosen(feed, look, caller, today), among=touched, alarms=feed.alarms
            ),
        )
        for look in looks_of(feed)
    ]


def _whole(first: bytes, parts: Sequence[Sequence[Told]], up_to: str) -> LaidOut:
    pieces = [one.body for part in parts for one in part]
    body = b"".join([first, *(pieces or [NOTHING.encode()]), FOOT.encode()])
    is_kept = pieces and len(body) >= LARGE
    return LaidOut(body, str(Layout([*map(Part.of, parts)])) if is_kept else "", up_to)


def _from_last(feed: CalendarFeed, last: LastAnswer, today: date) -> LaidOut | None:
    """From an earlier answer; None where all has to be read."""
    if feed.scope not in _MARKED or not last.layout:
        return None
    up_to = history.last_entry()
    touched = following.touched_since(last.up_to, most=MOST)
    body = None if touched is None else last.answer.read()
    if touched is None or body is None:
        return None
    parts = _parts(feed, today, touched)
    if any(part.missing for part in parts):
        return None
    return _spliced(body, Layout.read(last.layout), touched, parts, up_to)


def _spliced(
    body: bytes,
    layout: Layout,
    touched: Iterable[uuid.UUID],
    parts: Sequence[_Shown],
    up_to: str,
) -> LaidOut | None:
    ids, text = {one.hex for one in touched}, memoryview(body)
    start = len(body) - len(FOOT) - sum(part.length for part in layout.parts)
    pieces: list[memoryview | bytes] = [text[:start]]
    made = []
    for old, new in zip(layout.parts, parts, strict=True):
        part, its_pieces = old.replaced(text[start : start + old.length], ids, new.told)
        made.append(part)
        pieces += its_pieces
        start += old.length
    if not any(part.keys for part in made):
        return None
    pieces.append(text[start:])
    return LaidOut(b"".join(pieces), str(Layout(made)), up_to)
