"""The harness of the kill tests: reminders that are due, senders that are killed, and the count."""

import os
import random
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from multiprocessing.connection import Connection
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from logbook.db import db, reading, transaction
from logbook.followups import reminders
from logbook.followups.models import FollowUp, Reminder
from logbook.outbox.models import UNDECIDED, Message, MessageState
from tests.factories import Make
from tests.followups.worker import Conduct, send
from tests.servers.forks import forked
from tests.servers.smtp import Fault, SmtpServer, Stage

PATIENCE_SECONDS = 240


@dataclass(frozen=True)
class Due:
    """Who must be told of what: an address, and the id that the mail's link ends with."""

    address: str
    follow_up: str


@dataclass(frozen=True)
class Count:
    """What came of it.

    `lost`: reminders in no mail that the server took, and mails that the program believes it took.
    """

    mails: int
    kills: int
    copies: int
    lost: list[str]
    altered: list[str]

    def __str__(self) -> str:
        """In one line, for the figures at the end of a run."""
        return (
            f"{self.mails} mails, {self.kills} kills: {len(self.lost)} lost, {self.copies} second"
            f" copies, {len(self.altered)} of them with other bytes"
        )


class Worker:
    """One sender that comes to life again each time it is killed: `send` at the other end."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._pid, self._kills = 0, 0

    def kill(self) -> None:
        """SIGKILL, wherever it is."""
        self._listen()
        if self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    @property
    def kills(self) -> int:
        """How often it was killed."""
        self._listen()
        return self._kills

    def _listen(self) -> None:
        with suppress(EOFError):
            while self._connection.poll():
                if born := self._connection.recv():
                    self._pid = born
                else:
                    self._kills += 1


@contextmanager
def workers(
    app: Flask, smtp: SmtpServer, start: datetime, *, count: int = 1, **conduct: Any
) -> Iterator[list[Worker]]:
    """So many senders, gone at the end of the block.

    `conduct`: what Conduct has to be told. The lease is short where they are killed, for somebody
    must take over; long where nobody dies and the machine may be slow. Their time begins at
    `start`, give or take how long it takes to start them all.
    """
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    told = Conduct(start, time.monotonic(), **conduct)
    with ExitStack() as running:
        processes = [forked(send, url, smtp.url, told) for _ in range(count)]
        yield [Worker(running.enter_context(process)) for process in processes]


def plan_kills(smtp: SmtpServer, kill: Callable[[], None], kills: int, seed: random.Random) -> None:
    """Let the server kill the sender so many times: after MAIL, after DATA, after its 250.

    Up to one mail passes between two kills at the same place. Where the server has not taken the
    mail yet when it kills, it forgets it.
    """
    for _ in range(kills):
        stage = seed.choice([Stage.SENDER, Stage.CONTENT, Stage.TAKEN, Stage.TOLD])
        forgets = stage in (Stage.SENDER, Stage.CONTENT)
        smtp.faults += [Fault(stage) for _ in range(seed.randrange(2))]
        smtp.faults.append(Fault(stage, call=kill, cut=forgets))


def people_with_something_due(
    app: Flask, make: Make, people: int, days: list[date], *, now: datetime
) -> list[Due]:
    """For each of so many people a follow-up that falls due on each of these days."""
    due = []
    for number in range(people):
        account = make.account(f"person{number}@example.org")
        for day in days:
            row = make.follow_up(account, "Terugkoppelen", day.isoformat(), remind_before=[0])
            due.append(Due(account.email, str(row.id)))
    with app.app_context(), transaction():
        for follow_up in db.session.scalars(select(FollowUp)):
            reminders.plan(follow_up, now=now)
    return due


def wait_until_sent(app: Flask) -> None:
    """Until all that fell due is in a mail, and every mail settled. Raises TimeoutError."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    untold = select(func.count()).where(Reminder.message_id.is_(None), Reminder.rule == "due")
    unsent = select(func.count()).where(Message.state.in_(UNDECIDED))
    while time.monotonic() < deadline:
        with app.app_context(), reading():
            left = (db.session.scalar(untold), db.session.scalar(unsent))
        if left == (0, 0):
            return
        time.sleep(0.05)
    raise TimeoutError(f"{left[0]} reminders are in no mail and {left[1]} mails are not sent")


def count(app: Flask, smtp: SmtpServer, due: list[Due], kills: int) -> Count:
    """Hold what was due, and what the program calls sent, against what the server took."""
    copies: dict[str, list[bytes]] = defaultdict(list)
    texts: Counter[Due] = Counter()
    for received in smtp.received:
        mail = received.message
        copies[str(mail["Message-ID"])].append(received.content)
        part = mail.get_body(("plain",))
        assert part is not None
        for link in part.get_content().split():
            texts[Due(received.recipients[0], link.rpartition("/")[2])] += 1
    with app.app_context(), reading():
        sent = db.session.scalars(
            select(Message.message_id).where(Message.state == MessageState.SENT)
        ).all()
    return Count(
        mails=len(copies),
        kills=kills,
        copies=len(smtp.received) - len(copies),
        lost=[f"{one.follow_up} to {one.address}" for one in due if not texts[one]]
        + [key for key in sent if key not in copies],
        altered=[key for key, contents in copies.items() if len(set(contents)) > 1],
    )


def days_from(first: date, number: int) -> list[date]:
    """So many days in a row."""
    return [first + timedelta(days=n) for n in range(number)]
