"""Sends mail until it is killed, and again: the process that the kill tests kill.

Each life is a fork: the connection tells its process id when it is born, and None when it was
killed.
"""

import os
import signal
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import connection as pipes

from flask import Flask

from config import Settings
from logbook import create_app
from logbook.followups import sweep as sweeping
from logbook.mail import Connection, Envelope, mailer_for
from logbook.outbox.claiming import Claim
from logbook.outbox.delivery import Delivery
from logbook.outbox.pace import Pace


@dataclass(frozen=True)
class Conduct:
    """In which time senders live, and how they send.

    `start` is the simulated instant at which the system's monotonic clock showed `origin`, and
    `speed` the simulated seconds in a real one, so that all of a test live in one time. `lease` is
    in real seconds. With `mark_first` a mail is marked as sent before it is: the build that the
    harness must find to lose mail.
    """

    start: datetime
    origin: float
    speed: float = 1
    lease: float = 2
    mark_first: bool = False

    def now(self) -> datetime:
        """The simulated instant."""
        return self.start + self.speed * timedelta(seconds=time.monotonic() - self.origin)


class MarkFirst(Delivery):
    """The order of healthchecks: what is killed between the two is lost."""

    def deliver(self, connection: Connection, claim: Claim) -> str | None:
        """Mark, then send."""
        self.mark_sent(claim, "250 surely")
        return connection.send(Envelope("logboek@example.org", claim.recipient, claim.content))


def send(connection: pipes.Connection, database_url: str, mail_url: str, conduct: Conduct) -> None:
    """Live, be killed, live again, until the process that started us is gone."""
    app = create_app(
        Settings.from_environment(
            {"DATABASE_URL": database_url, "MAIL_URL": mail_url, "SECRET_KEY": "x" * 32}
        )
    )
    if conduct.mark_first:
        setattr(sweeping, "Delivery", MarkFirst)  # noqa: B010 - the types would not have it
    while True:
        child = os.fork()
        if child == 0:
            _live(app, conduct)
        connection.send(child)
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            sys.exit(os.waitstatus_to_exitcode(status))
        connection.send(None)


def _live(app: Flask, conduct: Conduct) -> None:
    parent = os.getppid()
    settings = app.config["SETTINGS"]
    mailer = mailer_for(settings.mail, "worker.example.org")
    pace = Pace(
        lease=timedelta(seconds=conduct.lease) * conduct.speed,
        waits=(timedelta(seconds=0.2) * conduct.speed,),
        unreachable=timedelta(seconds=0.2) * conduct.speed,
    )
    with app.app_context():
        while os.getppid() == parent:
            sweeping.sweep(mailer, settings.mail_from, tick=conduct.now, pace=pace)
            time.sleep(0.05)
    os._exit(0)
