"""Guessing is limited, across processes and whatever a client says of itself; owners get in."""

import time
from contextlib import ExitStack
from datetime import timedelta
from statistics import median

import pytest
from argon2 import PasswordHasher
from flask import request

from logbook import create_app
from logbook.accounts import attempts, passwords, signing_in
from logbook.accounts.attempts import Limit, TooMany
from logbook.accounts.models import FailedAttempt
from logbook.db import db
from tests.accounts.conftest import PASSWORD
from tests.accounts.guessing import guess_often
from tests.conftest import settings_for
from tests.databases import make_tables
from tests.servers.forks import forked

GUESSES = 15


@pytest.fixture
def database(engine_name, request, tmp_path):
    """A database of its own that several processes share."""
    if engine_name == "sqlite":
        yield f"sqlite:///{tmp_path / 'limits.db'}"
        return
    with request.getfixturevalue("postgresql").database() as url:
        yield url


def test_of_many_guesses_in_four_processes_ten_and_those_in_flight_are_compared(database):
    app = create_app(settings_for(database))
    with app.app_context():
        make_tables()
        db.engine.dispose()
    with ExitStack() as running:
        guessers = [
            running.enter_context(forked(guess_often, database, GUESSES)) for _process in range(4)
        ]
        assert [guesser.recv() for guesser in guessers] == ["ready"] * 4
        for guesser in guessers:
            guesser.send("go")
        in_flight = len(guessers) - 1
        assert 0 < sum(guesser.recv() for guesser in guessers) <= 10 + in_flight


def guess(times, *, email="owner@example.org", address="192.0.2.1", now):
    """How many of so many guesses are compared."""
    compared = 0
    for _time in range(times):
        try:
            signing_in.check_password(email, "wrong", address=address, now=now)
        except TooMany:
            continue
        compared += 1
    return compared


def test_guesses_on_many_accounts_from_one_network_are_limited(scope, now):
    compared = [guess(1, email=f"person{n}@example.org", now=now) for n in range(105)]
    assert sum(compared) == 100
    assert guess(1, email="other@example.org", address="192.0.2.2", now=now) == 1


def test_one_household_has_one_network_of_version_6():
    assert attempts.network("2001:db8::1") == attempts.network("2001:db8::ffff:2")
    assert attempts.network("2001:db8::1") != attempts.network("2001:db8:0:1::1")
    assert attempts.network("::ffff:192.0.2.1") == attempts.network("192.0.2.1")
    assert attempts.network(None) == attempts.network("nonsense")


def test_guesses_from_everywhere_together_are_limited(scope, now, monkeypatch):
    monkeypatch.setattr(signing_in, "PASSWORDS_IN_ALL", Limit("password-all", 20))
    compared = [
        guess(1, email=f"p{n}@example.org", address=f"192.0.2.{n}", now=now) for n in range(30)
    ]
    assert sum(compared) == 20


def test_after_the_wait_that_is_told_the_right_password_signs_in(scope, signer, now):
    guess(10, email=signer.email, now=now)
    with pytest.raises(TooMany) as refused:
        signing_in.check_password(signer.email, PASSWORD, address="192.0.2.1", now=now)
    later = now + refused.value.wait
    found = signing_in.check_password(signer.email, PASSWORD, address="192.0.2.1", now=later)
    assert found == signer.id


def test_what_is_refused_does_not_prolong_the_wait(scope, now):
    guess(10, now=now)
    guess(50, now=now + timedelta(minutes=4))
    assert guess(1, now=now + timedelta(minutes=5)) == 1


def test_attempts_are_forgotten(scope, now):
    guess(5, now=now)
    guess(1, email="x@example.org", now=now + timedelta(hours=2))
    assert db.session.query(FailedAttempt).count() == 3


def test_forty_right_sign_ins_at_once_from_one_address_are_let_in(scope, make, now):
    everybody = [
        make.account(password_hash=passwords.hasher.hash(PASSWORD)) for _person in range(40)
    ]
    guess(9, email=everybody[0].email, now=now)

    found = [
        signing_in.check_password(one.email, PASSWORD, address="192.0.2.1", now=now)
        for one in (*everybody, *everybody[:1] * 20)
    ]

    assert found == [one.id for one in (*everybody, *everybody[:1] * 20)]


def test_who_guesses_at_an_account_does_not_lock_its_owner_out(scope, signer, now):
    assert guess(30, email=signer.email, address="198.51.100.7", now=now) == 10

    found = signing_in.check_password(signer.email, PASSWORD, address="192.0.2.1", now=now)

    assert found == signer.id


def test_a_right_password_ends_no_wait_and_counts_for_nothing(scope, signer, now):
    guess(10, email=signer.email, now=now)

    with pytest.raises(TooMany):
        signing_in.check_password(signer.email, PASSWORD, address="192.0.2.1", now=now)


@pytest.mark.parametrize(("trusted", "seen"), [(0, "127.0.0.1"), (1, "192.0.2.1")])
def test_a_forwarded_address_counts_only_from_proxies_that_are_trusted(trusted, seen):
    app = create_app(settings_for("sqlite://", trusted_proxies=trusted))
    asked = []
    app.before_request(lambda: asked.append(request.remote_addr))
    app.test_client().get("/health/live", headers={"X-Forwarded-For": "192.0.2.1"})
    assert asked == [seen]


@pytest.mark.harness(short=12, long=150)
def test_an_answer_takes_as_long_for_who_has_no_account(harness, scope, make, now, monkeypatch):
    """The hash is made costly enough to be what takes the time."""
    costly = PasswordHasher(time_cost=2, memory_cost=16384)
    monkeypatch.setattr(passwords, "hasher", costly)
    monkeypatch.setattr(attempts, "count", lambda limits, now: None)
    someone = make.account(password_hash=costly.hash(PASSWORD))
    spent: dict[str, list[float]] = {someone.email: [], "nobody@example.org": []}
    for _round in range(harness.rounds):
        for email, times in spent.items():
            started = time.perf_counter()
            signing_in.check_password(email, "wrong", address=None, now=now)
            times.append(time.perf_counter() - started)
    known, unknown = (median(times) for times in spent.values())
    harness.figure(f"unknown / known account: {unknown / known:.3f}")
    assert 0.6 < unknown / known < 1.6
