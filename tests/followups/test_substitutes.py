"""What somebody left behind is told to whoever stands in, until it is handed over."""

import pytest

from logbook.followups import sweep
from tests.followups.sweeping import TUESDAY, WEDNESDAY, change, days_after, planned, rules

MARK = "die hier niet meer werkt"


@pytest.fixture
def gone(scope, make, owner, admin):
    """The owner left; nobody stands in but the administrator."""
    change(owner, make.now, disabled_at=make.now)
    return owner


@pytest.fixture
def stand_ins(reader, outsider, colleague, admin):
    return {"deputy": reader, "stand-in": outsider, "head": colleague, "administrator": admin}


@pytest.mark.parametrize("who", ["deputy", "stand-in", "head", "administrator"])
def test_the_first_who_is_there_is_told(gone, make, sent, mailer, stand_ins, who):
    given = {}
    if who == "deputy":
        given["deputy_id"] = stand_ins["deputy"].id
    if who in ("deputy", "stand-in"):
        change(gone, make.now, absence_deputy_id=stand_ins["stand-in"].id)
    if who != "administrator":
        change(make.unit("IMH"), make.now, head_id=stand_ins["head"].id)
    planned(make, gone, "Terugkoppelen", "2026-12-08", **given)
    assert sent(TUESDAY) == 1
    told = mailer.text(stand_ins[who].email)
    assert "Terugkoppelen" in told
    assert f"van {gone.name}, {MARK}" in " ".join(told.split())


def test_without_the_rule_nobody_is_told(gone, make, sent, monkeypatch):
    monkeypatch.setattr(sweep, "substitutes", lambda _person, _ids: {})
    planned(make, gone, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY) == 0


def test_who_may_not_see_it_is_passed_over(gone, make, sent, mailer, admin, colleague, reader):
    change(make.unit("IMH"), make.now, head_id=colleague.id)
    meeting = make.meeting(reader, access="unit")
    planned(make, gone, "Zwanenmeer", "2026-12-08", meeting_id=meeting.id)
    assert sent(TUESDAY) == 1
    assert "Zwanenmeer" in mailer.text(reader.email)


def test_it_goes_on_and_comes_back_with_its_owner(gone, make, sent, mailer, admin):
    row = planned(make, gone, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY) == 1
    assert rules(row, gone) == {"overdue-1": False}
    assert sent(WEDNESDAY) == 1
    change(gone, WEDNESDAY, disabled_at=None)
    assert sent(days_after(WEDNESDAY, 7)) == 1
    assert "Terugkoppelen" in mailer.text(gone.email)


def test_what_nobody_may_be_told_of_waits_and_costs_no_sweep_before_the_next_morning(
    gone, make, sent, queries
):
    meeting = make.meeting(gone, access="named")
    row = planned(make, gone, "Terugkoppelen", "2026-12-08", meeting_id=meeting.id)
    assert sent(TUESDAY) == 0
    with queries() as seen:
        sweep.gather(now=TUESDAY)
    assert seen.count == 1
    assert rules(row, gone)["due"] is False


def test_without_a_server_too_what_waited_is_told_to_who_stands_in(
    scope, make, sent, mailer, owner, admin
):
    planned(make, owner, "Al gemaild", "2026-12-11")
    planned(make, owner, "Van woensdag", "2026-12-09", remind_before=[0])
    sweep.gather(now=TUESDAY)
    change(owner, TUESDAY, disabled_at=TUESDAY)
    sweep.gather(now=WEDNESDAY)
    assert sent(WEDNESDAY) == 1
    told = mailer.text(admin.email)
    assert "Van woensdag" in told
    assert "Al gemaild" in told


def test_a_mail_that_waited_when_they_left_is_told_to_who_stands_in(
    scope, make, sent, mailer, owner, admin
):
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    sweep.gather(now=TUESDAY)
    change(owner, TUESDAY, disabled_at=TUESDAY)
    assert sent(TUESDAY) == 0
    assert sent(WEDNESDAY) == 1
    assert "Terugkoppelen" in mailer.text(admin.email)
