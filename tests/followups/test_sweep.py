"""One mail per person and morning, of everything due, and nothing that may not be told."""

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest
from flask import Flask
from sqlalchemy import select, true, update
from sqlalchemy.exc import IntegrityError

from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.followups import digests, gathering, reminders
from logbook.followups.gathering import gather
from logbook.followups.models import FollowUp, FollowUpStatus, Reminder
from logbook.followups.sweep import sweep
from logbook.history import service as history
from logbook.mail import Deferred
from logbook.meetings.models import Marking, Meeting, MeetingStatus, meeting_named
from logbook.outbox.models import Message, MessageState
from logbook.outbox.pace import Pace
from logbook.policy import SYSTEM, Access
from tests.factories import Make
from tests.outbox.mailers import MemoryMailer

SENDER = "logboek@example.org"
TUESDAY = datetime(2026, 12, 8, 6, tzinfo=UTC)
WEDNESDAY = TUESDAY + timedelta(days=1)
QUICK = Pace(lease=timedelta(minutes=10), waits=(timedelta(minutes=1),))


@pytest.fixture
def mailer() -> MemoryMailer:
    return MemoryMailer()


@pytest.fixture
def sent(scope: Flask, mailer: MemoryMailer) -> Callable[[datetime], int]:
    """Sweep at the instant given; how many mails were taken."""
    return lambda at: sweep(mailer, SENDER, tick=lambda: at, pace=QUICK)


def _days_after(start: datetime, days: int) -> datetime:
    return start + timedelta(days=days)


def planned(make: Make, owner: Account, title: str, due: str | None, **changed) -> FollowUp:
    """A follow-up with its reminders, made on Monday 7 December at ten."""
    row = make.follow_up(owner, title, due, **changed)
    with transaction():
        reminders.plan(db.session.get_one(FollowUp, row.id), now=make.now)
    return row


def change(row: FollowUp | Account | Meeting, now: datetime, **columns: object) -> None:
    """Change a record as its service would: with an entry in the history."""
    with transaction():
        found = db.session.get_one(type(row), row.id, populate_existing=True)
        before = history.snapshot(found)
        for name, value in columns.items():
            setattr(found, name, value)
        history.record(SYSTEM, "edit", found, now=now, before=before)


def messages() -> list[Message]:
    with reading():
        return list(
            db.session.scalars(
                select(Message)
                .order_by(Message.digest_on, Message.created_at)
                .execution_options(populate_existing=True)
            )
        )


def rules(row: FollowUp) -> dict[str, bool]:
    """The reminders of a follow-up: rule -> whether it is in a mail."""
    with reading():
        found = db.session.execute(
            select(Reminder.rule, Reminder.message_id).where(Reminder.follow_up_id == row.id)
        )
        return {rule: message_id is not None for rule, message_id in found}


def test_everything_due_is_told_in_one_mail(sent, mailer, make: Make, owner: Account):
    planned(make, owner, "Te laat punt", "2026-12-02")
    planned(make, owner, "Punt van vandaag", "2026-12-08")
    planned(make, owner, "Later punt", "2026-12-22")
    planned(make, owner, "Nog lang niet", "2027-06-01")
    bank = make.organisation("De Voorbeeldbank")
    planned(make, owner, "Reactie", "2026-12-11", actor_organisation_id=bank.id)
    make.meeting(owner, "Gesprek met het fonds", status="planned", date="2026-12-04")

    assert sent(TUESDAY) == 1
    text = mailer.text(owner.email)
    order = ["Te laat punt", "Punt van vandaag", "Later punt", "De Voorbeeldbank", "het fonds"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Nog lang niet" not in text
    assert mailer.mails[0]["Subject"] == "Logboek: 1 te laat, 1 vandaag, 1 binnenkort"


def test_each_line_links_to_the_page_of_its_follow_up(sent, mailer, make, owner):
    row = planned(make, owner, "Terugkoppelen", "2026-12-08")
    sent(TUESDAY)
    link = f"http://127.0.0.1:8000/follow-ups/{row.id}"
    assert link in mailer.text(owner.email)
    html = mailer.mails[0].get_body(("html",))
    assert html is not None
    assert f'href="{link}"' in html.get_content()


def test_each_line_says_when_and_on_whom_it_waits(sent, mailer, make, owner, colleague):
    banks = make.sector()
    planned(make, owner, "Cijfers", "2026-12", remind_before=[23], actor_sector_id=banks.id)
    planned(make, owner, "Memo", "2026-12-08", actor_account_id=colleague.id)
    planned(make, owner, "Rapport", "2026-12", remind_before=[23], due_text="voor het kerstreces")
    planned(make, owner, "Ooit", None, snoozed_until=date(2026, 12, 8))
    planned(make, owner, "Wij", "2026-12-08", actor_us=True)
    sent(TUESDAY)
    lines = [line.strip() for line in mailer.text(owner.email).splitlines()]
    told = {
        line.removeprefix("* "): lines[number + 1]
        for number, line in enumerate(lines)
        if line.startswith("* ")
    }
    assert told == {
        "Cijfers": "Uiterlijk eind december · wacht op banken",
        "Memo": f"vandaag · wacht op {colleague.name}",
        "Rapport": "Uiterlijk eind december · voor het kerstreces",
        "Ooit": "geen termijn",
        "Wij": "vandaag",
    }


def test_nothing_to_say_is_no_mail(sent, mailer, make, owner):
    planned(make, owner, "Nog lang niet", "2027-06-01")
    assert sent(TUESDAY) == 0
    assert messages() == []


def test_before_the_moment_nothing_is_sent_and_at_the_moment_it_is(sent, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY - timedelta(seconds=1)) == 0
    assert sent(TUESDAY) == 1


def test_a_sweep_that_comes_late_tells_what_it_missed(sent, mailer, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08", remind_before=[0])
    assert sent(TUESDAY + timedelta(days=3, hours=7)) == 1
    assert "3 dagen te laat" in mailer.text(owner.email)


def test_after_a_long_time_out_of_order_there_is_one_digest_and_no_flood(sent, mailer, make, owner):
    for day in range(8, 19):
        planned(make, owner, f"Punt {day}", f"2026-12-{day:02}")
    assert sent(TUESDAY + timedelta(days=30)) == 1
    text = mailer.text(owner.email)
    assert [day for day in range(8, 19) if f"* Punt {day}\n" not in text] == []
    assert sent(TUESDAY + timedelta(days=30, minutes=1)) == 0


def test_what_stays_overdue_is_told_again_each_week_one_ahead(sent, make, owner):
    row = planned(make, owner, "Terugkoppelen", "2026-12-07", remind_before=[0])
    told = [day for day in range(30) if sent(TUESDAY + timedelta(days=day))]
    assert told == [0, 7, 14, 21, 28]
    assert rules(row)["overdue-6"] is False


def test_after_the_mail_of_the_day_what_is_new_waits_for_the_next_morning(
    sent, mailer, make, owner
):
    planned(make, owner, "Eerste", "2026-12-08")
    sent(TUESDAY)
    second = make.follow_up(owner, "Tweede", "2026-12-09")
    with transaction():
        db.session.add(
            Reminder(
                follow_up_id=second.id,
                recipient_id=owner.id,
                rule="due",
                moment=TUESDAY + timedelta(hours=1),
                revision=1,
            )
        )
    assert sent(TUESDAY + timedelta(hours=2)) == 0
    assert sent(WEDNESDAY - timedelta(seconds=1)) == 0
    assert sent(WEDNESDAY) == 1
    assert [message.digest_on for message in messages()] == [date(2026, 12, 8), date(2026, 12, 9)]


def test_at_night_nobody_is_told_of_what_the_day_before_missed(sent, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY + timedelta(hours=20)) == 0
    assert sent(WEDNESDAY) == 1


def test_a_mail_that_nobody_tried_is_made_again_with_what_came_since(scope, make, owner):
    mailer = MemoryMailer()
    planned(make, owner, "Eerste", "2026-12-08")
    sweep(None, SENDER, tick=lambda: TUESDAY)
    before = messages()[0].message_id
    planned(make, owner, "Tweede", "2026-12-08")
    with transaction():
        db.session.execute(update(Reminder).values(moment=TUESDAY))

    sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(hours=1))
    assert all(word in mailer.text(owner.email) for word in ("Eerste", "Tweede"))
    assert [mail["Message-ID"] for mail in mailer.mails] == [before]


def test_without_a_server_each_morning_takes_over_what_the_last_could_not_send(scope, make, owner):
    mailer = MemoryMailer()
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    planned(make, owner, "Volgende", "2026-12-10")
    for day in range(3):
        sweep(None, SENDER, tick=partial(_days_after, TUESDAY, day))
    states = [message.state for message in messages()]
    assert states == [MessageState.DROPPED, MessageState.DROPPED, MessageState.PENDING]

    assert sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(days=3)) == 1
    assert all(word in mailer.text(owner.email) for word in ("Terugkoppelen", "Volgende"))


def test_a_mail_of_yesterday_that_nobody_tried_does_not_go_out_at_night(scope, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    gather(now=TUESDAY)
    mailer = MemoryMailer()
    assert sweep(mailer, SENDER, tick=lambda: WEDNESDAY - timedelta(hours=3)) == 0
    assert sweep(mailer, SENDER, tick=lambda: WEDNESDAY) == 1
    assert "1 dag te laat" in mailer.text(owner.email)


def test_a_mail_that_nobody_tried_is_dropped_when_gathering_finds_nothing_left(scope, make, owner):
    row = planned(make, owner, "Terugkoppelen", "2026-12-08")
    gather(now=TUESDAY)
    change(row, TUESDAY, status=FollowUpStatus.DROPPED)
    with transaction():
        db.session.execute(
            update(Reminder).where(Reminder.rule != "due").values(moment=TUESDAY, message_id=None)
        )
    gather(now=TUESDAY)
    assert [message.state for message in messages()] == [MessageState.DROPPED]
    assert rules(row) == {}


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


def _close_or_move(row: FollowUp, act: str) -> None:
    with transaction():
        follow_up = db.session.get_one(FollowUp, row.id, populate_existing=True)
        before = history.snapshot(follow_up)
        reminders.unplan(follow_up)
        if act == "close":
            follow_up.status = FollowUpStatus.DONE
        else:
            follow_up.due_on = date(2027, 6, 1)
            follow_up.revision += 1
            reminders.plan(follow_up, now=TUESDAY)
        history.record(SYSTEM, act, follow_up, now=TUESDAY, before=before)


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
    monkeypatch.setattr("logbook.followups.telling.may_be_worded", true)
    meeting = make.meeting(owner, "Geheim overleg", access=Access.NAMED)
    _name(meeting, owner)
    planned(make, owner, "Geheim punt", "2026-12-08", meeting_id=meeting.id)
    sent(TUESDAY)
    assert "Geheim punt" in mailer.text(owner.email)


def _name(meeting: Meeting, person: Account) -> None:
    with transaction() as session:
        session.execute(meeting_named.insert().values(meeting_id=meeting.id, account_id=person.id))


def test_who_may_not_see_the_meeting_hears_nothing_until_they_may(sent, make, owner, outsider):
    meeting = make.meeting(owner, access=Access.UNIT)
    row = planned(make, outsider, "Terugkoppelen", "2026-12-08", meeting_id=meeting.id)
    assert sent(TUESDAY) == 0
    assert sent(WEDNESDAY) == 0
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
        assert sweep(mailer, SENDER, tick=partial(_days_after, TUESDAY, day)) == 0
    change(owner, TUESDAY, disabled_at=None)
    assert sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(days=3)) == 1
    assert "3 dagen te laat" in mailer.text(owner.email)


def test_a_meeting_to_confirm_is_told_though_nothing_else_is_due_and_once(
    sent, mailer, make, owner
):
    meeting = make.meeting(owner, "Gesprek", status="planned", date="2026-12-07")
    make.meeting(owner, "Toekomst", status="planned", date="2026-12-24")
    assert sent(TUESDAY) == 1
    assert f"/meetings/{meeting.id}" in mailer.text(owner.email)
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


@pytest.mark.parametrize(
    "first", [datetime(2026, 3, 27, 6, tzinfo=UTC), datetime(2026, 10, 23, 5, tzinfo=UTC)]
)
def test_across_a_change_of_the_clock_nobody_is_told_twice_or_never(sent, make, owner, first):
    """Swept every half hour over five days, of which one has 23 or 25 hours."""
    for offset in range(5):
        due = first.date() + timedelta(days=offset)
        row = make.follow_up(owner, f"Punt {due}", due.isoformat(), remind_before=[0])
        with transaction():
            reminders.plan(db.session.get_one(FollowUp, row.id), now=first - timedelta(days=9))
    half_hour = timedelta(minutes=30)
    total = sum(sent(first - timedelta(hours=3) + n * half_hour) for n in range(5 * 24 * 2))
    days = [message.digest_on for message in messages()]
    assert total == len(days) == len(set(days))
    assert all(_due_rules())


def _due_rules() -> list[bool]:
    with reading():
        return [
            message_id is not None
            for message_id in db.session.scalars(
                select(Reminder.message_id).where(Reminder.rule == "due")
            )
        ]


def test_a_clock_set_back_a_day_sends_nothing_again(sent, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    assert sent(TUESDAY) == 1
    assert sent(TUESDAY - timedelta(days=1)) == 0
    assert sent(TUESDAY) == 0


def test_a_move_to_another_zone_repeats_and_skips_nothing(sent, make, owner):
    planned(make, owner, "Vandaag", "2026-12-08")
    planned(make, owner, "Morgen", "2026-12-10")
    assert sent(TUESDAY) == 1
    change(owner, TUESDAY, time_zone="Pacific/Auckland")
    taken = sum(sent(TUESDAY + timedelta(hours=n)) for n in range(80))
    assert taken >= 1
    assert all(_due_rules())


def test_one_bad_record_stops_nobody_else(sent, mailer, make, owner):
    bad = make.account("geen adres", name="X\r\nBcc: spy@example.org")
    for person in (bad, owner):
        planned(make, person, "Terugkoppelen\r\nBcc: spy@example.org", "2026-12-08")
    assert sent(TUESDAY) == 2
    for mail in mailer.mails:
        assert mail["Bcc"] is None
        assert len(mail.get_all("To")) == 1


def test_a_sweep_with_nothing_due_asks_once_for_each_of_its_three_steps(
    scope, queries, make, owner
):
    for number in range(3):
        planned(make, owner, f"Punt {number}", "2027-06-01")
    with queries() as seen:
        gather(now=TUESDAY)
    assert seen.count == 1
    with queries() as seen:
        sweep(MemoryMailer(), SENDER, tick=lambda: TUESDAY)
    assert seen.count == 3


def test_the_queries_of_a_digest_do_not_grow_with_its_lines(scope, queries, make):
    counts = []
    for lines in (3, 30):
        person = make.account()
        for number in range(lines):
            planned(make, person, f"Punt {number}", "2026-12-01")
        with queries() as seen:
            sweep(MemoryMailer(), SENDER, tick=lambda: TUESDAY)
        counts.append(seen.count)
    assert counts[0] == counts[1]


def test_more_reminders_than_one_statement_takes_are_all_told(
    scope, mailer, make, owner, monkeypatch
):
    monkeypatch.setattr(gathering, "MOST_AT_ONCE", 2)
    rows = [planned(make, owner, f"Punt {number}", "2026-12-01") for number in range(5)]
    sweep(mailer, SENDER, tick=lambda: TUESDAY)
    assert all(any(rules(row).values()) for row in rows)


def test_a_digest_is_kept_from_being_written_twice_by_the_database(scope, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    gather(now=TUESDAY)
    again = messages()[0]
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(
            Message(
                recipient_id=owner.id,
                kind="digest",
                digest_on=again.digest_on,
                address=owner.email,
                subject="x",
                message_id=f"<{uuid.uuid4()}@x>",
                next_try_at=TUESDAY,
                give_up_at=TUESDAY,
            )
        )


def test_a_digest_is_not_written_anew_while_nothing_changed(scope, make, owner, monkeypatch):
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    gather(now=TUESDAY)
    written = []
    monkeypatch.setattr(digests, "write_digest", lambda *_args, **_kw: written.append(1))
    sweep(MemoryMailer(), SENDER, tick=lambda: TUESDAY)
    assert written == []


def test_a_record_that_cannot_be_worded_keeps_nobody_else_waiting(
    sent, make, owner, monkeypatch, caplog
):
    other = make.account()
    for person in (other, owner):
        planned(make, person, "Terugkoppelen", "2026-12-08")
    with monkeypatch.context() as patched:
        patched.setattr(gathering, "write_digest", _stumbling_over(other))
        assert sent(TUESDAY) == 1
    assert f"no digest could be made for account {other.id}" in caplog.text
    assert sent(TUESDAY) == 1


def test_a_mail_that_cannot_be_made_again_keeps_no_other_from_being_sent(
    scope, mailer, make, owner, monkeypatch, caplog
):
    other = make.account()
    for person in (other, owner):
        row = planned(make, person, "Terugkoppelen", "2026-12-08")
    gather(now=TUESDAY)
    change(row, TUESDAY, details="Something has changed, so that both are looked at again.")
    with monkeypatch.context() as patched:
        patched.setattr(digests, "write_digest", _stumbling_over(other))
        assert sweep(mailer, SENDER, tick=lambda: TUESDAY) == 1
    assert [one.recipient for one in mailer.taken] == [owner.email]
    assert "could not be made again" in caplog.text
    assert sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(hours=4)) == 1


def _stumbling_over(person: Account):
    write = digests.write_digest

    def stumble(reader, *args, **changed):
        if reader.id == person.id:
            raise ValueError("cannot be said")
        return write(reader, *args, **changed)

    return stumble
