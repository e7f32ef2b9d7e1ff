"""The stored texts of items: written with the change that makes them so, joined by a poll.

Whoever writes holds the lock on the head of the history (history.lock_head): of two who write at
once the second sees what the first changed.
"""

import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    SQLColumnExpression,
    String,
    and_,
    bindparam,
    cast,
    func,
    insert,
    select,
    update,
)

from logbook.calendars.components import Component, Stamp, component
from logbook.calendars.items import FollowUpItem, Item, follow_up_items, meeting_items
from logbook.calendars.layout import Told
from logbook.calendars.looks import Look, LookForm, Site
from logbook.calendars.models import CalendarText
from logbook.calendars.selection import CLOSED_STAY, MEETINGS_STAY
from logbook.dates import last_day
from logbook.db import db, rows_of
from logbook.followups.models import FollowUp
from logbook.meetings.models import Meeting

AT_ONCE = 500
ONE_SECOND = timedelta(seconds=1)
ANYWHERE = timedelta(days=1)
"""It may still be yesterday where somebody is."""

# Into the table and not the class: the unit of work takes twice as long over thousands of rows.
_table: Any = CalendarText.__table__


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of item: its table, how it is loaded, the day by which it is sorted in a feed."""

    record: type[FollowUp] | type[Meeting]
    load: Callable[[Collection[uuid.UUID]], Sequence[tuple[Item, int]]]
    day: SQLColumnExpression[Any]


FOLLOW_UPS = ItemKind(FollowUp, follow_up_items, FollowUp.due_on)
MEETINGS = ItemKind(Meeting, meeting_items, Meeting.date.earliest)
_WITHOUT_DAY = "~" * len("2026-01-01")
"""Behind all days."""


def kind_of(look: Look) -> ItemKind:
    """What is told in this look."""
    return MEETINGS if look.form is LookForm.MEETINGS else FOLLOW_UPS


def stored(
    look: Look,
    chosen: ColumnElement[bool],
    *,
    among: Collection[uuid.UUID] | None = None,
    alarms: bool,
) -> tuple[list[Told], Collection[uuid.UUID]]:
    """The texts of the chosen items in order (by day, then id), in one select.

    Of all, or `among` these. Beside them the ids of the items that have none, or one of an older
    version: of what was written around the services. No act of the program leaves any
    (tests/calendars/test_written.py).
    """
    kind = kind_of(look)
    if among is not None:
        chosen = and_(chosen, kind.record.id.in_(among))
    # As text: an id and a date for each of thousands of items take longer to make than all else.
    day = func.coalesce(cast(kind.day, String), _WITHOUT_DAY)
    key = day + func.replace(cast(kind.record.id, String), "-", "")
    columns = [CalendarText.body, CalendarText.alarm] if alarms else [CalendarText.body]
    rows = rows_of(_with_texts(look, select(key, *columns)).where(chosen))
    whole = [row for row in rows if row[1] is not None]
    missing = _missing(look, chosen) if len(whole) < len(rows) else ()
    if alarms:
        told = [Told(row[0], Component(*row[1:]).whole(alarms=True).encode()) for row in whole]
    else:
        told = [Told(key, body.encode()) for key, body in whole]
    return sorted(told), missing


def _with_texts(look: Look, wanted: Any) -> Any:
    kind = kind_of(look)
    fits = and_(
        CalendarText.item_id == kind.record.id,
        CalendarText.look == look.name,
        CalendarText.item_version == kind.record.version,
    )
    return wanted.select_from(kind.record).join(CalendarText, fits, isouter=True)


def _missing(look: Look, chosen: ColumnElement[bool]) -> Collection[uuid.UUID]:
    wanted = _with_texts(look, select(kind_of(look).record.id))
    return list(db.session.scalars(wanted.where(chosen, CalendarText.look.is_(None))))


def write(
    ids: Mapping[ItemKind, Collection[uuid.UUID]],
    looks: Iterable[Look],
    site: Site,
    *,
    now: datetime,
) -> int:
    """Bring the texts of these items up to date, in a constant number of statements.

    Equal texts keep their bytes and their stamps. Answers how many texts changed. Of at most a few
    hundred items at once: see `portions`.
    """
    looks = list(looks)
    items = [
        (item, version, look)
        for kind, wanted in ids.items()
        if wanted and (told := [look for look in looks if kind_of(look) is kind])
        for item, version in kind.load(wanted)
        for look in told
        if _has_text(item, look, now.date())
    ]
    if not items:
        return 0
    kept = _kept({item.id for item, _version, _look in items})
    new, changed, same = [], [], []
    for item, version, look in items:
        old = kept.get((item.id, look.name))
        stamp = _stamp(old) if old is not None else Stamp(now.replace(microsecond=0), 0)
        made = component(item, look, site, stamp)
        if old is None:
            new.append(_row(item, look, version, stamp, made))
        elif (made.body, made.alarm) != (old.body, old.alarm):
            stamp = Stamp(
                max(now.replace(microsecond=0), stamp.at + ONE_SECOND), stamp.sequence + 1
            )
            made = component(item, look, site, stamp)
            changed.append(_row(item, look, version, stamp, made))
        elif old.item_version != version:
            same.append({"item_id": item.id, "look": look.name, "item_version": version})
    _store(new, changed, same)
    return len(new) + len(changed)


def portions(ids: Iterable[uuid.UUID]) -> Iterator[list[uuid.UUID]]:
    """So many at a time as are written at once."""
    every = list(ids)
    for start in range(0, len(every), AT_ONCE):
        yield every[start : start + AT_ONCE]


def _has_text(item: Item, look: Look, today: date) -> bool:
    """Whether any feed may show it in this look, today or later."""
    if isinstance(item, FollowUpItem):
        is_over = item.closed_on is not None and item.closed_on < today - CLOSED_STAY - ANYWHERE
        return not is_over and (look.form is LookForm.TASKS or item.due is not None)
    return last_day(item.date, item.end_date) >= today - MEETINGS_STAY - ANYWHERE


def _kept(ids: Collection[uuid.UUID]) -> dict[tuple[uuid.UUID, str], Row[*tuple[Any, ...]]]:
    found = rows_of(select(_table).where(_table.c.item_id.in_(ids)))
    return {(row.item_id, row.look): row for row in found}


def _stamp(old: Row[*tuple[Any, ...]]) -> Stamp:
    return Stamp(old.stamp, old.sequence)


def _row(item: Item, look: Look, version: int, stamp: Stamp, made: Component) -> dict[str, Any]:
    return {
        "item_id": item.id,
        "look": look.name,
        "item_version": version,
        "stamp": stamp.at,
        "sequence": stamp.sequence,
        "body": made.body,
        "alarm": made.alarm,
    }


def _store(*rows: list[dict[str, Any]]) -> None:
    new, *others = rows
    if new:
        db.session.execute(insert(_table), new)
    for some in filter(None, others):
        keys: dict[str, Any] = {name: bindparam(f"its_{name}") for name in ("item_id", "look")}
        told: dict[str, Any] = {name: bindparam(name) for name in some[0] if name not in keys}
        # On the connection: the session takes several rows at once for rows of its own.
        db.session.connection().execute(
            update(_table)
            .where(*(_table.c[name] == key for name, key in keys.items()))
            .values(told),
            [row | {f"its_{name}": row[name] for name in keys} for row in some],
        )
