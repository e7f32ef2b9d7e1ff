"""Follow-ups that return when they are done."""

from datetime import date

import pytest
from sqlalchemy import select

from logbook.dates import PartialDate
from logbook.db import db, reading
from logbook.followups import service
from logbook.followups.details import Closure, Move
from logbook.followups.models import FollowUp, FollowUpStatus, RepeatFrom
from logbook.followups.service.repeats import next_id

DONE = Closure(status=FollowUpStatus.DONE)
TODAY = date(2026, 12, 7)


@pytest.fixture
def returning(scope, make, owner):
    """Makes a follow-up of the owner's that returns."""

    def make_one(due, every, from_=RepeatFrom.DUE):
        return make.follow_up(owner, due=due, repeat_every=every, repeat_from=from_)

    return make_one


def next_of(follow_up):
    with reading():
        others = select(FollowUp).where(FollowUp.id != follow_up.id, FollowUp.deleted_at.is_(None))
        found = db.session.scalars(others).one_or_none()
        db.session.expunge_all()
        return found


def following(follow_up):
    with reading():
        made = db.session.get_one(FollowUp, next_id(follow_up))
        db.session.expunge_all()
        return made


@pytest.mark.parametrize(
    ("due", "every", "expected"),
    [
        ("2026-12-10", "P1M", "2027-01-10"),
        ("2026-12", "P3M", "2027-03"),
        ("2026-11", "P2M", "2027-01"),
        ("2026-23", "P1Y", "2027-23"),
        ("2026", "P1Y", "2027"),
        ("2026-36", "P3M", "2027-33"),
        ("2026-36", "P1Y", "2027-36"),
        ("2026-36", "P1M", "2027-01-31"),
        ("2026-41", "P6M", "2027-40"),
        ("2026-12-11/2026-12-20", "P1M", "2027-01-11/2027-01-20"),
        ("2026-10/2026-12", "P1Y", "2027-10/2027-12"),
        ("2026-10/2026-12", "P3M", "2027-03-31"),
        ("2026-12", "P2W", "2027-01-14"),
        ("2026-09-01", "P1M", "2027-01-01"),  # closed months late: never overdue when made
    ],
)
def test_what_repeats_returns_after_its_term(returning, act, planned, due, every, expected):
    first = returning(due, every)

    act(service.close, first, DONE)

    made = next_of(first)
    assert made.due.edtf == expected
    assert made.status is FollowUpStatus.OPEN
    assert made.repeat_every == every
    assert planned(made)


@pytest.mark.parametrize(
    ("due", "every", "expected"),
    [
        ("2027-01-31", "P1M", ["2027-02-28", "2027-03-31", "2027-04-30"]),
        ("2026-12-31", "P2M", ["2027-02-28", "2027-04-30", "2027-06-30"]),
        ("2028-02-29", "P1Y", ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"]),
        ("2027-01-30", "P1M", ["2027-02-28", "2027-03-30"]),
    ],
)
def test_a_series_keeps_the_day_that_it_was_made_for(returning, act, due, every, expected):
    one, days = returning(due, every), []
    for _ in expected:
        act(service.close, one, DONE)
        one = following(one)
        days.append(one.due.edtf)

    assert days == expected


def test_closed_months_late_it_keeps_its_day_too(returning, act):
    first = returning("2026-08-31", "P1M")

    act(service.close, first, DONE)

    assert next_of(first).due.edtf == "2026-12-31"


def test_who_moves_the_term_means_another_day(returning, act):
    first = returning("2027-01-31", "P1M")
    act(service.close, first, DONE)
    second = following(first)
    moved = Move(due=PartialDate.parse("2027-02-10"))
    second = act(service.move, second, moved)

    act(service.close, second, DONE)

    assert following(second).due.edtf == "2027-03-10"


def test_what_repeats_from_the_last_contact_counts_from_the_closing(returning, act):
    first = returning("2026-12-31", "P1M", RepeatFrom.LAST_CONTACT)

    act(service.close, first, Closure(FollowUpStatus.DONE, on=date(2026, 12, 1)))

    assert next_of(first).due.edtf == "2027-01-01"


def test_what_is_dropped_does_not_return(returning, act):
    first = returning("2026-12-10", "P1M")

    act(service.close, first, Closure(FollowUpStatus.DROPPED))

    assert next_of(first) is None


def test_an_undone_closing_takes_its_next_occurrence_back(returning, act):
    first = returning("2026-12-10", "P1M")
    closed = act(service.close, first, DONE)

    act(service.undo, first, version=closed.version)
    assert next_of(first) is None

    act(service.close, first, DONE)
    assert next_of(first).due.edtf == "2027-01-10"


def test_closing_it_again_makes_no_second_one(returning, act):
    first = returning("2026-12-10", "P1M")
    act(service.close, first, DONE)
    act(service.reopen, first, None)
    act(service.close, first, DONE)

    assert next_of(first).due.edtf == "2027-01-10"


def test_a_series_ends_with_the_years_we_keep(returning, act):
    first = returning("2200-12-31", "P1Y")

    act(service.close, first, DONE)

    assert next_of(first) is None
