"""What tests of follow-ups share.

act         act(service.close, follow_up, …) does it, as its owner unless `as_=` says otherwise
planned     planned(follow_up) -> {rule: revision} of its reminders
follow_up   one of the owner's, due in forty days
mailer      keeps what it is given; sent(instant) sweeps then and says how many it took
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from logbook import clock
from logbook.db import db, reading, transaction
from logbook.followups.models import Reminder
from logbook.followups.sweep import sweep
from tests.followups.sweeping import QUICK, SENDER
from tests.outbox.mailers import MemoryMailer


@pytest.fixture
def act(owner, now):
    """Do something to a follow-up, as its owner unless told otherwise, in its own transaction."""

    def do(verb, follow_up, *args, as_=None, at=now, **more):
        with transaction():
            return verb((as_ or owner).as_caller(), follow_up.id, *args, now=at, **more)

    return do


@pytest.fixture
def planned():
    """The rules of a follow-up's reminders, each with the revision that planned it."""

    def rules(follow_up):
        with reading():
            rows = db.session.execute(
                select(Reminder.rule, Reminder.revision).filter_by(follow_up_id=follow_up.id)
            )
            return {row.rule: row.revision for row in rows}

    return rules


@pytest.fixture
def follow_up(make, owner):
    """The bank is called back in forty days."""
    due = clock.today("Europe/Amsterdam") + timedelta(days=40)
    return make.follow_up(owner, "De NVB terugbellen", due=due.isoformat())


@pytest.fixture
def mailer() -> MemoryMailer:
    return MemoryMailer()


@pytest.fixture
def sent(scope: Flask, mailer: MemoryMailer) -> Callable[[datetime], int]:
    """Sweep at the instant given; how many mails were taken."""
    return lambda at: sweep(mailer, SENDER, tick=lambda: at, pace=QUICK)
