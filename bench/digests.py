"""W7d: ten thousand due points, told to sixty people in one digest each, to a sink on loopback."""

import asyncio
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bench import fill
from bench.corpus import OWNERS
from bench.measure import Figure
from bench.rows import Goal, Rows
from config import MailServer, Settings
from logbook import clock, create_app
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


@contextmanager
def sink() -> Iterator[int]:
    """A server that takes every mail and keeps none; gives its port."""
    loop = asyncio.new_event_loop()
    started: list[asyncio.Server] = []
    ready = threading.Event()

    def run() -> None:
        started.append(loop.run_until_complete(asyncio.start_server(_converse, "127.0.0.1", 0)))
        ready.set()
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield started[0].sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


async def _converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 sink\r\n")
    while line := await reader.readline():
        if line.upper().startswith(b"DATA"):
            writer.write(b"354 go on\r\n")
            while await reader.readline() != b".\r\n":
                pass
        writer.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 ok\r\n")
        await writer.drain()
        if line.upper().startswith(b"QUIT"):
            break
    writer.close()
