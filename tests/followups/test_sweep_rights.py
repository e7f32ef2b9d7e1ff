"""What closed, moved, or may not be told is not told."""

from datetime import date, time, timedelta
from functools import partial

import pytest
from sqlalchemy import true

from logbook.accounts.models import Account
from logbook.db import db, transaction
from logbook.followups import due_items, due_reminders, reminders
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.followups.sweep import gather, sweep
from logbook.history import service as history
from logbook.mail import Deferred
from logbook.meetings.models import Marking, Meeting, MeetingStatus, meeting_named
from logbook.outbox.models import MessageState
from logbook.policy import SYSTEM, Access
from tests.followups.sweeping import (
    SENDER,
    TUESDAY,
    WEDNESDAY,
    change,
    days_after,
    messages,
    planned,
    rules,
)
from tests.outbox.mailers import MemoryMailer


@pytest.mark.parametrize("act", ["close", "move"])
def test_closed_or_moved_before_the_first_try_it_is_not_told(scope, make, owner, act):
    mailer = MemoryMailer()
    row = planned(make, owner, "Terugkoppelen", "2026-12-08")
    planned(make, owner, "Blijft", "2026-12-08")
    gather(now=TUESDAY)
    _close_or_move(row, act)

    sweep(mailer, SENDER, tick=lambda: TUESDAY)
    assert "Blijft" in mailer.text(owner.email)
    assert "Terugkoppelen" not in mailer.text(owner.email)


@pytest.mark.parametrize("act", ["close", "move"])
def test_when_nothing_is_left_to_say_before_the_first_try_the_mail_is_dropped(
    scope, make, owner, act
):
    row = planned(make, owner, "Terugkoppelen", "2026-12-08")
    gather(now=TUESDAY)
    _close_or_move(row, act)

    assert sweep(MemoryMailer(), SENDER, tick=lambda: TUESDAY) == 0
    assert [message.state for message in messages()] == [MessageState.DROPPED]


def test_after_the_first_try_the_bytes_stay(scope, make, owner):
    def busy(_envelope) -> None:
        raise Deferred("450 busy")

    row = planned(make, owner, "Terugkoppelen", "2026-12-08")
    sweep(MemoryMailer(busy), SENDER, tick=lambda: TUESDAY)
    first = messages()[0].body
    _close_or_move(row, "close")
    mailer = MemoryMailer()
    sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(minutes=2))
    assert [one.content for one in mailer.taken] == [first]


def test_a_closed_follow_up_is_never_told_even_when_its_reminders_stayed(sent, make, owner):
    row = planned(make, owner, "Terugkoppelen", "2026-12-08")
    change(row, TUESDAY, status=FollowUpStatus.DONE)
    assert sent(TUESDAY) == 0
    assert not rules(row).get("due", False)


def test_what_is_no_longer_planned_is_forgotten_unless_a_mail_of_it_may_have_left(
    scope, make, owner
):
    def busy(_envelope) -> None:
        raise Deferred("450 busy")

    row = planned(make, owner, "Terugkoppelen", "2026-12-08", remind_before=[0])
    gather(now=TUESDAY)
    assert rules(row) == {"due": True, "overdue-1": False}
    _close_or_move(row, "close")
    assert rules(row) == {}

    tried = planned(make, owner, "Nabellen", "2026-12-09", remind_before=[0])
    sweep(MemoryMailer(busy), SENDER, tick=lambda: WEDNESDAY)
    _close_or_move(tried, "close")
    assert rules(tried) == {"due": True}


def test_planning_twice_is_planning_once(scope, make, owner):
    row = planned(make, owner, "Terugkoppelen", "2026-12-22")
    before = rules(row)
    with transaction():
        reminders.plan(db.session.get_one(FollowUp, row.id), now=make.now)
    assert rules(row) == before


@pytest.mark.parametrize("column", ["status", "deleted_at"])
def test_what_is_closed_or_deleted_is_not_planned(scope, make, owner, column):
    values = {"status": FollowUpStatus.DROPPED, "deleted_at": make.now}
    row = planned(make, owner, "Terugkoppelen", "2026-12-22", **{column: values[column]})
    assert rules(row) == {}


def test_each_person_is_told_in_their_own_morning(sent, mailer, make):
    here = make.account("here@example.org")
    there = make.account("there@example.org", time_zone="America/New_York", language="en")
    for person in (here, there):
        planned(make, person, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY) == 1
    assert sent(TUESDAY + timedelta(hours=6)) == 1
    assert [mail["To"].addresses[0].addr_spec for mail in mailer.mails] == [here.email, there.email]
    assert [mail["Subject"] for mail in mailer.mails] == ["Logboek: 1 vandaag", "Logbook: 1 today"]


def test_quiet_hours_are_kept(sent, make):
    late = make.account("late@example.org", quiet_from=time(22), quiet_to=time(9))
    planned(make, late, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY + timedelta(hours=1)) == 0
    assert sent(TUESDAY + timedelta(hours=2)) == 1


def test_somebody_absent_is_told_and_so_is_who_stands_in(sent, mailer, make, colleague):
    away = make.account(
        "away@example.org",
        name="A. Wezig",
        absent_from=date(2026, 12, 1),
        absence_deputy_id=colleague.id,
    )
    row = planned(make, away, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY) == 2
    assert "voor A. Wezig, die afwezig is" in mailer.text(colleague.email)
    assert "afwezig is" not in mailer.text(away.email).split("-- ")[0]
    assert sent(TUESDAY + timedelta(minutes=1)) == 0
    assert rules(row)["overdue-1"] is False


@pytest.mark.parametrize("deputy", [None, "gone"])
def test_somebody_absent_whom_nobody_stands_in_for_is_told_alone(sent, make, deputy):
    gone = make.account("gone@example.org", disabled_at=make.now)
    away = make.account(
        "away@example.org",
        absent_from=date(2026, 12, 1),
        absence_deputy_id=gone.id if deputy else None,
    )
    planned(make, away, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY) == 1


def test_two_who_stand_in_for_each_other_are_each_told_once(sent, make, colleague):
    away = make.account(
        "away@example.org", absent_from=date(2026, 12, 1), absence_deputy_id=colleague.id
    )
    change(colleague, make.now, absent_from=date(2026, 12, 1), absence_deputy_id=away.id)
    planned(make, away, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY) == 2


@pytest.mark.parametrize(
    "guarded", [{"access": Access.NAMED}, {"marking": Marking.DEP_V}], ids=["named", "dep-v"]
)
def test_what_is_guarded_is_told_without_its_words(sent, mailer, make, owner, guarded):
    meeting = make.meeting(owner, "Geheim overleg", status="planned", date="2026-12-04", **guarded)
    _name(meeting, owner)
    row = planned(make, owner, "Geheim punt", "2026-12-08", meeting_id=meeting.id)
    sent(TUESDAY)
    content = mailer.taken[0].content.decode()
    text = mailer.text(owner.email)
    assert "Geheim" not in text + content + str(mailer.mails[0]["Subject"])
    assert "Vertrouwelijk actiepunt" in text
    assert "Vertrouwelijk gesprek" in text
    assert str(row.id) in text


def test_without_that_guard_the_words_would_leave(sent, mailer, make, owner, monkeypatch):
    for module, made in ((due_items, "_past"), (due_reminders, "_reminders")):
        monkeypatch.setattr(module, "may_be_worded", true)
        monkeypatch.setattr(module, made, getattr(module, made).__wrapped__)
    meeting = make.meeting(owner, "Geheim overleg", access=Access.NAMED)
    _name(meeting, owner)
    planned(make, owner, "Geheim punt", "2026-12-08", meeting_id=meeting.id)
    sent(TUESDAY)
    assert "Geheim punt" in mailer.text(owner.email)


def test_who_may_not_see_the_meeting_hears_nothing_until_they_may(
    sent, queries, make, owner, outsider
):
    meeting = make.meeting(owner, access=Access.UNIT)
    row = planned(make, outsider, "Terugkoppelen", "2026-12-08", meeting_id=meeting.id)
    assert sent(TUESDAY) == 0
    with queries() as seen:
        gather(now=TUESDAY + timedelta(hours=1))
    assert seen.count == 1  # it waits for the next morning, and costs no sweep before
    planned(make, outsider, "Iets anders", "2026-12-09")
    assert sent(WEDNESDAY) == 1
    assert not any(rules(row).values())
    change(meeting, WEDNESDAY, access=Access.EVERYONE)
    assert sent(WEDNESDAY + timedelta(days=1)) == 1
    assert rules(row)["due"] is True


def test_a_deputy_who_may_not_see_it_is_not_told(sent, mailer, make, outsider):
    away = make.account(
        "away@example.org", absent_from=date(2026, 12, 1), absence_deputy_id=outsider.id
    )
    meeting = make.meeting(away, access=Access.UNIT)
    planned(make, away, "Terugkoppelen", "2026-12-08", meeting_id=meeting.id)
    assert sent(TUESDAY) == 1
    assert [one.recipient for one in mailer.taken] == [away.email]


def test_a_meeting_marked_after_the_first_try_stops_the_mail_and_it_is_told_again(
    scope, make, owner
):
    def cut(_envelope) -> None:
        raise Deferred("the connection broke")

    meeting = make.meeting(owner)
    planned(make, owner, "Geheim punt", "2026-12-08", meeting_id=meeting.id)
    sweep(MemoryMailer(cut), SENDER, tick=lambda: TUESDAY)
    change(meeting, TUESDAY, marking=Marking.DEP_V)
    mailer = MemoryMailer()
    assert sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(hours=1)) == 0
    assert sweep(mailer, SENDER, tick=lambda: WEDNESDAY) == 1
    assert "Vertrouwelijk actiepunt" in mailer.text(owner.email)
    assert "Geheim" not in mailer.text(owner.email)


def test_somebody_disabled_gets_nothing_and_back_again_everything(scope, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08", remind_before=[0])
    gather(now=TUESDAY)
    change(owner, TUESDAY, disabled_at=TUESDAY)
    mailer = MemoryMailer()
    for day in range(3):
        assert sweep(mailer, SENDER, tick=partial(days_after, TUESDAY, day)) == 0
    change(owner, TUESDAY, disabled_at=None)
    assert sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(days=3)) == 1
    assert "3 dagen te laat" in mailer.text(owner.email)


def test_a_meeting_to_confirm_is_told_though_nothing_else_is_due_and_once(
    sent, mailer, make, owner
):
    meeting = make.meeting(owner, "Gesprek", status="planned", date="2026-12-07")
    make.meeting(owner, "Toekomst", status="planned", date="2026-12-24")
    assert sent(TUESDAY) == 1
    assert f"  http://127.0.0.1:8000/meetings/{meeting.id}\n" in mailer.text(owner.email)
    assert "Toekomst" not in mailer.text(owner.email)
    assert sent(TUESDAY + timedelta(hours=1)) == 0
    assert sent(WEDNESDAY) == 0


def test_a_meeting_that_took_place_is_not_asked_about(sent, make, owner):
    make.meeting(owner, status=MeetingStatus.HELD, date="2026-12-07")
    make.meeting(owner, status=MeetingStatus.CANCELLED, date="2026-12-07")
    make.meeting(owner, status=MeetingStatus.PLANNED, date="2026-12-07", deleted_at=TUESDAY)
    assert sent(TUESDAY) == 0


def test_a_follow_up_snoozed_is_silent_until_its_day(sent, make, owner):
    planned(make, owner, "Later", "2026-12-08", snoozed_until=date(2026, 12, 15))
    told = [day for day in range(10) if sent(TUESDAY + timedelta(days=day))]
    assert told[0] == 7


def _close_or_move(row: FollowUp, act: str) -> None:
    with transaction():
        follow_up = db.session.get_one(FollowUp, row.id, populate_existing=True)
        follow_up.begin_change(None, now=TUESDAY)
        before = history.snapshot(follow_up)
        reminders.unplan(follow_up)
        if act == "close":
            follow_up.status = FollowUpStatus.DONE
        else:
            follow_up.due_on = date(2027, 6, 1)
            follow_up.revision += 1
            reminders.plan(follow_up, now=TUESDAY)
        history.record(SYSTEM, act, follow_up, now=TUESDAY, before=before)


def _name(meeting: Meeting, person: Account) -> None:
    with transaction() as session:
        session.execute(meeting_named.insert().values(meeting_id=meeting.id, account_id=person.id))
