"""Making all texts of a look: when a first feed needs it, and when another program makes them.

A portion at a time, so that people go on working: each holds the database for a tenth of a second.
Stopped half way, it is done again from the start, and finds most of it done.
"""

import uuid
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from flask import current_app
from sqlalchemy import ColumnElement, select, update

from logbook.calendars import marking, texts
from logbook.calendars.looks import Look, Site
from logbook.calendars.models import CalendarLook
from logbook.calendars.selection import may_be_shown
from logbook.calendars.texts import AT_ONCE, ItemKind
from logbook.db import db, reading, transaction
from logbook.history import service as history
from logbook.installation import fixed_domain
from logbook.opening import if_it_can_be_written


def fill(names: Collection[str], *, now: datetime) -> None:
    """Make all texts of these looks, which nobody has seen yet."""
    with if_it_can_be_written():
        _make(names, now)


def rebuild(*, now: datetime) -> int:
    """Make all texts of all looks anew. Answers how many came out otherwise than they stood."""
    with reading():
        names = list(db.session.scalars(select(CalendarLook.name)))
    return _rebuilt(names, now)


def rebuild_what_another_made(*, now: datetime) -> int:
    """Make anew what another program, or this one at another address, made. One select if none."""
    with reading():
        maker = _site().maker
        made_so = (CalendarLook.maker == maker).is_not(True)
        names = list(db.session.scalars(select(CalendarLook.name).where(made_so)))
    return _rebuilt(names, now)


def repair(look: Look, ids: Collection[uuid.UUID], *, now: datetime) -> None:
    """Make the texts of items that were written around the services: see texts.stored."""
    for portion in texts.portions(ids):
        _write(portion, [look], now)


def _rebuilt(names: Collection[str], now: datetime) -> int:
    changed = _make(names, now)
    if changed:
        with transaction():
            history.lock_head()
            marking.mark_everybody()
    return changed


def _make(names: Collection[str], now: datetime) -> int:
    if not names:
        return 0
    by_kind: dict[ItemKind, list[Look]] = {}
    for look in map(Look.named, names):
        by_kind.setdefault(texts.kind_of(look), []).append(look)
    changed = sum(
        _write(ids, looks, now)
        for kind, looks in by_kind.items()
        for ids in _every(kind, now.date())
    )
    with transaction():
        db.session.execute(
            update(CalendarLook)
            .where(CalendarLook.name.in_(names))
            .values(maker=_site().maker)
            .execution_options(synchronize_session=False)
        )
    return changed


def _write(ids: Collection[uuid.UUID], looks: Sequence[Look], now: datetime) -> int:
    with transaction():
        history.lock_head()
        return texts.write({texts.kind_of(looks[0]): ids}, looks, _site(), now=now)


def _every(kind: ItemKind, today: date) -> Iterator[list[uuid.UUID]]:
    """All that any feed may show, by id, so many at a time."""
    last: list[ColumnElement[bool]] = []
    while True:
        with reading():
            wanted = select(kind.record.id).where(may_be_shown(kind.record, today), *last)
            ids = list(db.session.scalars(wanted.order_by(kind.record.id).limit(AT_ONCE)))
        if not ids:
            return
        yield ids
        last = [kind.record.id > ids[-1]]


def _site() -> Site:
    return Site(current_app.config["PUBLIC_URL"], fixed_domain())
