"""The history is only added to: the database refuses to have it rewritten, on both engines."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from logbook.db import transaction
from logbook.history import service as history
from logbook.history.models import HistoryEmptied, HistoryValues
from logbook.policy import SYSTEM

REWRITINGS = [
    "UPDATE history_entry SET action = 'create' WHERE seq = 3",
    "UPDATE history_entry SET seq = 30 WHERE seq = 3",
    "DELETE FROM history_entry WHERE seq = 5",
    "UPDATE history_values SET after = '{}' WHERE seq = 3",
    "UPDATE history_values SET salt = 'x'",
    "DELETE FROM history_values WHERE seq = 3",
    "UPDATE history_head SET seq = 2",
    "UPDATE history_head SET digest = 'x'",
    "DELETE FROM history_head",
    "UPDATE export_entry SET what = 'nothing'",
    "DELETE FROM export_entry",
    "UPDATE history_emptied SET seq = 2",
    "DELETE FROM history_emptied",
]
UPSERT = (
    "INSERT INTO history_values SELECT * FROM history_values WHERE seq = 3"
    " ON CONFLICT (seq) DO UPDATE SET salt = 'x'"
)
ONLY_ON_SQLITE = [
    "REPLACE INTO history_entry SELECT * FROM history_entry WHERE seq = 3",
    "REPLACE INTO history_values SELECT seq, 'x', before, after FROM history_values WHERE seq = 3",
    "REPLACE INTO history_head SELECT id, 1, digest FROM history_head",
    "REPLACE INTO history_emptied SELECT seq, at, NULL FROM history_emptied",
    "REPLACE INTO export_entry SELECT * FROM export_entry",
    UPSERT,
]
ONLY_ON_POSTGRESQL = [
    "TRUNCATE history_entry CASCADE",
    "TRUNCATE history_values",
    "TRUNCATE history_emptied",
    "TRUNCATE history_head",
    "TRUNCATE export_entry",
    UPSERT,
]
WITHOUT_VALUES = "DELETE FROM history_values WHERE seq > 1"


@pytest.fixture
def emptied(app, chain, now):
    """The chain, with the values of its first entry emptied."""
    with app.app_context(), transaction():
        history.empty_values(SYSTEM, [1], now=now)


def sentences(engine_name: str) -> list[str]:
    return REWRITINGS + (ONLY_ON_SQLITE if engine_name == "sqlite" else ONLY_ON_POSTGRESQL)


def test_no_sql_rewrites_the_history(app, emptied, engine_name):
    with app.app_context():
        for sql in sentences(engine_name):
            with pytest.raises(IntegrityError, match="only added to"), transaction() as session:
                session.execute(text(sql))
        with transaction():
            assert history.verify() == []


def test_without_the_triggers_it_could_be_rewritten(app, emptied, unguarded, engine_name):
    with app.app_context():
        for sql in sentences(engine_name):
            with transaction() as session:
                tried = session.begin_nested()
                if "seq = 30" in sql or "FROM history_entry" in sql:
                    session.execute(text(WITHOUT_VALUES))  # foreign keys would refuse it too
                assert session.connection().execute(text(sql)).rowcount != 0
                tried.rollback()


def test_values_are_emptied_with_a_note_that_stays(app, chain, now, owner):
    with app.app_context():
        with transaction():
            history.empty_values(owner.as_caller(), [2, 4], now=now)
        with transaction() as session:
            assert set(session.scalars(select(HistoryValues.seq))) == {1, 3, 5}
            notes = session.scalars(select(HistoryEmptied).order_by(HistoryEmptied.seq)).all()
            assert [(one.seq, one.at, one.actor_id) for one in notes] == [
                (2, now, owner.id),
                (4, now, owner.id),
            ]
            assert history.verify() == []


def test_values_that_went_without_a_note_are_missed(app, chain, unguarded):
    with app.app_context(), transaction() as session:
        session.execute(text("DELETE FROM history_values WHERE seq = 2"))
        assert history.verify() == ["the values of entry 2 are missing"]
