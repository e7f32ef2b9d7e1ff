"""W7: many mails, one each, from the outbox to a sink on loopback, beside smtplib and bare strings.

Each of ours is claimed and committed before it is sent, and marked and committed after. How fast a
disk lets any program do that, smtplib with a bare commit after each tells.
"""

import smtplib
import sqlite3
import statistics
import time
import uuid
from datetime import timedelta
from pathlib import Path

from bench import fill
from bench.corpus import OWNERS
from bench.rows import Goal, Rows
from bench.servers import sink
from config import MailServer, Settings
from logbook import clock, create_app
from logbook.db import transaction
from logbook.mail import mailer_for
from logbook.outbox.delivery import Delivery
from logbook.outbox.models import Message

TEXT = "From: a@bench.test\r\nTo: b@bench.test\r\nSubject: x\r\n\r\n" + "Een regel.\r\n" * 30
TURNS = 3


def singles(rows: Rows, folder: Path, count: int) -> None:
    """How many a second, in turns with what they are beside."""
    settings = Settings.from_environment(
        {"DATABASE_URL": f"sqlite:///{folder / 'mails.db'}", "SECRET_KEY": "x" * 40}
    )
    app = create_app(settings)
    fill.Filled(app, 1)
    speeds: dict[str, list[float]] = {"ours": [], "bare": [], "durable": []}
    with app.app_context(), sink() as port:
        mailer = mailer_for(MailServer("127.0.0.1", port, "none"), "bench.test")
        if mailer is None:
            raise RuntimeError("no mail leaves")
        for _turn in range(TURNS):
            _write(count)
            began = time.perf_counter()
            sent = Delivery(mailer, "logboek@bench.test", tick=clock.now).run()
            speeds["ours"].append(sent / (time.perf_counter() - began))
            speeds["bare"].append(_bare(port, count))
            speeds["durable"].append(_bare(port, count, folder / "durable.db"))
    ours, bare, durable = (statistics.median(each) for each in speeds.values())
    told = f"{ours:.0f} a second"
    rows.add(
        "W7  single mails / smtplib", ours / bare, Goal(0.4, is_least=True), told, f"{bare:.0f}"
    )
    rows.add("W7  / smtplib and a commit each", ours / durable, None, told, f"{durable:.0f}")


def _bare(port: int, count: int, file: Path | None = None) -> float:
    """Mails a second; with a file, each noted in it for good."""
    noted = sqlite3.connect(file or ":memory:", isolation_level=None)
    noted.execute("pragma journal_mode=wal")
    noted.execute("pragma synchronous=full")
    noted.execute("create table if not exists sent(at)")
    with smtplib.SMTP("127.0.0.1", port) as connection:
        began = time.perf_counter()
        for _mail in range(count):
            connection.sendmail("a@bench.test", ["b@bench.test"], TEXT)
            if file is not None:
                noted.execute("insert into sent values (1)")
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
