"""W7: many mails, one each, from the outbox to a sink on loopback, beside smtplib and bare strings.

Each of ours is claimed and committed before it is sent, and marked and committed after.
"""

import smtplib
import time
import uuid
from datetime import timedelta
from pathlib import Path

from bench import fill
from bench.corpus import OWNERS
from bench.digests import sink
from config import MailServer, Settings
from logbook import clock, create_app
from logbook.db import transaction
from logbook.mail import mailer_for
from logbook.outbox.delivery import Delivery
from logbook.outbox.models import Message

GOAL = 0.4
TEXT = "From: a@bench.test\r\nTo: b@bench.test\r\nSubject: x\r\n\r\n" + "Een regel.\r\n" * 30


def singles(folder: Path, count: int) -> str:
    """How many a second, said in words, with goal and verdict."""
    settings = Settings.from_environment(
        {"DATABASE_URL": f"sqlite:///{folder / 'mails.db'}", "SECRET_KEY": "x" * 40}
    )
    app = create_app(settings)
    fill.Filled(app, 1)
    with app.app_context(), sink() as port:
        _write(count)
        mailer = mailer_for(MailServer("127.0.0.1", port, "none"), "bench.test")
        if mailer is None:
            raise RuntimeError("no mail leaves")
        began = time.perf_counter()
        sent = Delivery(mailer, "logboek@bench.test", tick=clock.now).run()
        ours = sent / (time.perf_counter() - began)
        bare = _bare(port, count)
    verdict = "met" if ours >= GOAL * bare else "MISSED"
    return (
        f"{ours:.0f} a second ({sent} mails), smtplib and strings {bare:.0f}:"
        f" {ours / bare:.0%}; goal at least {GOAL:.0%}: {verdict}"
    )


def _bare(port: int, count: int) -> float:
    with smtplib.SMTP("127.0.0.1", port) as connection:
        began = time.perf_counter()
        for _mail in range(count):
            connection.sendmail("a@bench.test", ["b@bench.test"], TEXT)
        return count / (time.perf_counter() - began)


def _write(count: int) -> None:
    now = clock.now()
    rows = [
        {
            "id": (key := uuid.uuid4()),
            "recipient_id": fill.identity("account", number % OWNERS),
            "kind": "notice",
            "message_id": f"<{key}@bench.test>",
            "address": f"user{number % OWNERS}@example.org",
            "subject": "x",
            "body": TEXT.encode(),
            "state": "pending",
            "attempts": 0,
            "next_try_at": now,
            "give_up_at": now + timedelta(days=3),
            "told_meetings": [],
        }
        for number in range(count)
    ]
    with transaction():
        fill.insert_rows(Message, rows)
