"""Clocks that jump, records that cannot be worded, and work that does not grow."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, OperationalError

from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.followups import digests, reminders
from logbook.followups import sweep as sweeping
from logbook.followups.models import FollowUp, Reminder
from logbook.followups.sweep import gather, sweep
from logbook.outbox.models import Message
from tests.followups.sweeping import SENDER, TUESDAY, change, messages, planned, rules
from tests.outbox.mailers import MemoryMailer


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
    monkeypatch.setattr(sweeping, "MOST_AT_ONCE", 2)
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
                now=TUESDAY,
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
        patched.setattr(sweeping, "write_digest", _stumbling_over(other))
        assert sent(TUESDAY) == 1
    assert f"no digest could be made for account {other.id}" in caplog.text
    assert sent(TUESDAY) == 1


def test_a_database_that_fails_ends_the_sweep(sent, make, owner, monkeypatch):
    def fail(*_args, **_changed):
        raise OperationalError("SELECT", {}, Exception("the disk is full"))

    planned(make, owner, "Terugkoppelen", "2026-12-08")
    monkeypatch.setattr(sweeping, "write_digest", fail)
    with pytest.raises(OperationalError):
        gather(now=TUESDAY)


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


def _due_rules() -> list[bool]:
    with reading():
        return [
            message_id is not None
            for message_id in db.session.scalars(
                select(Reminder.message_id).where(Reminder.rule == "due")
            )
        ]


def _stumbling_over(person: Account):
    write = digests.write_digest

    def stumble(reader, *args, **changed):
        if reader.id == person.id:
            raise ValueError("cannot be said")
        return write(reader, *args, **changed)

    return stumble
