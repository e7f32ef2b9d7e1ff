"""One mail per person and morning, of everything due."""

from datetime import date, time, timedelta
from functools import partial

from sqlalchemy import update

from logbook.accounts.models import Account
from logbook.db import db, transaction
from logbook.followups.models import FollowUpStatus, Reminder
from logbook.followups.sweep import gather, sweep
from logbook.outbox.models import Message, MessageState
from tests.factories import Make
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
    assert "Uw actiepunten op dinsdag 8 december" in text


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
    mailer.is_away = True
    sweep(mailer, SENDER, tick=lambda: TUESDAY)
    before = messages()[0].message_id
    assert messages()[0].response == "nobody answers"
    planned(make, owner, "Tweede", "2026-12-08")
    with transaction():
        db.session.execute(update(Reminder).values(moment=TUESDAY))

    gather(now=TUESDAY + timedelta(hours=1))
    assert messages()[0].response is None  # that was said of another text
    mailer.is_away = False
    sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(hours=1))
    assert all(word in mailer.text(owner.email) for word in ("Eerste", "Tweede"))
    assert [mail["Message-ID"] for mail in mailer.mails] == [before]


def test_without_a_server_each_morning_takes_over_what_the_last_could_not_send(scope, make, owner):
    mailer = MemoryMailer()
    planned(make, owner, "Terugkoppelen", "2026-12-08")
    planned(make, owner, "Volgende", "2026-12-10")
    for day in range(3):
        sweep(None, SENDER, tick=partial(days_after, TUESDAY, day))
    states = [(message.state, message.version) for message in messages()]
    dropped = (MessageState.DROPPED, 2)
    assert states == [dropped, dropped, (MessageState.PENDING, 1)]

    assert sweep(mailer, SENDER, tick=lambda: TUESDAY + timedelta(days=3)) == 1
    assert all(word in mailer.text(owner.email) for word in ("Terugkoppelen", "Volgende"))


def test_a_mail_that_is_dead_stays_so_when_the_next_one_is_made(scope, make, owner):
    planned(make, owner, "Terugkoppelen", "2026-12-08", remind_before=[0])
    gather(now=TUESDAY)
    with transaction():
        db.session.execute(update(Message).values(state=MessageState.DEAD))
    gather(now=WEDNESDAY)
    assert [one.state for one in messages()] == [MessageState.DEAD, MessageState.PENDING]


def test_what_waits_for_somebody_stays_until_their_own_morning(scope, make, owner):
    late = make.account("late@example.org", quiet_from=time(22), quiet_to=time(9))
    planned(make, late, "Terugkoppelen", "2026-12-11")
    planned(make, owner, "Nabellen", "2026-12-09", remind_before=[0])
    gather(now=TUESDAY + timedelta(hours=2))
    gather(now=WEDNESDAY)
    told = {one.recipient_id: (one.state, one.digest_on) for one in messages()}
    assert told == {
        late.id: (MessageState.PENDING, date(2026, 12, 8)),
        owner.id: (MessageState.PENDING, date(2026, 12, 9)),
    }


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
