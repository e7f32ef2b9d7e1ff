"""Marks: up to which change the feeds of a person, of a unit, or of everybody may show what is new.

A poll compares the marks of its feed with those of the last answer, and looks no further where they
are the same (polling.py).
"""

import uuid
from collections.abc import Collection

from sqlalchemy import insert, select, update

from logbook.calendars.models import EVERYBODY, CalendarMark
from logbook.db import db


def mark(subjects: Collection[uuid.UUID], seq: int) -> None:
    """The feeds of these people and units may show something else since this change.

    Under the lock on the head of the history: nobody else makes the same mark.
    """
    marked = db.session.execute(
        update(CalendarMark)
        .where(CalendarMark.subject_id.in_(subjects))
        .values(seq=seq)
        .execution_options(synchronize_session=False)
    )
    if marked.rowcount == len(subjects):  # type: ignore[attr-defined]  # of an UPDATE
        return
    known = set(
        db.session.scalars(
            select(CalendarMark.subject_id).where(CalendarMark.subject_id.in_(subjects))
        )
    )
    missing = [{"subject_id": one, "seq": seq} for one in subjects if one not in known]
    db.session.execute(insert(CalendarMark), missing)


def mark_everybody() -> None:
    """Every feed may show something else. A number of its own: not each cause is a change."""
    marked = db.session.execute(
        update(CalendarMark)
        .where(CalendarMark.subject_id == EVERYBODY)
        .values(seq=CalendarMark.seq + 1)
        .execution_options(synchronize_session=False)
    )
    if not marked.rowcount:  # type: ignore[attr-defined]  # of an UPDATE
        db.session.execute(insert(CalendarMark), [{"subject_id": EVERYBODY, "seq": 1}])
