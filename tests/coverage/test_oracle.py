"""The query agrees with plain loops over the records, for five people, in worlds made by lot."""

from random import Random

import pytest

from logbook.coverage import queries
from logbook.coverage.details import By, CoverageFilter
from logbook.coverage.queries.rows import Member
from logbook.db import db, transaction
from tests.coverage.oracle import TODAY, expected, over, populate


def differences(caller, by):
    """What the coverage says otherwise than the loops do."""
    wanted = CoverageFilter(by=by)
    whole = queries.coverage(caller, wanted, queries.columns(wanted), today=TODAY)
    told = {
        place: (seen.contact.value, seen.last[0], None if seen.direct else seen.via)
        for place, seen in whole.seen.items()
        if seen.last
    }
    meant = expected(caller, by)
    rhythms = {row.id: row.rhythm for row in whole.rows}
    own = {column.id: column.rhythm for column in whole.columns}
    late = {
        place: days
        for place, (way, day, _via) in meant.items()
        if (days := over(own[place[1]] or rhythms[place[0]], way, day))
    }
    return {*told.items()} ^ {*meant.items()} | {*whole.over.items()} ^ {*late.items()}


@pytest.fixture
def worlds(app, owner, outsider):
    """Runs a check in each of so many worlds, and takes the world back."""

    def run(rounds, lot, check):
        for _ in range(rounds):
            with app.app_context(), transaction() as session:
                world = session.begin_nested()
                populate(session, (owner, outsider), lot)
                check()
                world.rollback()
                db.session.expunge_all()

    return run


@pytest.mark.harness(short=4, long=300)
def test_what_the_query_says_is_what_the_records_say(
    worlds, harness, owner, colleague, outsider, reader, admin
):
    people = [one.as_caller() for one in (owner, colleague, outsider, reader, admin)]
    found: list[set[object]] = []

    def check():
        found.extend(differences(who, by) for who in people for by in By)

    worlds(harness.rounds, harness.random, check)
    assert found == [set()] * len(found)
    harness.figure(f"{len(found)} tables")


def test_loops_would_find_a_membership_that_is_not_looked_at(worlds, owner, monkeypatch):
    monkeypatch.setattr(Member, "throughout", lambda *_days: True)
    found: list[set[object]] = []
    worlds(3, Random(7), lambda: found.append(differences(owner.as_caller(), By.TOPIC)))
    assert any(found)
