"""Killed again and again while it sends, the program loses no reminder; built wrong, it does."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from tests.factories import Make
from tests.followups.killing import (
    Count,
    count,
    days_from,
    people_with_something_due,
    plan_kills,
    wait_until_sent,
    workers,
)
from tests.harness import Harness
from tests.servers.smtp import SmtpServer

PEOPLE = 30
DAY = date(2026, 12, 8)
PLANNED = datetime(2026, 12, 7, 9, tzinfo=UTC)
MORNING = datetime(2026, 12, 8, 7, tzinfo=UTC)


@pytest.mark.harness(short=24, long=240)
def test_killed_after_data_and_after_its_250_it_loses_no_reminder(
    own_app: Flask, smtp: SmtpServer, harness: Harness
):
    outcome = _killed_by_the_server(own_app, smtp, harness)

    harness.figure(str(outcome))
    assert outcome.lost == []
    assert outcome.kills >= harness.rounds * 3 // 4
    assert outcome.copies <= outcome.kills
    assert outcome.altered == []


@pytest.mark.harness(short=8, long=80)
def test_a_build_that_marks_before_it_sends_is_found_to_lose_mail(
    own_app: Flask, smtp: SmtpServer, harness: Harness
):
    outcome = _killed_by_the_server(own_app, smtp, harness, mark_first=True)

    harness.figure(f"marked before sent: {outcome}")
    assert outcome.lost


@pytest.mark.harness(short=24, long=1000)
def test_four_senders_killed_at_random_lose_no_reminder(
    own_app: Flask, smtp: SmtpServer, harness: Harness
):
    """A day takes ten seconds, some sixty kills; each day brings another mail to everybody."""
    days = days_from(DAY, harness.rounds // 60 + 1)
    due = people_with_something_due(own_app, Make(own_app, PLANNED), PEOPLE, days, now=PLANNED)
    start = MORNING - timedelta(hours=2)
    with workers(own_app, smtp, start, count=4, speed=24 * 3600 / 10) as senders:
        while sum(sender.kills for sender in senders) < harness.rounds:
            time.sleep(harness.random.uniform(0.05, 0.25))
            harness.random.choice(senders).kill()
        wait_until_sent(own_app)
        kills = sum(sender.kills for sender in senders)
    outcome = count(own_app, smtp, due, kills)

    harness.figure(str(outcome))
    assert outcome.lost == []
    assert outcome.copies <= outcome.kills
    assert outcome.altered == []


def test_four_senders_together_send_each_mail_once(own_app: Flask, smtp: SmtpServer):
    make = Make(own_app, PLANNED)
    due = people_with_something_due(own_app, make, PEOPLE, [DAY], now=PLANNED)
    with workers(own_app, smtp, MORNING, count=4, lease=120):
        wait_until_sent(own_app)
    outcome = count(own_app, smtp, due, kills=0)

    assert (outcome.mails, outcome.copies, outcome.lost) == (PEOPLE, 0, [])


def _killed_by_the_server(
    app: Flask, smtp: SmtpServer, harness: Harness, *, mark_first: bool = False
) -> Count:
    people = max(PEOPLE, harness.rounds)
    due = people_with_something_due(app, Make(app, PLANNED), people, [DAY], now=PLANNED)
    with workers(app, smtp, MORNING, mark_first=mark_first) as (worker,):
        plan_kills(smtp, worker.kill, harness.rounds, harness.random)
        wait_until_sent(app)
    return count(app, smtp, due, worker.kills)
