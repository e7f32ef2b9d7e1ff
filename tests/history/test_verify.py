"""`history verify`: exit 0 with the change number, or every fault and exit 1."""

import pytest
from sqlalchemy import delete, update

from logbook.db import transaction
from logbook.history import service as history
from logbook.history.models import HistoryEntry, HistoryHead, HistoryValues
from logbook.policy import SYSTEM

ENTRY = update(HistoryEntry).where(HistoryEntry.seq == 3)
VALUES = update(HistoryValues).where(HistoryValues.seq == 3)


@pytest.fixture
def verify(app):
    def run():
        return app.test_cli_runner().invoke(args=["history", "verify"])

    return run


def test_a_whole_chain_verifies(chain, verify):
    result = verify()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "5\n", "")


def test_an_empty_history_verifies(app, verify):
    assert (verify().exit_code, verify().stdout) == (0, "0\n")


def test_emptied_values_are_no_fault(app, chain, verify, now):
    with app.app_context(), transaction():
        history.empty_values(SYSTEM, [2], now=now)
    assert verify().exit_code == 0


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (ENTRY.values(action="create"), "entry 3 was changed"),
        (VALUES.values(salt="x"), "values of entry 3"),
        (VALUES.values(after={}), "values of entry 3"),
        (update(HistoryHead).values(seq=9), "its head says 9"),
    ],
    ids=["entry", "salt", "values", "head"],
)
def test_what_was_tampered_with_is_named(tamper, told, app, chain, unguarded, verify):
    with app.app_context(), transaction() as session:
        session.execute(tamper)
    result = verify()
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stdout == ""


def test_a_missing_entry_is_named(app, chain, unguarded, verify):
    with app.app_context(), transaction() as session:
        session.execute(delete(HistoryValues).where(HistoryValues.seq == 3))
        session.execute(delete(HistoryEntry).where(HistoryEntry.seq == 3))
    assert "entry 3 is missing" in verify().stderr
