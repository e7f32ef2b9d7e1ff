"""No line of the log holds what people wrote, whatever goes wrong while they write it."""

import io
import logging
import sys
from datetime import UTC, datetime

import pytest
from flask import render_template_string
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from logbook import faults
from logbook.db import db, engine_options, transaction
from logbook.mail import NotTaken, Refused, Unreachable
from logbook.outbox.delivery import Delivery
from logbook.outbox.service import queue_mail
from tests.outbox.mailers import MemoryMailer

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


def ask_wrongly(sql: str):
    """A view that asks the database in a way that it refuses, quoting what was asked."""

    def view():
        with transaction() as session:
            session.execute(text(sql), {"word": CANARY})
        return ""

    return view


def write_a_page_wrongly():
    return render_template_string("{{ word + 1 }}{{ nobody.here }}", word=CANARY)


def look_up():
    return dict[str, str]()[CANARY]


WRONG = {
    "a table that is away": ask_wrongly("SELECT * FROM nowhere WHERE word = :word"),
    "a value of another kind": ask_wrongly("SELECT CAST(:word AS uuid)"),
    "words in a statement": ask_wrongly(f"SELECT {CANARY} {CANARY}"),
    "a row that is there": ask_wrongly("INSERT INTO search_word (id, word) VALUES (1, :word)"),
    "a row without its parent": ask_wrongly(
        "INSERT INTO reusable_text_topic (reusable_text_id, topic_id) VALUES (NULL, :word)"
    ),
    "a page": write_a_page_wrongly,
    "a key": look_up,
}


@pytest.mark.parametrize("view", WRONG.values(), ids=WRONG)
def test_whatever_fails_in_a_view_its_words_are_not_logged(
    app, visit, owner, view, written, monkeypatch
):
    with app.app_context(), transaction() as session:
        session.execute(text("INSERT INTO search_word (id, word) VALUES (1, 'x')"))
    monkeypatch.setitem(app.view_functions, "directory.topics", view)
    answer = visit(owner).client.get("/topics")
    is_fine = answer.status_code == 200  # SQLite casts anything
    assert is_fine or written().startswith(("fault at /topics", "database: "))
    assert CANARY not in written()
    assert CANARY not in answer.text


def test_a_fault_while_a_fault_is_told_ends_with_us(app, visit, owner, written, monkeypatch):
    """Past us the server would log the exception with its message."""
    monkeypatch.setitem(app.view_functions, "directory.topics", look_up)
    monkeypatch.setattr("logbook.web.errors.render_template", lambda *_a, **_kw: look_up())
    answer = visit(owner).client.get("/topics")
    assert (answer.status_code, answer.mimetype) == (500, "text/plain")
    assert "in look_up" in written()
    assert CANARY not in written() + answer.text


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (Refused(f"550 5.1.1 <{CANARY}@example.org> is unknown"), "not taken: 550"),
        (NotTaken(f"cut off after {CANARY}"), "not taken: NotTaken"),
        (Unreachable(f"530 not for {CANARY}@example.org"), "not taken: 530"),
    ],
)
def test_what_a_mail_server_says_stays_in_the_outbox(scope, owner, written, fault, told):
    def refuse(_envelope):
        raise fault

    now = datetime(2026, 12, 8, 6, tzinfo=UTC)
    with transaction():
        queue_mail(owner, "notice", "sign_in", {"url": CANARY, "minutes": 15}, now=now)
    Delivery(MemoryMailer(refuse), "logboek@example.org", tick=lambda: now).run()
    assert told in written()
    assert CANARY not in written()


def test_an_exception_put_in_a_line_is_told_by_its_kind(app, written):
    logging.getLogger("anybody").error("it failed: %s", ValueError(CANARY))
    logging.getLogger("anybody").error("of %(many)s", {"many": 2})
    assert written() == "it failed: ValueError\nof 2\n"


def test_what_nobody_catches_is_told_without_its_message(app, capsys):
    try:
        look_up()
    except KeyError:
        sys.excepthook(*sys.exc_info())
    told = capsys.readouterr().err
    assert "in look_up" in told
    assert CANARY not in told


@pytest.mark.parametrize("is_hidden", [True, False])
def test_a_statement_hides_its_parameters_because_its_engine_is_told_to(database_url, is_hidden):
    """Programs that log by themselves, a console or a profiler, take the message as it is."""
    engine = create_engine(
        database_url, **engine_options(database_url) | {"hide_parameters": is_hidden}
    )
    with engine.connect() as connection, pytest.raises(DBAPIError) as refusal:
        connection.execute(text("SELECT :word FROM nowhere"), {"word": CANARY})
    engine.dispose()
    assert engine_options(database_url)["hide_parameters"] is True
    assert (CANARY in str(refusal.value)) is not is_hidden
