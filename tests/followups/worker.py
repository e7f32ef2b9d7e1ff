"""Sends mail until it is killed, and again: the process that the kill tests kill.

    python tests/followups/worker.py DATABASE_URL MAIL_URL START ORIGIN SPEED [mark-first]

START is the simulated instant at which the system's monotonic clock showed ORIGIN, and SPEED the
simulated seconds in a real one, so that all workers of a test live in one time. Each life is a
fork: it says "born PID" on standard output, and "killed" is said when it was. With mark-first a
mail is marked as sent before it is: the build that the harness must find to lose mail.
"""

import os
import signal
import sys
import time
from datetime import datetime, timedelta

from flask import Flask

from config import Settings
from logbook import create_app
from logbook.followups import sweep as sweeping
from logbook.mail import Connection, Envelope, mailer_for
from logbook.outbox.claiming import Claim
from logbook.outbox.delivery import Delivery, Tick
from logbook.outbox.pace import Pace


class MarkFirst(Delivery):
    """The order of healthchecks: what is killed between the two is lost."""

    def deliver(self, connection: Connection, claim: Claim) -> bool:
        """Mark, then send."""
        self.mark_sent(claim, "250 surely")
        connection.send(Envelope("logboek@example.org", claim.recipient, claim.content))
        return True


def main(
    database_url: str, mail_url: str, start: str, origin: str, speed: str, *order: str
) -> None:
    """Live, be killed, live again, until the process that started us is gone."""
    app = create_app(
        Settings.from_environment(
            {"DATABASE_URL": database_url, "MAIL_URL": mail_url, "SECRET_KEY": "x" * 32}
        )
    )
    if order == ("mark-first",):
        setattr(sweeping, "Delivery", MarkFirst)  # noqa: B010 - the types would not have it
    begun = datetime.fromisoformat(start)

    def tick() -> datetime:
        return begun + float(speed) * timedelta(seconds=time.monotonic() - float(origin))

    while True:
        child = os.fork()
        if child == 0:
            _live(app, tick, float(speed))
        _say(f"born {child}")
        _, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
            sys.exit(os.waitstatus_to_exitcode(status))
        _say("killed")


def _live(app: Flask, tick: Tick, speed: float) -> None:
    parent = os.getppid()
    settings = app.config["SETTINGS"]
    mailer = mailer_for(settings.mail, "worker.example.org")
    pace = Pace(
        lease=timedelta(seconds=float(os.environ["LEASE_SECONDS"])) * speed,
        waits=(timedelta(seconds=0.2) * speed,),
        unreachable=timedelta(seconds=0.2) * speed,
    )
    with app.app_context():
        while os.getppid() == parent:
            sweeping.sweep(mailer, settings.mail_from, tick=tick, pace=pace)
            time.sleep(0.02)
    os._exit(0)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
