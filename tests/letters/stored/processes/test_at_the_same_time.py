"""People at work on one letter at the same time.

It is found by the words of all of them, and none of them agrees with what they have not read.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime
from threading import Event
from typing import Any

import pytest

from logbook.db import db, transaction
from logbook.errors import Invalid
from logbook.gathering import write_gathered
from logbook.letters import indexing, queries, service
from logbook.letters.details import ParagraphDetails, ReviewDetails
from logbook.letters.models import Report, ReportState
from logbook.letters.service import composing, states
from logbook.letters.stored_letter import letter_of

SECONDS = 0.5
"""How long one waits for another who may be waiting for them."""


@pytest.fixture
def first(desk, owner):
    return desk(owner)


@pytest.fixture
def second(desk, colleague):
    return desk(colleague)


@pytest.fixture
def letter(first, talk):
    talk()
    return first.create()


@pytest.fixture
def beside():
    """Runs something in a thread of its own."""
    with ThreadPoolExecutor(1) as threads:
        yield threads.submit


@pytest.fixture
def patient(engine_name, monkeypatch):
    """Waits for another as long as they take, where nobody holds them up: not on SQLite."""
    if engine_name == "postgresql":
        monkeypatch.setitem(globals(), "SECONDS", 20)


@pytest.fixture
def lost(api, owner):
    """Those of the words written by which the letter is not found."""
    client = api(owner)

    def words() -> list[str]:
        return [
            word
            for word in ("reigers", "kieviten")
            if client.get(f"/search?q={word}&kind=letter").json["total"] != 1
        ]

    return words


def write(desk, letter, key: str, text: str) -> None:
    paragraph = desk.paragraph(letter, key)
    details = ParagraphDetails(text)
    desk.do("write_paragraph", letter.id, paragraph.id, details, version=paragraph.version)


@pytest.fixture
def reader_of_an_older_text(first, letter, beside, monkeypatch):
    """Writes, and lets another go as far as they come before it is committed."""

    def together(other: Callable[[], None]) -> Future[None]:
        paragraph = first.paragraph(letter, "dialogue:")
        reading = Event()

        def noticed(report: Any) -> Any:
            reading.set()
            return letter_of(report)

        with first.app.app_context(), transaction() as session:
            text = ParagraphDetails("Wij spraken over reigers.")
            service.write_paragraph(
                first.caller, letter.id, paragraph.id, text, version=None, now=first.now()
            )
            write_gathered(session)
            monkeypatch.setattr(indexing, "letter_of", noticed)
            running: Future[None] = beside(other)
            reading.wait(SECONDS)
        return running

    return together


@pytest.fixture
def acts(second, letter):
    """What another does meanwhile."""

    def writing() -> None:
        write(second, letter, "recall:", "Toegezegd is het tellen van kieviten.")

    def rebuilding() -> None:
        answer = second.app.test_cli_runner().invoke(args=["search", "rebuild"])
        assert answer.exit_code == 0, answer.output

    return {"write": writing, "rebuild": rebuilding}


@pytest.mark.parametrize(("act", "never"), [("write", []), ("rebuild", ["kieviten"])])
def test_a_letter_is_found_by_the_words_of_both(act, never, acts, reader_of_an_older_text, lost):
    reader_of_an_older_text(acts[act]).result()
    assert lost() == never


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize(("act", "never"), [("write", []), ("rebuild", ["kieviten"])])
def test_were_it_not_held_words_would_be_lost(
    act, never, acts, reader_of_an_older_text, lost, monkeypatch, engine_name
):
    """The twin. On SQLite one person writes at a time, whoever holds what."""
    monkeypatch.setattr(queries, "hold", lambda _letter_id: None)
    running = reader_of_an_older_text(acts[act])
    all_found = running.exception() is None and lost() == never
    assert all_found is (engine_name == "sqlite")


@pytest.fixture
def composed_around_a_save(first, second, letter, beside, monkeypatch):
    """Composes again; between its reading and its writing another writes in a paragraph."""
    put_together = composing.put_together
    saving: list[Future[None]] = []

    def interrupted(report: Any, *, now: datetime) -> None:
        text = "Toegezegd is het tellen van reigers en kieviten."
        saving.append(beside(write, second, letter, "recall:", text))
        wait(saving, SECONDS)
        put_together(report, now=now)

    monkeypatch.setattr(composing, "put_together", interrupted)

    def together() -> None:
        first.do("compose_again", letter.id)
        saving[0].result()

    return together


def test_composing_again_loses_no_word_that_was_saved_meanwhile(composed_around_a_save, lost):
    composed_around_a_save()
    assert lost() == []


@pytest.mark.usefixtures("patient")
def test_were_it_not_read_anew_the_words_would_be_lost(
    composed_around_a_save, lost, monkeypatch, engine_name
):
    """The twin. On SQLite whoever composes has the database to themselves."""
    monkeypatch.setattr(indexing, "read_anew", lambda id: db.session.get_one(Report, id))
    composed_around_a_save()
    assert (lost() == []) is (engine_name == "sqlite")


@pytest.fixture
def agreed_around_a_save(first, second, letter, beside, monkeypatch):
    """Agrees; between its reading and its agreeing the author writes on. Gives back the state."""
    saving: list[Future[None]] = []

    def interrupted(report: Report) -> str:
        read = service.digest_of(report)
        saving.append(beside(write, first, letter, "dialogue:", "Dit las niemand."))
        wait(saving, SECONDS)
        return read

    def together() -> ReportState:
        read = ReviewDetails(agreed=True, read=second.prepared(letter).sha256)
        monkeypatch.setattr(states, "digest_of", interrupted)
        second.do("review", letter.id, read, version=None)
        saving[0].result()
        state: ReportState = second.ask("letter", letter.id).state
        return state

    return together


def test_a_text_that_nobody_read_asks_for_another_review(agreed_around_a_save):
    assert agreed_around_a_save() is ReportState.CONCEPT


@pytest.mark.usefixtures("patient")
def test_were_it_not_held_it_would_pass_as_reviewed(agreed_around_a_save, monkeypatch, engine_name):
    """The twin. On SQLite whoever agrees has the database to themselves."""
    monkeypatch.setattr(queries, "hold", lambda _letter_id: None)
    unread = agreed_around_a_save()
    assert (unread is ReportState.CONCEPT) is (engine_name == "sqlite")


@pytest.fixture
def corrected_at_once(first, second, letter, beside):
    """Two who begin another edition of a signed letter, of whom one has not committed yet."""
    second.agree(letter)
    with first.app.app_context():
        ready = first.prepared(letter)
    first.do("sign", letter.id, ready, version=None)

    def together() -> list[int]:
        with first.app.app_context(), transaction():
            service.correct(first.caller, letter.id, now=first.now())
            db.session.flush()
            running: Future[Any] = beside(second.do, "correct", letter.id)
            wait([running], SECONDS)
        refused = running.exception()
        assert refused is None or isinstance(refused, Invalid)
        return [one.edition for one in first.ask("editions", letter)]

    return together


def test_of_two_corrections_at_once_one_is_begun(corrected_at_once):
    assert corrected_at_once() == [2]


def test_were_it_not_held_two_would_be_begun(corrected_at_once, monkeypatch, engine_name):
    """The twin. On SQLite one person writes at a time, whoever holds what."""
    monkeypatch.setattr(queries, "hold", lambda _letter_id: None)
    assert corrected_at_once() == ([2] if engine_name == "sqlite" else [2, 2])
