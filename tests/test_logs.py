"""No line of the log holds what people wrote, whatever goes wrong while they write it."""

import io
import logging

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from logbook import faults
from logbook.db import db, transaction

CANARY = "roerdomp"


@pytest.fixture
def written(app):
    """Everything that any logger of the process writes, as a handler prints it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logging.getLogger().addHandler(handler)
    yield stream.getvalue
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def broken(app):
    """Let each INSERT and UPDATE fail in a way, quoting its row as PostgreSQL does."""
    with app.app_context():
        engine = db.engines[None]
    hung = []

    def break_by(way):
        def fail(_connection, _cursor, statement, parameters, *_rest):
            if statement.startswith(("INSERT", "UPDATE")):
                raise way(statement, parameters)

        event.listen(engine, "before_cursor_execute", fail)
        hung.append(fail)

    yield break_by
    for fail in hung:
        event.remove(engine, "before_cursor_execute", fail)


def away(statement, parameters):
    row = Exception(f"server closed the connection\nDETAIL: row ({parameters})")
    return OperationalError(statement, parameters, row, hide_parameters=True)


def refused(statement, parameters):
    row = Exception(f"duplicate key\nDETAIL: Failing row contains ({parameters})")
    return DBAPIError(statement, parameters, row, hide_parameters=True)


def a_fault_of_ours(_statement, parameters):
    return ValueError(parameters)


MEETING = {"title": f"Gesprek {CANARY}", "date": "2026-11-02", "notes": f"notitie {CANARY}"}


@pytest.mark.parametrize("way", [away, refused, a_fault_of_ours])
def test_an_error_while_something_is_saved_quotes_nothing(way, visit, api, owner, broken, written):
    page, program = visit(owner).get("/meetings/new"), api(owner)
    broken(way)
    answered = page.submit(MEETING)
    assert answered.status in (500, 503)
    answer = program.post("/meetings", MEETING)
    assert answer.status_code in (500, 503)
    assert CANARY not in answer.get_data(as_text=True)
    assert written().startswith(("fault", "database: server closed"))
    assert CANARY not in written()


def test_with_the_messages_it_would(visit, owner, broken, written, monkeypatch):
    monkeypatch.setattr(logging, "_logRecordFactory", logging.LogRecord)
    page = visit(owner).get("/meetings/new")
    broken(a_fault_of_ours)
    page.submit(MEETING)
    assert CANARY in written()


def test_what_the_database_itself_refuses_is_told_without_values(scope, written):
    log = logging.getLogger("anybody")
    insert = text("INSERT INTO topic (id, slug) VALUES (:id, :slug)")
    with pytest.raises(DBAPIError) as refusal, transaction() as session:
        session.execute(insert, {"id": None, "slug": CANARY})
    log.error("it was refused", exc_info=refusal.value)
    assert CANARY not in str(refusal.value).partition("DETAIL")[0]
    assert "it was refused" in written()
    assert CANARY not in written()


def test_the_causes_of_an_exception_are_told_by_kind_and_place():
    def read():
        raise KeyError(CANARY)

    try:
        try:
            read()
        except KeyError as error:
            raise ValueError(CANARY) from error
    except ValueError as error:
        told = faults.kinds_and_places(error)
    assert CANARY not in told
    assert "builtins.ValueError\nCaused by:\n" in told
    assert "in read" in told
    assert told.endswith("builtins.KeyError")
