"""When the program does by itself what nobody asks for: it sweeps the mail every thirty seconds.

It only says when. What is due, and who does it, the database decides, so that any number of these
processes may run, on any number of machines, and any of them may die.
"""

import signal
import threading
from typing import TYPE_CHECKING

import click
from flask import Flask, current_app

from logbook import clock
from logbook.calendars.expiry import warn_owners
from logbook.command_line import Commands, collect_seldom
from logbook.db import transaction
from logbook.followups.sweep import sweep
from logbook.outbox.carrying import carrier
from logbook.outbox.reporting import report_dead
from logbook.outbox.service import record_sweep
from logbook.setup.domain import fix_domain
from logbook.web.drafts import clear_old

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

    from config import Settings

EVERY_SECONDS = 30

commands = Commands("scheduler", help="What the program does by itself.", write_for_readers=True)


@commands.command("run")
def run() -> None:
    """Sweep the mail every thirty seconds, until SIGTERM or SIGINT.

    The mail that is on its way then is finished first.
    """
    told_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told_to_stop.set())
    fix_domain(current_app.config["SETTINGS"])
    collect_seldom()
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    scheduler = _scheduler(app, told_to_stop)
    scheduler.start()
    click.echo(f"sweeping the mail every {EVERY_SECONDS} seconds{_unless_carried()}")
    # A signal handler must not take the scheduler's locks: it wakes this thread, which does.
    told_to_stop.wait()
    scheduler.shutdown(wait=True)


def _unless_carried() -> str:
    settings: Settings = current_app.config["SETTINGS"]
    return "" if carrier(settings) else "; none leaves: see MAIL_URL"


def _scheduler(app: Flask, told_to_stop: threading.Event) -> "BackgroundScheduler":
    """One job in memory. After a pause, however long, it runs once for all that was missed."""
    from apscheduler.schedulers.background import BackgroundScheduler  # noqa: PLC0415 - 60 ms

    scheduler = BackgroundScheduler(
        timezone="UTC",
        job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1},
    )
    scheduler.add_job(
        tick,
        "interval",
        (app, told_to_stop),
        seconds=EVERY_SECONDS,
        next_run_time=clock.now(),
    )
    return scheduler


def tick(app: Flask, told_to_stop: threading.Event) -> None:
    """One sweep by the system's clock, noted for the health check."""
    settings: Settings = app.config["SETTINGS"]
    with app.app_context():
        warn_owners(address=settings.public_url, now=clock.now())
        sweep(
            carrier(settings),
            settings.mail_from,
            tick=clock.now,
            keep_going=lambda: not told_to_stop.is_set(),
        )
        report_dead(address=settings.public_url, now=clock.now())
        clear_old(now=clock.now())
        with transaction():
            record_sweep(now=clock.now())
