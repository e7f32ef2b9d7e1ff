"""What a mail looks like on its way, and what becomes of it when the server is at fault."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from config import MailServer
from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.mail import Patience, SmtpMailer
from logbook.outbox.delivery import Delivery
from logbook.outbox.models import Message, MessageState
from logbook.outbox.service import queue_mail
from tests.factories import Make
from tests.harness import Harness
from tests.outbox.mailers import MemoryMailer
from tests.servers.smtp import Fault, SmtpServer, Stage

NOW = datetime(2026, 12, 8, 6, tzinfo=UTC)
SENDER = "logboek@example.org"
LINK = "https://logbook.example.org/sign-in/abc"

pytestmark = pytest.mark.usefixtures("scope")


def queued(person: Account, kind: str = "notice", **options) -> Message:
    with transaction():
        account = db.session.get_one(Account, person.id)
        context = {"url": LINK, "minutes": 15}
        return queue_mail(account, kind, "sign_in", context, now=NOW, **options)


def run(mailer, at: datetime = NOW, **options) -> int:
    return Delivery(mailer, SENDER, tick=lambda: at, **options).run()


def state_of(message: Message) -> Message:
    with reading():
        return db.session.get_one(Message, message.id, populate_existing=True)


def test_headers_keep_robots_silent_and_tell_where_to_stop_it(owner: Account):
    queued(owner)
    mailer = MemoryMailer()
    run(mailer)
    (mail,) = mailer.mails
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "All"
    assert mail["List-Unsubscribe"] == "<http://127.0.0.1:8000/account>"
    assert mail["Message-ID"].endswith("@logbook.test>")
    assert mail["Date"].datetime == NOW
    assert mail["Content-Language"] == "nl"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\u2028", "\u0085", "\x0b", "\x00", "\x0c"])
def test_no_name_or_address_adds_a_header(make: Make, sign: str):
    attack = f"X{sign}Bcc: spy@example.org"
    known = make.account().id
    with transaction():
        account = Account(
            id=known, name=attack, email=f"a@example.org{sign}Bcc: spy@example.org",
            language="nl", time_zone="Europe/Amsterdam",
        )  # fmt: skip
        message = queue_mail(account, "notice", "sign_in", {"url": attack, "minutes": 1}, now=NOW)
        db.session.expunge_all()
    assert message.body is not None
    (mail,) = MemoryMailer.parse([message.body])
    assert mail["Bcc"] is None
    assert len(mail.get_all("To", [])) == 1
    assert b"\x00" not in message.body


@pytest.mark.harness(short=60, long=10_000)
def test_whatever_a_faulty_server_does_every_mail_is_taken_or_refused_in_words(
    make: Make, smtp: SmtpServer, harness: Harness
):
    """Thirty per cent of faults: 450, 451, 550, cut before and after taking, silence."""
    waiting = [queued(make.account()) for _ in range(harness.rounds)]
    faults = _mix(smtp, harness.rounds * 2, harness.random)
    mailer = SmtpMailer(
        MailServer(smtp.host, smtp.port, "none"), "x", patience=Patience(connect=5, answer=0.5)
    )
    at = NOW
    while any(state_of(one).state is MessageState.PENDING for one in waiting):
        run(mailer, at)
        at += timedelta(minutes=10)
    with reading():
        states = Counter(db.session.scalars(select(Message.state)))
    taken = Counter(str(one.message["Message-ID"]) for one in smtp.received)
    copies = len(smtp.received) - len(taken)

    harness.figure(f"{len(waiting)} mails, {faults} faults: {dict(states)}, {copies} second copies")
    for message in waiting:
        found = state_of(message)
        if found.state is MessageState.SENT:
            assert taken[found.message_id] >= 1
        else:
            assert found.state is MessageState.DEAD
            assert found.response is not None
            assert found.response.startswith("550 ")
    assert copies <= faults


def _mix(smtp: SmtpServer, number: int, seed: random.Random) -> int:
    """Faults for three in ten of so many passages; returns how many may make a second copy."""
    kinds = (
        Fault(Stage.SENDER, answer="451 4.3.0 Local error"),
        Fault(Stage.RECIPIENT, answer="450 4.2.1 Busy"),
        Fault(Stage.RECIPIENT, answer="550 5.1.1 Unknown"),
        Fault(Stage.CONTENT, answer="451 4.3.0 Try later"),
        Fault(Stage.CONTENT, cut=True),
        Fault(Stage.TAKEN, cut=True),
        Fault(Stage.TAKEN, delay=0.7),
    )
    doubling = 0
    for _ in range(number):
        if seed.random() < 0.3:
            kind = seed.choice(kinds)
            smtp.faults.append(Fault(kind.stage, kind.answer, kind.cut, kind.delay))
            doubling += kind.stage is Stage.TAKEN
        else:
            smtp.faults.append(Fault(seed.choice(kinds).stage))
    return doubling


def test_the_rows_of_one_run_are_each_committed_before_the_next(built_app: Flask, make: Make):
    """Seen from inside the second conversation, the first mail is marked already."""
    first, second = (queued(make.account()) for _ in range(2))
    seen: list[MessageState] = []

    def look(_envelope) -> None:
        seen.append(min(state_of(one).state for one in (first, second)))

    run(MemoryMailer(look))
    assert seen == [MessageState.PENDING, MessageState.SENDING]
