"""A chain of changes, and the database without what keeps it from being rewritten."""

import pytest
from sqlalchemy import text

from logbook.db import db, transaction
from logbook.history import service as history
from logbook.meetings.models import Meeting
from logbook.policy import SYSTEM

TABLES = ("history_head", "history_entry", "history_values", "history_emptied", "export_entry")


@pytest.fixture
def chain(app, make, owner, now):
    """Five entries, and the note of an export."""
    meeting = make.meeting(owner)
    for number in range(5):
        with app.app_context(), transaction() as session:
            record = session.get_one(Meeting, meeting.id)
            before = history.snapshot(record)
            record.title = f"Gesprek {number}"
            history.record(SYSTEM, "edit", record, now=now, before=before)
    with app.app_context(), transaction():
        history.record_export(SYSTEM, "dossier", "pdf", now=now)


@pytest.fixture
def unguarded(app):
    """What whoever owns the database can do: take the triggers away."""
    with app.app_context(), transaction() as session:
        if db.engine.dialect.name == "postgresql":
            for table in TABLES:
                session.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
            return
        names = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%refuses%'"
        for name in session.scalars(text(names)).all():
            session.execute(text(f"DROP TRIGGER {name}"))
