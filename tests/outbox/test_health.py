"""Readiness tells of mail that stands still, as degraded: pages work all the same."""

from dataclasses import replace
from datetime import timedelta

import pytest

from config import MailServer
from logbook import clock
from logbook.db import db, transaction
from logbook.outbox.models import Message
from logbook.outbox.service import queue_mail, record_sweep
from tests.factories import Make


@pytest.fixture
def ready(app):
    """What /health/ready answers: its status and its content."""

    def ask():
        answer = app.test_client().get("/health/ready")
        return answer.status_code, answer.json

    return ask


@pytest.fixture(autouse=True)
def with_a_server(app, monkeypatch):
    """Mail is set up, unless a test says otherwise."""
    server = MailServer("127.0.0.1", 25, "none")
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], mail=server))


def test_that_mail_is_not_set_up_is_degraded(app, ready, monkeypatch):
    swept(app, timedelta(0))
    monkeypatch.setitem(app.config, "SETTINGS", replace(app.config["SETTINGS"], mail=None))
    status, content = ready()
    assert (status, content["status"]) == (200, "degraded")
    assert content["checks"]["mail"] == "not set up: see MAIL_URL"


def swept(app, ago: timedelta) -> None:
    with app.app_context(), transaction():
        record_sweep(now=clock.now() - ago)


def test_swept_lately_and_nothing_waiting_is_ok(app, ready):
    swept(app, timedelta(seconds=40))
    status, content = ready()
    assert (status, content["status"]) == (200, "ok")
    assert (content["checks"]["mail"], content["checks"]["sweep"]) == ("ok", "ok")


def test_never_swept_is_degraded(ready):
    status, content = ready()
    assert (status, content["status"]) == (200, "degraded")
    assert "scheduler" in content["checks"]["sweep"]


def test_swept_long_ago_is_degraded_and_says_how_long(app, ready):
    swept(app, timedelta(minutes=1))
    swept(app, timedelta(minutes=6))
    status, content = ready()
    assert (status, content["status"]) == (200, "degraded")
    assert content["checks"]["sweep"].startswith("the last sweep was before 36")


def test_mail_that_waits_too_long_is_degraded(app, ready, make: Make):
    swept(app, timedelta(0))
    person = make.account()
    with app.app_context(), transaction():
        now = clock.now() - timedelta(minutes=20)
        account = db.session.get_one(type(person), person.id)
        queue_mail(account, "notice", "sign_in", {"url": "x", "minutes": 1}, now=now)
    status, content = ready()
    assert (status, content["status"]) == (200, "degraded")
    assert content["checks"]["mail"].startswith("the oldest unsent message has waited 120")
    with app.app_context(), transaction() as session:
        session.query(Message).delete()
    assert ready()[1]["status"] == "ok"
