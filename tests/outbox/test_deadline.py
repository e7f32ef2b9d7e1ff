"""A server that sends a byte now and then holds the sender no longer than one that is silent."""

from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from sqlalchemy import select

from config import MailServer
from logbook import smtp
from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.mail import Deferred, Envelope, Patience, SmtpMailer, Unreachable
from logbook.outbox.delivery import Delivery
from logbook.outbox.models import Message, MessageState
from logbook.outbox.service import queue_mail
from tests.factories import Make
from tests.servers.dripping import GREETING, DrippingServer

NOW = datetime(2026, 12, 8, 6, tzinfo=UTC)
MAIL = Envelope("logboek@example.org", "reader@example.org", b"Subject: x\r\n\r\n.\r\ny\r\n")
SHORT = Patience(connect=0.2, asking=0.2, handing=0.2, answer=0.2)


def mailer(server: DrippingServer) -> SmtpMailer:
    return SmtpMailer(MailServer(server.host, server.port, "none"), "x", patience=SHORT)


@pytest.mark.parametrize("stage", [GREETING, "EHLO"])
def test_who_drips_before_mail_may_be_given_is_unreachable(stage: str):
    with DrippingServer(stage) as server:
        begun = monotonic()
        with pytest.raises(Unreachable, match="timed out"), mailer(server).connection():
            pass
        assert monotonic() - begun < 0.8


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA", "."])
def test_who_drips_over_a_mail_is_left_and_the_mail_waits(stage: str):
    with DrippingServer(stage) as server, mailer(server).connection() as connection:
        begun = monotonic()
        with pytest.raises(Deferred, match="timed out"):
            connection.send(MAIL)
        assert monotonic() - begun < 0.8


def test_with_a_time_out_for_each_byte_alone_it_would_have_been_held(monkeypatch):
    def read_without_deadline(self, buffer) -> int:
        return self._client.sock.recv_into(buffer)

    monkeypatch.setattr(smtp._Reading, "readinto", read_without_deadline)
    with DrippingServer(".") as server, mailer(server).connection() as connection:
        begun = monotonic()
        connection.send(MAIL)
        assert monotonic() - begun > 1


@pytest.mark.usefixtures("scope")
def test_the_others_go_on(make: Make):
    slow, quick = make.account(), make.account()
    for person in (slow, quick):
        with transaction():
            account = db.session.get_one(Account, person.id)
            context = {"url": "x", "minutes": 1}
            queue_mail(account, "notice", "sign_in", context, now=NOW)
    with DrippingServer(".") as server:
        server.recipient = slow.email.encode()
        assert Delivery(mailer(server), "a@example.org", tick=lambda: NOW).run() == 1
        with reading():
            states = {one.address: one.state for one in db.session.scalars(select(Message))}
        assert states == {slow.email: MessageState.PENDING, quick.email: MessageState.SENT}
        server.stage = ""
        later = NOW + timedelta(minutes=2)
        assert Delivery(mailer(server), "a@example.org", tick=lambda: later).run() == 1


def test_the_answer_to_a_mail_is_waited_for_a_minute_or_more_whatever_came_before():
    assert Patience().answer >= 60
