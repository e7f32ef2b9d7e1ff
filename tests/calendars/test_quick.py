"""The door for polls that find nothing new: the answers of the view, from one read, no session."""

import gzip
import re
from dataclasses import replace
from datetime import timedelta
from os.path import getmtime
from typing import Any

import pytest
from sqlalchemy import select

from logbook.calendars import polling
from logbook.calendars.kept import KeptAnswer
from logbook.calendars.models import CalendarFeed
from logbook.calendars.views import kept_answers
from logbook.db import db, transaction
from tests.calendars.reading import NOW, events

pytestmark = pytest.mark.usefixtures("at_nine")


@pytest.fixture
def asked_twice(app, make, owner, feed, fetch):
    """The answers of the door and of the view to the same poll, and its path."""
    make.follow_up(owner, "Terugkoppelen; nu, é", due="2026-12-14")
    path = feed(owner)
    etag = fetch(path).headers["ETag"]
    door = app.extensions["quick"]

    def ask(given: str | None = None, accept: str = "identity") -> list[Any]:
        """`given`: what the client has, with {} for the ETag; `accept`: how it takes more."""
        answers = []
        sent = {} if given is None else {"If-None-Match": given.format(etag)}
        sent["Accept-Encoding"] = accept
        for quick in (door, dict[str, Any]()):
            app.extensions["quick"] = quick
            answers.append(fetch(path, **sent))
        app.extensions["quick"] = door
        return answers

    return ask


@pytest.mark.parametrize(
    ("given", "status"),
    [(None, 200), ("{}", 304), ("W/{}", 304), ('"x", {}', 304), ("*", 304), ('"x"', 200)],
)
def test_the_door_and_the_view_answer_alike(asked_twice, given, status) -> None:
    quick, slow = asked_twice(given)
    assert quick.status_code == slow.status_code == status
    assert quick.data == slow.data
    assert sorted(quick.headers) == sorted(slow.headers)


@pytest.fixture
def packing(app, monkeypatch):
    """Sends feeds as gzip from here on, as FEEDS_COMPRESSED=on."""
    monkeypatch.setitem(
        app.config, "SETTINGS", replace(app.config["SETTINGS"], compress_feeds=True)
    )
    door = app.extensions["quick"]["/cal/"]
    monkeypatch.setattr(door, "_packs", True)
    varies = [*dict(door._headers).items(), ("Vary", "Accept-Encoding, Cookie")]
    monkeypatch.setattr(door, "_headers", [*dict(varies).items()])


@pytest.mark.usefixtures("packing")
@pytest.mark.parametrize(("given", "status"), [(None, 200), ("W/{}", 304), ("{}", 304)])
def test_as_gzip_they_answer_alike_as_well(asked_twice, given, status) -> None:
    plain, _same = asked_twice()
    asked_twice(accept="gzip")  # the view packs it, once
    quick, slow = asked_twice(given, accept="gzip")
    assert quick.status_code == slow.status_code == status
    assert quick.data == slow.data
    assert sorted(quick.headers) == sorted(slow.headers)
    assert quick.headers["ETag"] == f"W/{plain.headers['ETag']}"
    if status == 200:
        assert gzip.decompress(quick.data) == plain.data


def test_feeds_are_not_compressed_unless_that_is_set(asked_twice) -> None:
    for answer in asked_twice(accept="gzip"):
        assert "Content-Encoding" not in answer.headers


@pytest.mark.usefixtures("packing")
def test_packed_bytes_cut_off_by_a_power_failure_are_packed_again(asked_twice, app) -> None:
    (_door, whole) = asked_twice(accept="gzip")
    with app.app_context():
        file = max(kept_answers()._folder.glob("*.gz"), key=getmtime)
    file.write_bytes(whole.data[:-8])
    assert [answer.data for answer in asked_twice(accept="gzip")] == [whole.data] * 2


def test_the_door_answers_without_the_program(owner, feed, fetch, app, monkeypatch) -> None:
    path = feed(owner)
    etag = fetch(path).headers["ETag"]
    monkeypatch.setattr(app, "full_dispatch_request", lambda: pytest.fail("Flask was asked"))
    assert fetch(path, etag).status_code == 304
    assert fetch(path).status_code == 200


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_what_is_no_poll_the_view_answers(owner, feed, fetch, app, method) -> None:
    path = feed(owner)
    fetch(path)
    answer = app.test_client().open(path, method=method)
    assert answer.status_code == (200 if method == "HEAD" else 405)
    assert answer.data == b"" if method == "HEAD" else answer.mimetype == "text/plain"


def test_with_the_database_away_the_door_leaves_it_to_the_view(asked_twice, monkeypatch) -> None:
    def away(*_args: object, **_how: object) -> None:
        raise RuntimeError("away")

    monkeypatch.setattr(polling, "find_quickly", away)
    assert [answer.status_code for answer in asked_twice()] == [200, 200]


def test_many_who_fetched_are_noted_at_once(owner, feed, fetch, at_nine, app, queries) -> None:
    paths = [feed(owner) for _number in range(4)]
    for path in paths:
        fetch(path)
    at_nine.shift(timedelta(minutes=20))
    with queries() as seen:
        for path in paths:
            fetch(path)
        at_nine.shift(timedelta(seconds=61))
        fetch(paths[0])
    assert len([one for one in seen.statements if one.startswith("UPDATE")]) == 2
    with app.app_context():
        fetched = db.session.scalars(select(CalendarFeed.last_fetched_at)).all()
    assert min(at for at in fetched if at) == NOW + timedelta(minutes=20)


def test_a_body_that_was_let_go_of_is_put_together_by_the_view(asked_twice, monkeypatch) -> None:
    whole, _slow = asked_twice()
    monkeypatch.setattr(KeptAnswer, "opened", lambda _self: None)
    quick, slow = asked_twice()
    assert quick.data == slow.data == whole.data
    assert len(events(quick)) == 1


def test_a_poll_without_news_is_one_read_and_few_bytes(owner, feed, fetch, queries) -> None:
    path = feed(owner)
    etag = fetch(path).headers["ETag"]
    with queries() as seen:
        answer = fetch(path, etag)
    assert (seen.count, answer.data) == (1, b"")
    assert len(str(answer.headers)) < 1200


def test_the_read_of_a_poll_goes_by_indexes(app, owner, feed, engine_name) -> None:
    feed(owner)
    with app.app_context(), transaction() as session:
        connection = session.connection()
        if engine_name == "postgresql":
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        asked = polling._READ.params(digest="x").compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        explain = "EXPLAIN QUERY PLAN" if engine_name == "sqlite" else "EXPLAIN"
        found = connection.exec_driver_sql(f"{explain} {asked.string}".replace("%", "%%"))
        plan = "\n".join(str(tuple(row)) for row in found)
    assert not re.search(r"Seq Scan|SCAN (calendar|account|history)", plan), plan
