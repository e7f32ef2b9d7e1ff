"""Fifty who save at once on SQLite: none is told of a lock, and none waits much longer than others.

Whether one process of the program serves them, or several.
"""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from itertools import chain
from multiprocessing.connection import Connection
from statistics import quantiles

import pytest
from flask import Flask

from logbook import create_app, turns
from tests.clients import api_client
from tests.conftest import settings_for
from tests.factories import Make
from tests.harness import Harness
from tests.servers.forks import forked

WRITERS = 50


def save(connection: Connection, url: str, account: uuid.UUID, writers: int, saves: int) -> None:
    """As one process: so many writers, each with its saves; tell what each waited, or None."""
    app = create_app(settings_for(url))
    headers = api_client(app, account).headers

    def write(_writer: int) -> list[float | None]:
        waited: list[float | None] = []
        client = app.test_client()
        for _save in range(saves):
            since = time.monotonic()
            answer = client.post("/api/v1/people", json={"name": "J. Jansen"}, headers=headers)
            waited.append(time.monotonic() - since if answer.status_code == 201 else None)
        return waited

    connection.send("ready")
    connection.recv()
    with ThreadPoolExecutor(writers) as threads:
        connection.send(list(chain(*threads.map(write, range(writers)))))


def waits(app: Flask, account: uuid.UUID, processes: int, saves: int) -> list[float | None]:
    """What the writers waited for each save, spread over so many processes."""
    shares = [WRITERS // processes + (one < WRITERS % processes) for one in range(processes)]
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    with ExitStack() as running:
        savers = [
            running.enter_context(forked(save, url, account, share, saves)) for share in shares
        ]
        for saver in savers:
            saver.recv()
        for saver in savers:
            saver.send("go")
        return [waited for saver in savers for waited in saver.recv()]


@pytest.mark.harness(short=2, long=40)
@pytest.mark.parametrize("engine_name", ["sqlite"], indirect=True)
def test_nobody_waits_much_longer_than_others(own_app, now, harness: Harness) -> None:
    owner = Make(own_app, now).account()
    for processes in (1, 2, 4):
        waited = waits(own_app, owner.id, processes, harness.rounds)
        kept = [one for one in waited if one is not None]
        assert len(kept) == WRITERS * harness.rounds, "told of a lock"
        twentieths = quantiles(kept, n=20)
        median, slow = twentieths[9], twentieths[18]
        harness.figure(f"{processes} processes: median {median:.2f} s, 95 % {slow:.2f} s")
        assert slow <= 3 * median


def hold(connection: Connection, file: str) -> None:
    """As a process: have the turn until told otherwise."""
    with turns.Turns(file).taken(10):
        connection.send("mine")
        connection.recv()


def test_a_process_that_is_killed_in_its_turn_keeps_nobody_waiting(tmp_path) -> None:
    file, begun = str(tmp_path / "some.db"), time.monotonic()
    with forked(hold, file) as other:
        other.recv()
        with turns.Turns(file).taken(0.2):
            assert time.monotonic() - begun > 0.2, "it had no turn, and waited for it"
    with turns.Turns(file).taken(60):
        assert time.monotonic() - begun < 30


def test_where_no_file_can_be_made_the_threads_have_their_turns_all_the_same(tmp_path) -> None:
    with turns.Turns(str(tmp_path / "nowhere" / "some.db")).taken(1) as turn:
        assert turn is None
