"""Fifty saves at once, from four processes: none is told of a lock, and none is lost."""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, nullcontext
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, event, func, select, text
from sqlalchemy.exc import OperationalError

from logbook import clock, create_app
from logbook.accounts.models import ApiToken
from logbook.accounts.secrets import digest, new_token
from logbook.db import BUSY_SECONDS, db, reading, transaction
from logbook.history import service as history
from logbook.meetings.models import Meeting
from logbook.opening import creating
from tests.conftest import settings_for
from tests.factories import Make
from tests.servers.forks import forked

PROCESSES, SAVES = 4, 52


def save(connection: Connection, url: str, account: uuid.UUID, share: int) -> None:
    """As one process of the four: its share of the saves, each a request; tell what came of it."""
    app = create_app(settings_for(url))
    token = new_token()
    with app.app_context(), transaction():
        db.session.add(
            ApiToken(
                now=clock.now(),
                token_digest=digest(token),
                account_id=account,
                name="saver",
                expires_at=clock.now() + timedelta(hours=1),
            )
        )
    client = app.test_client()
    follow_up = {"title": {"nl": "Terugkoppelen"}, "due": "2027-01-15"}
    answers = [
        client.post(
            "/api/v1/meetings",
            json={"title": f"Gesprek {number}", "date": "2026-11-20", "followUps": [follow_up]},
            headers={"Authorization": f"Bearer {token}"},
        )
        for number in range(share)
    ]
    connection.send([answer.text for answer in answers if answer.status_code != 201])


def test_no_save_is_lost_or_told_that_it_is_locked(own_app: Flask, now) -> None:
    owner = Make(own_app, now).account()
    url = own_app.config["SQLALCHEMY_DATABASE_URI"]
    with ExitStack() as running:
        savers = [
            running.enter_context(forked(save, url, owner.id, SAVES // PROCESSES))
            for _process in range(PROCESSES)
        ]
        assert [saver.recv() for saver in savers] == [[]] * PROCESSES
    with own_app.app_context(), reading():
        assert db.session.scalar(select(func.count()).select_from(Meeting)) == SAVES
        assert history.change_number() == SAVES * 2
        assert history.verify() == []


def test_without_the_lock_at_the_start_such_saves_are_refused(tmp_path: Path) -> None:
    """The twin: reading first and writing then fails as soon as somebody wrote in between."""
    engines = [
        create_engine(f"sqlite:///{tmp_path / 'twin.db'}", connect_args={"timeout": 0.1})
        for _reader in range(2)
    ]
    with creating(), engines[0].begin() as first:
        first.execute(text("CREATE TABLE counted (number INTEGER)"))
        first.execute(text("INSERT INTO counted VALUES (0)"))
    with engines[0].connect() as late, engines[1].begin() as early:
        late.execution_options(writes=False).execute(text("SELECT number FROM counted")).scalar()
        early.execute(text("UPDATE counted SET number = 1"))
        early.commit()
        with pytest.raises(Exception, match="locked"):
            late.execute(text("UPDATE counted SET number = 2"))
        late.rollback()
    for engine in engines:
        engine.dispose()


def _refused(app: Flask) -> int:
    """How many of 40 writers in eight threads are told of a lock, where nobody waits for one."""

    def impatient(connection, _record, _proxy) -> None:
        connection.execute("PRAGMA busy_timeout=0")

    def write(_number: int) -> bool:
        try:
            with app.app_context(), transaction():
                time.sleep(0.005)
        except OperationalError:
            return True
        return False

    with app.app_context():
        engine = db.engine
    event.listen(engine, "checkout", impatient)
    try:
        with ThreadPoolExecutor(8) as threads:
            return sum(threads.map(write, range(40)))
    finally:
        event.remove(engine, "checkout", impatient)


@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_the_writers_of_a_process_wait_for_each_other_and_not_for_chance(
    own_app: Flask, monkeypatch
) -> None:
    assert _refused(own_app) == 0
    monkeypatch.setattr("logbook.db._turn", nullcontext)
    assert _refused(own_app) > 0


def test_a_thread_does_not_wait_for_its_own_turn(app: Flask) -> None:
    """On one connection, as tests have it: there the second is a savepoint of the first."""
    begun = time.monotonic()
    with app.app_context(), transaction(), app.app_context(), transaction():
        pass
    assert time.monotonic() - begun < BUSY_SECONDS / 2
