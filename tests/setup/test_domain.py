"""The domain of calendar UIDs and Message-IDs is fixed once, by whatever starts the program."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from flask_migrate import current, downgrade, upgrade
from sqlalchemy import delete

from logbook.calendars.models import CalendarFeed
from logbook.db import db, reading, transaction
from logbook.example.documents import identity
from logbook.installation import (
    WITHOUT_DOMAIN,
    Installation,
    InstallationKind,
    fixed_domain,
    installation_kind,
)
from logbook.outbox.models import Message
from logbook.outbox.service import queue_mail
from logbook.setup.domain import fix_domain
from tests.factories import Make
from tests.servers.program import ROOT

NOW = datetime(2026, 12, 7, 9, tzinfo=UTC)
REAL = "https://logboek.minbuza.example"


@pytest.fixture
def unfixed(scope):
    """The program before its first start at a real address."""
    with transaction():
        db.session.execute(delete(Installation))
    return scope


def starts(app, public_url: str) -> str:
    """What the domain is after a start at this address."""
    fix_domain(replace(app.config["SETTINGS"], public_url=public_url))
    with reading():
        return fixed_domain()


def test_the_first_start_fixes_the_host_of_the_public_address_for_good(unfixed):
    assert starts(unfixed, REAL) == "logboek.minbuza.example"
    assert starts(unfixed, "https://elsewhere.example") == "logboek.minbuza.example"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8000",
        "http://127.9.9.9",
        "http://localhost:8000",
        "http://[::1]:8000",
        "https://localhost.",
        "https://logboek.localhost",
    ],
)
def test_a_loopback_address_fixes_nothing_and_a_real_one_later_does(unfixed, address):
    assert starts(unfixed, address) == WITHOUT_DOMAIN
    assert starts(unfixed, REAL) == "logboek.minbuza.example"


def a_feed(owner) -> CalendarFeed:
    return CalendarFeed(
        owner_id=owner.id,
        name="Mijn actiepunten",
        slug="mijn",
        token_digest="x",
        scope="mine",
        language="nl",
        expires_at=NOW.replace(year=2027),
    )


def test_who_subscribed_before_keeps_the_identity_of_every_item(unfixed, owner, make: Make):
    feed = a_feed(owner)
    feed.last_fetched_at = NOW
    make.kept(feed)
    assert starts(unfixed, REAL) == WITHOUT_DOMAIN
    assert starts(unfixed, REAL) == WITHOUT_DOMAIN


def test_a_feed_that_nobody_fetched_yet_keeps_nothing(unfixed, owner, make: Make):
    make.kept(a_feed(owner))
    assert starts(unfixed, REAL) == "logboek.minbuza.example"


@pytest.mark.parametrize(("attempts", "domain"), [(0, "logboek.minbuza.example"), (1, None)])
def test_mail_that_may_have_left_keeps_its_domain(unfixed, owner, attempts, domain):
    with transaction():
        recipient = db.session.merge(owner)
        message: Message = queue_mail(
            recipient, "notice", "sign_in", {"url": "x", "minutes": 1}, now=NOW
        )
        message.attempts = attempts
    assert starts(unfixed, REAL) == (domain or WITHOUT_DOMAIN)


def test_the_first_account_makes_a_real_installation_that_takes_no_example(unfixed, engine_name):
    runner = unfixed.test_cli_runner()
    made = runner.invoke(
        args=["accounts", "create", "a@example.nl", "--name=A", "--role=editor", "--unit=IMH"]
    )
    assert made.exit_code == 0, made.output
    with reading():
        assert installation_kind() is InstallationKind.REAL
    refused = runner.invoke(args=["example", "load"])
    assert refused.exit_code == 1
    assert len(refused.output.splitlines()) == 1


def test_upgrading_the_database_fixes_it_and_other_migration_commands_do_not(fresh):
    with fresh(public_url="http://127.0.0.1:8000").app_context():
        upgrade()
    app = fresh(public_url=REAL)
    with app.app_context():
        for command, domain in ((current, WITHOUT_DOMAIN), (upgrade, "logboek.minbuza.example")):
            command()
            with reading():
                assert fixed_domain() == domain


def test_the_scheduler_fixes_it_when_it_starts(fresh, empty_url):
    app = fresh()
    settings = {"DATABASE_URL": empty_url, "SECRET_KEY": "x" * 32, "PUBLIC_URL": REAL}
    with app.app_context():
        upgrade()
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "scheduler", "run"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | settings) as scheduler:
        try:
            with app.app_context():
                assert _comes_true(lambda: _domain() == "logboek.minbuza.example")
        finally:
            scheduler.terminate()


def _domain() -> str:
    with reading():
        return fixed_domain()


def _comes_true(condition: Callable[[], bool]) -> bool:
    """Whether it does so within twenty seconds."""
    latest = time.monotonic() + 60
    while not (so := condition()) and time.monotonic() < latest:
        time.sleep(0.05)
    return so


@pytest.mark.parametrize(("id", "kind"), [(None, "real"), ("admin", "example")])
def test_databases_from_before_are_told_apart_by_the_examples_people(fresh, now, id, kind):
    app = fresh()
    with app.app_context():
        upgrade()
    Make(app, now).account("admin@example.org", id=identity(id) if id else uuid4())
    with app.app_context():
        downgrade(revision="0008")
        upgrade()
        with reading():
            assert installation_kind() == kind
