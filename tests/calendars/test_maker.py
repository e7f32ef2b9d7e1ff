"""What made the texts of calendars: a change of it makes them anew, and nothing forgets it."""

import shutil
from pathlib import Path

import grimp
import pytest
from sqlalchemy import select

from logbook import clock
from logbook.calendars import maker, rebuilding
from logbook.calendars.frame import WORDS
from logbook.calendars.models import CalendarLook, CalendarText
from logbook.db import db, reading
from logbook.maker import digest_of, sources
from tests.calendars.reading import events, summaries

ROOT = Path(__file__).parent.parent.parent
PROGRAM = ROOT / "logbook"
TEXTS = ("components", "items", "frame")


@pytest.fixture
def feed_of_one(at_nine, make, owner, feed):
    """The path of a feed with one follow-up."""
    make.follow_up(owner, due="2026-12-14")
    return feed(owner)


@pytest.fixture
def other_words(monkeypatch):
    monkeypatch.setitem(WORDS["nl"], "owner", "Van")


@pytest.fixture
def other_maker(monkeypatch):
    """Called, the program is another from then on, as after an update."""
    return lambda: monkeypatch.setattr(maker, "MAKER", "0123456789abcdef")


@pytest.fixture
def upgrade(app):
    """What is done with the texts when a program starts; answers how many changed."""

    def rebuild() -> int:
        with app.app_context():
            return rebuilding.rebuild_what_another_made(now=clock.now())

    return rebuild


def texts(app):
    with app.app_context(), reading():
        return db.session.scalars(select(CalendarText)).all()


def makers(app):
    with app.app_context(), reading():
        return db.session.scalars(select(CalendarLook.maker)).all()


def forgotten(*modules: str) -> list[str]:
    """Files of the program that these modules of calendars stand on, and the digest does not."""
    graph = grimp.build_graph("logbook")
    counted = set(sources(maker.SOURCES))
    reached = {f"logbook.calendars.{name}" for name in modules}
    for module in modules:
        reached |= graph.find_upstream_modules(f"logbook.calendars.{module}")
    files = (ROOT / f"{module.replace('.', '/')}.py" for module in reached)
    return sorted(path.stem for path in files if path.exists() and path not in counted)


def test_the_digest_forgets_no_file_that_the_texts_stand_on():
    assert forgotten(*TEXTS) == []


def test_what_stands_on_more_would_be_named():
    assert "visibility" in forgotten("selection")


def test_a_changed_word_changes_the_digest_and_a_page_does_not(tmp_path):
    copy = tmp_path / "logbook"
    shutil.copytree(PROGRAM, copy, ignore=shutil.ignore_patterns("__pycache__", "static"))
    assert digest_of(maker.SOURCES, maker.LIBRARIES, copy) == maker.MAKER
    (copy / "overview" / "views.py").write_text("")
    assert digest_of(maker.SOURCES, maker.LIBRARIES, copy) == maker.MAKER
    words = copy / "calendars" / "frame.py"
    words.write_text(words.read_text().replace("Eigenaar", "Van"))
    assert digest_of(maker.SOURCES, maker.LIBRARIES, copy) != maker.MAKER


def test_the_digest_knows_the_version_of_the_library(monkeypatch):
    monkeypatch.setattr("logbook.maker.version", lambda name: "0")
    assert digest_of(maker.SOURCES, maker.LIBRARIES) != maker.MAKER


def test_other_words_of_another_maker_are_read_once_it_has_started(
    feed_of_one, fetch, at_nine, other_words, other_maker, upgrade, monkeypatch
):
    with monkeypatch.context() as before:
        before.setitem(WORDS["nl"], "owner", "Eigenaar")
        first = fetch(feed_of_one)
    other_maker()
    assert upgrade() == 1
    second = fetch(feed_of_one, first.headers["ETag"])
    assert second.status_code == 200
    (old,), (new,) = events(first), events(second)
    assert ("Eigenaar:" in old["description"], "Van:" in new["description"]) == (True, True)
    assert new["sequence"] == old["sequence"] + 1
    assert new["last-modified"].dt > old["last-modified"].dt


def test_other_words_of_the_same_maker_would_never_be_read(
    feed_of_one, fetch, other_words, upgrade, monkeypatch
):
    with monkeypatch.context() as before:
        before.setitem(WORDS["nl"], "owner", "Eigenaar")
        first = fetch(feed_of_one)
    assert upgrade() == 0
    assert fetch(feed_of_one, first.headers["ETag"]).status_code == 304
    assert b"Eigenaar:" in fetch(feed_of_one).data


def test_the_same_text_of_another_maker_keeps_its_bytes_and_its_stamp(
    app, feed_of_one, fetch, other_maker, upgrade
):
    first = fetch(feed_of_one)
    (kept,), (before,) = texts(app), makers(app)
    other_maker()
    assert upgrade() == 0
    second = fetch(feed_of_one, first.headers["ETag"])
    assert (second.status_code, second.data) == (200, first.data)
    assert second.headers["ETag"] != first.headers["ETag"]
    (now,), (after,) = texts(app), makers(app)
    assert (now.body, now.stamp, now.sequence) == (kept.body, kept.stamp, kept.sequence)
    assert before != after
    assert upgrade() == 0
    assert fetch(feed_of_one, second.headers["ETag"]).status_code == 304
    assert summaries(second) == summaries(first)
