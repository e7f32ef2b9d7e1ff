"""The stored texts of items: found, made where they are missing or old, joined.

A fragment stands while its record has the version that it was made from and the program makes texts
as it did. What it takes from *other* records (a name, a topic) is looked at again when one of those
changed since; equal content keeps its bytes and its stamp.
"""

import hashlib
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Insert,
    SQLColumnExpression,
    Update,
    and_,
    insert,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.exc import IntegrityError

from logbook.calendars import maker
from logbook.calendars.components import Look, Stamp, component
from logbook.calendars.items import Item, follow_up_items, meeting_items
from logbook.calendars.models import CalendarFragment
from logbook.db import db, reading, transaction
from logbook.followups.models import FollowUp, followup_commitment
from logbook.history.models import HistoryEntry
from logbook.meetings.models import Meeting

AT_ONCE = 500
ONE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of item: its table, how it is loaded, how it is sorted in a feed."""

    name: str
    record: type[FollowUp] | type[Meeting]
    load: Callable[[Collection[uuid.UUID]], Sequence[tuple[Item, int]]]
    order: tuple[SQLColumnExpression[Any], ...]


FOLLOW_UPS = ItemKind(
    "follow-up", FollowUp, follow_up_items, (FollowUp.due_on.is_(None), FollowUp.due_on)
)
MEETINGS = ItemKind("meeting", Meeting, meeting_items, (Meeting.date.earliest,))


def texts(
    kind: ItemKind, chosen: ColumnElement[bool], look: Look, *, since: int | None
) -> tuple[list[str], list[uuid.UUID]]:
    """The texts of the chosen items in order (by day, then id), and the ids whose text may be old.

    `since` is the change number up to which the texts were looked at; None doubts them all.
    """
    fits = and_(
        CalendarFragment.item_id == kind.record.id,
        CalendarFragment.kind == kind.name,
        CalendarFragment.variant == look.variant,
        CalendarFragment.item_version == kind.record.version,
        CalendarFragment.maker == maker.MAKER,
    )
    bodies: Sequence[str | None] = db.session.scalars(
        select(CalendarFragment.body)
        .select_from(kind.record)
        .join(CalendarFragment, fits, isouter=True)
        .where(chosen)
        .order_by(*kind.order, kind.record.id)
    ).all()
    whole = [body for body in bodies if body is not None]
    doubts: list[ColumnElement[bool]] = (
        [CalendarFragment.id.is_(None)] if len(whole) < len(bodies) else []
    )
    doubts += _borrows(kind, since) if since is not None else [true()]
    if not bodies or not doubts:
        return whole, []
    stale = select(kind.record.id).join(CalendarFragment, fits, isouter=True)
    return whole, list(db.session.scalars(stale.where(chosen, or_(*doubts))))


def _borrows(kind: ItemKind, since: int) -> list[ColumnElement[bool]]:
    """Conditions on items that tell of a meeting or a commitment that changed after `since`."""
    changed = select(HistoryEntry.record_id).where(HistoryEntry.seq > since)
    if kind is not FOLLOW_UPS or db.session.scalar(changed.limit(1)) is None:
        return []
    meetings, commitments = (
        changed.where(HistoryEntry.kind == name) for name in ("meeting", "commitment")
    )
    return [
        FollowUp.meeting_id.in_(meetings),
        FollowUp.commitment_id.in_(commitments),
        FollowUp.id.in_(
            select(followup_commitment.c.follow_up_id).where(
                followup_commitment.c.commitment_id.in_(commitments)
            )
        ),
    ]


def refresh(kind: ItemKind, ids: Sequence[uuid.UUID], look: Look, *, now: datetime) -> None:
    """Make the texts of these items, a few hundred at a time, each part in its own transactions.

    Texts are made between two transactions: making one takes a millisecond, and a writing
    transaction must not wait for thousands of them.
    """
    for part in _parts(ids):
        with reading():
            items = kind.load(part)
            kept = _kept(kind, part, look)
        made = [_made(kind, item, version, kept.get(item.id), look, now) for item, version in items]
        known = {fragment.id for fragment in kept.values()}
        try:
            with transaction():
                _store(update(CalendarFragment), [one for one in made if one["id"] in known])
                _store(insert(CalendarFragment), [one for one in made if one["id"] not in known])
        except IntegrityError:
            # Another process made the same texts at the same moment; theirs are as good.
            continue


def _store(statement: Insert | Update, fragments: list[dict[str, Any]]) -> None:
    if fragments:
        db.session.execute(statement, fragments)


def _parts(ids: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _kept(
    kind: ItemKind, ids: Collection[uuid.UUID], look: Look
) -> dict[uuid.UUID, CalendarFragment]:
    found = db.session.scalars(
        select(CalendarFragment).where(
            CalendarFragment.item_id.in_(ids),
            CalendarFragment.kind == kind.name,
            CalendarFragment.variant == look.variant,
        )
    )
    return {fragment.item_id: fragment for fragment in found}


def _made(
    kind: ItemKind,
    item: Item,
    version: int,
    kept: CalendarFragment | None,
    look: Look,
    now: datetime,
) -> dict[str, Any]:
    """The columns of the fragment to keep: the same bytes where the content is the same."""
    digest = hashlib.sha256(repr((item, look)).encode()).hexdigest()
    if kept is not None and _still_says(kept, digest, item, look):
        stamp, body = Stamp(kept.stamp, kept.seq), kept.body
    else:
        stamp = _next(kept, now)
        body = component(item, look, stamp)
    return {
        "id": kept.id if kept is not None else uuid.uuid4(),
        "kind": kind.name,
        "item_id": item.id,
        "variant": look.variant,
        "item_version": version,
        "maker": maker.MAKER,
        "input_digest": digest,
        "stamp": stamp.at,
        "seq": stamp.sequence,
        "body": body,
    }


def _still_says(kept: CalendarFragment, digest: str, item: Item, look: Look) -> bool:
    """Whether the text would be the same; another maker may have made it so, or otherwise."""
    if kept.maker == maker.MAKER:
        return kept.input_digest == digest
    return kept.body == component(item, look, Stamp(kept.stamp, kept.seq))


def _next(kept: CalendarFragment | None, now: datetime) -> Stamp:
    whole = now.replace(microsecond=0)
    if kept is None:
        return Stamp(whole, 0)
    return Stamp(max(whole, kept.stamp + ONE_SECOND), kept.seq + 1)
