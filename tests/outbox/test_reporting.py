"""Administrators are told of mail that died: once, and never about that mail itself."""

from datetime import timedelta

from sqlalchemy import select

from logbook.db import db, transaction
from logbook.outbox.models import Message, MessageState
from logbook.outbox.reporting import KIND, report_dead
from logbook.outbox.service import queue_mail

ADDRESS = "https://logbook.test"


def die(account, now, kind: str = "feed-expiry") -> None:
    with transaction() as session:
        context = {"name": "x", "ends": "morgen", "url": ADDRESS}
        person = session.merge(account)
        queue_mail(person, kind, "feed_expiry", context, now=now).state = MessageState.DEAD


def reports() -> list[Message]:
    with transaction() as session:
        found = session.scalars(select(Message).where(Message.kind == KIND)).all()
        session.expunge_all()
        return list(found)


def test_each_administrator_is_told_once_of_what_died(scope, make, owner, admin, now) -> None:
    make.account("gone@example.org", role="administrator", disabled_at=now)
    assert report_dead(address=ADDRESS, now=now) == 0
    die(owner, now)
    die(owner, now)
    assert report_dead(address=ADDRESS, now=now) == 1
    assert report_dead(address=ADDRESS, now=now + timedelta(days=2)) == 0
    (mail,) = reports()
    assert mail.recipient_id == admin.id
    assert mail.subject.startswith("2 berichten")
    assert b"/outbox?whose=3Dall" in (mail.body or b"") or b"/outbox?whose=all" in (
        mail.body or b""
    )


def test_what_dies_the_same_day_waits_for_the_next(scope, owner, admin, now) -> None:
    die(owner, now)
    report_dead(address=ADDRESS, now=now)
    die(owner, now)
    assert report_dead(address=ADDRESS, now=now + timedelta(hours=1)) == 0
    assert report_dead(address=ADDRESS, now=now + timedelta(days=1, hours=1)) == 1


def test_a_report_that_died_is_not_reported(scope, admin, now) -> None:
    die(admin, now, KIND)
    assert report_dead(address=ADDRESS, now=now + timedelta(days=3)) == 0
    assert len(reports()) == 1
    assert db.session.scalar(select(Message.reported_at)) is None
