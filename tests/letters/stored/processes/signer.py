"""Signs letters and is killed at it: the process that the kill test kills."""

import os
import signal
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection
from typing import Any

import typst  # noqa: F401 -- once, and not in every fork
from flask import Flask
from sqlalchemy import event

from logbook import clock, create_app
from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.letters import queries, service
from logbook.letters.service import signing
from logbook.letters.stored_files import prepared
from logbook.policy import Caller
from tests.conftest import settings_for

make_app = cache(create_app)


@dataclass(frozen=True)
class Order:
    """Which letter to sign, in the database at `url`, as whom, and when to die of it.

    `kill`: before which statement of the transaction of signing (from 1), or before its "commit".
    `after`: how many seconds after its first statement. With `split` the transaction is committed
    in its middle, the build that the harness must find to sign by halves; it has a "second commit"
    too.
    """

    url: str
    letter: uuid.UUID
    account: uuid.UUID
    kill: int | str | None = None
    after: float | None = None
    split: bool = False


class Killing:
    """Tells that the transaction has begun, and kills the process on the way."""

    def __init__(self, tell: int, kill: int | str | None) -> None:
        self._tell, self._kill = tell, kill
        self._statements, self._commits = 0, 0

    def statement(self, *_told: object) -> None:
        """Before a statement is sent."""
        self._statements += 1
        if self._statements == 1:
            os.write(self._tell, b".")
        self._kill_at(self._statements)

    def commit(self, *_told: object) -> None:
        """Before a transaction ends."""
        self._commits += 1
        self._kill_at("commit" if self._commits == 1 else "second commit")

    def _kill_at(self, here: int | str) -> None:
        if here == self._kill:
            os.kill(os.getpid(), signal.SIGKILL)


def sign(connection: Connection) -> None:
    """Take orders for ever. Each is done by a fork, whose status is the answer."""
    while True:
        connection.send(_status_of(connection.recv()))


def _status_of(order: Order) -> int:
    app = make_app(settings_for(order.url))
    heard, tell = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _sign(app, order, tell)
            status = 0
        finally:
            os._exit(status)
    os.close(tell)
    os.read(heard, 1)
    os.close(heard)
    if order.after is not None:
        time.sleep(order.after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _sign(app: Flask, order: Order, tell: int) -> None:
    """As a door does it: prepare while reading, sign in a transaction."""
    if order.split:
        _split()
    with app.app_context():
        with reading() as session:
            account = session.get_one(Account, order.account)
            caller = Caller(account.id, account.name, account.role, account.unit_id)
            report = queries.letter(caller, order.letter)
            ready, version = prepared(report), report.version
        killing = Killing(tell, order.kill)
        event.listen(db.engine, "before_cursor_execute", killing.statement)
        event.listen(db.engine, "commit", killing.commit)
        with transaction():
            service.sign(caller, order.letter, ready, version=version, now=clock.now())


def _split() -> None:
    """Commit when the letter itself is signed, before anything follows of it."""
    follow: Callable[..., None] = signing._follow

    def committing(*given: Any) -> None:
        db.session.commit()
        follow(*given)

    setattr(signing, "_follow", committing)  # noqa: B010 -- the types would not have it
