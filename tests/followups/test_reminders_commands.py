"""`reminders send` and `scheduler run`, as an administrator types them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from config import Settings
from logbook import clock, create_app
from logbook.db import db, reading, transaction
from logbook.followups import reminders
from logbook.followups.models import FollowUp
from logbook.outbox.models import Message, MessageState, Sweep
from tests.conftest import settings_for
from tests.databases import make_tables
from tests.factories import Make
from tests.servers.smtp import Fault, SmtpServer, Stage

ROOT = Path(__file__).parents[2]
MONDAY = datetime(2026, 12, 7, 9, tzinfo=UTC)


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[Flask]:
    """The program on a database of its own."""
    app = create_app(settings_for(f"sqlite:///{tmp_path / 'own.db'}"))
    with app.app_context():
        make_tables()
    yield app
    with app.app_context():
        db.engine.dispose()


def due(app: Flask, on: str, now: datetime = MONDAY, people: int = 1, **changed: str) -> None:
    """So many people with something due that day."""
    make = Make(app, now)
    for _ in range(people):
        row = make.follow_up(make.account(**changed), "Terugkoppelen", on, remind_before=[0])
        with app.app_context(), transaction():
            reminders.plan(db.session.get_one(FollowUp, row.id), now=now)


def environment(app: Flask, smtp: SmtpServer) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "MAIL_URL": smtp.url,
        "SECRET_KEY": "x" * 40,
    }


def command(app: Flask, smtp: SmtpServer, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", *words],
        cwd=ROOT,
        env=environment(app, smtp),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_sends_what_is_due_then_and_prints_how_many(own_app: Flask, smtp: SmtpServer):
    due(own_app, "2026-12-08", people=2)
    early = command(own_app, smtp, "reminders", "send", "--now", "2026-12-08T06:59")
    assert (early.returncode, early.stdout.splitlines()[-1]) == (0, "0")
    told = command(own_app, smtp, "reminders", "send", "--now", "2026-12-08T07:00")
    assert (told.returncode, told.stdout.splitlines()[-1]) == (0, "2")
    assert len(smtp.received) == 2


def test_the_simulated_now_drives_leases_as_well(own_app: Flask, smtp: SmtpServer):
    due(own_app, "2026-12-08")
    smtp.faults.append(Fault(Stage.RECIPIENT, answer="450 4.2.0 Busy"))
    mailing = create_app(Settings.from_environment(environment(own_app, smtp)))
    for now, sent in (
        ("2026-12-08T06:00Z", "0"), ("2026-12-08T06:00:50Z", "0"), ("2026-12-08T06:02Z", "1")
    ):  # fmt: skip
        told = mailing.test_cli_runner().invoke(args=["reminders", "send", "--now", now])
        assert told.output.strip() == sent
    with mailing.app_context():
        db.engine.dispose()


@pytest.mark.parametrize("now", ["tomorrow", "2026-13-01", "9999-12-31", "0001-01-01", ""])
def test_a_now_that_is_none_is_refused_in_one_sentence(own_app: Flask, now: str):
    answer = own_app.test_cli_runner().invoke(args=["reminders", "send", "--now", now])
    assert answer.exit_code == 2
    assert "Traceback" not in answer.output


def test_only_a_real_sweep_is_noted_for_the_health_check(own_app: Flask):
    runner = own_app.test_cli_runner()
    runner.invoke(args=["reminders", "send", "--now", "2031-01-01"])
    with own_app.app_context(), reading():
        assert db.session.get(Sweep, 1) is None
    assert runner.invoke(args=["reminders", "send"]).output == "0\n"
    with own_app.app_context(), reading():
        assert db.session.get(Sweep, 1) is not None


def test_the_scheduler_sweeps_at_once_and_ends_in_good_order(own_app: Flask, smtp: SmtpServer):
    long_ago = clock.now() - timedelta(days=30)
    yesterday = (clock.now() - timedelta(days=1)).date().isoformat()
    due(own_app, yesterday, now=long_ago, time_zone=_zone_at_noon())
    smtp.faults.append(Fault(Stage.CONTENT, delay=1.0))
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "wsgi", "scheduler", "run"],
        cwd=ROOT,
        env=environment(own_app, smtp),
        stderr=subprocess.PIPE,
        text=True,
    )
    _when_claimed(own_app)
    scheduler.send_signal(signal.SIGTERM)
    _, complaints = scheduler.communicate(timeout=20)
    assert scheduler.returncode == 0
    assert "Traceback" not in complaints
    assert len(smtp.received) == 1
    with own_app.app_context(), reading():
        assert db.session.scalars(select(Message.state)).all() == [MessageState.SENT]
        assert db.session.get(Sweep, 1) is not None


def _zone_at_noon() -> str:
    """Where it is noon now, so that it is after the morning at whatever hour this test runs."""
    ahead = 12 - clock.now().hour
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def _when_claimed(app: Flask) -> None:
    deadline = clock.now() + timedelta(seconds=30)
    while clock.now() < deadline:
        with app.app_context(), reading():
            if db.session.scalar(select(Message.id).where(Message.attempts > 0)):
                return
        time.sleep(0.05)
    raise TimeoutError("nothing was claimed")
