"""W7d: ten thousand due points, told to sixty people in one digest each, to a sink on loopback."""

import time
import uuid
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bench import fill
from bench.corpus import OWNERS
from bench.measure import Figure
from bench.rows import Goal, Rows
from bench.servers import sink
from config import MailServer, Settings
from logbook import clock, create_app
from logbook.command_line import collect_seldom
from logbook.db import db, reading, transaction
from logbook.followups.models import FollowUp, Reminder
from logbook.followups.sweep import sweep
from logbook.mail import Mailer, mailer_for
from logbook.outbox.models import Message, MessageState


def digests(rows: Rows, folder: Path, points: int) -> None:
    """Seconds from nothing written to everything sent and marked; and a sweep with nothing due."""
    settings = Settings.from_environment(
        {"DATABASE_URL": f"sqlite:///{folder / 'digests.db'}", "SECRET_KEY": "x" * 40}
    )
    app = create_app(settings)
    collect_seldom()  # as the scheduler
    fill.Filled(app, points // 3)
    with app.app_context(), sink() as port:
        _plan()
        mailer = mailer_for(MailServer("127.0.0.1", port, "none"), "bench.test")
        began, cpu = time.perf_counter(), time.process_time()
        sent = sweep(mailer, "logboek@bench.test", tick=clock.now)
        took, cpu = time.perf_counter() - began, time.process_time() - cpu
        idle = Figure.of([_idle(mailer) for _time in range(9)])
        with reading():
            marked = db.session.scalar(
                select(func.count()).select_from(Message).where(Message.state == MessageState.SENT)
            )
    if (sent, marked) != (OWNERS, OWNERS):
        raise RuntimeError(f"{sent} digests were sent and {marked} marked, of {OWNERS}")
    told = f"{cpu:.2f} s of a processor"
    rows.add(f"W7d {points} points, {OWNERS} digests", took, Goal(1.5), told, unit="s")
    rows.add("W7  a sweep with nothing due", idle.median, Goal(5), str(idle), unit="ms")


def _idle(mailer: Mailer | None) -> float:
    began = time.perf_counter()
    sweep(mailer, "logboek@bench.test", tick=clock.now)
    return (time.perf_counter() - began) * 1000


def _plan() -> None:
    """Every follow-up is due: one reminder each to its owner, an hour ago."""
    moment = clock.now() - timedelta(hours=1)
    with transaction():
        rows = db.session.execute(select(FollowUp.id, FollowUp.owner_id)).all()
        fill.insert_rows(
            Reminder,
            [
                {
                    "id": uuid.uuid4(),
                    "follow_up_id": follow_up,
                    "recipient_id": owner,
                    "rule": "due",
                    "moment": moment,
                    "revision": 1,
                }
                for follow_up, owner in rows
            ],
        )
