"""Mail that died is counted where somebody looks, and sent again when an administrator says so."""

import pytest

from logbook import clock
from logbook.db import db, reading, transaction
from logbook.errors import Forbidden
from logbook.outbox import health, resending
from logbook.outbox.delivery import Delivery
from logbook.outbox.models import SIGN_IN, Message, MessageState
from logbook.outbox.service import queue_mail
from tests.factories import Make
from tests.outbox.mailers import MemoryMailer


def dead_mail(make: Make, person, kind: str = "notice", **changed) -> Message:
    changed = {"attempts": 3, "state": MessageState.DEAD} | changed
    with make.app.app_context(), transaction():
        account = db.session.get_one(type(person), person.id)
        context = {"url": "x", "minutes": 1}
        message = queue_mail(account, kind, "sign_in", context, now=clock.now())
        db.session.flush()
        for name, value in changed.items():
            setattr(message, name, value)
    return message


@pytest.mark.usefixtures("scope")
def test_sent_again_it_goes_out_byte_for_byte_and_once(make: Make, admin, owner):
    message = dead_mail(make, owner)
    with transaction():
        assert resending.resend(admin.as_caller(), now=clock.now()) == 1
    mailer = MemoryMailer()
    assert Delivery(mailer, "a@example.org", tick=clock.now).run() == 1
    assert mailer.taken[0].content == message.body
    with transaction():
        assert resending.resend(admin.as_caller(), now=clock.now()) == 0


@pytest.mark.usefixtures("scope")
def test_what_cannot_be_sent_stays_dead(make: Make, admin, owner):
    dead_mail(make, owner, SIGN_IN, body=None)
    dead_mail(make, make.account(disabled_at=clock.now()))
    with transaction():
        assert resending.resend(admin.as_caller(), now=clock.now()) == 0


@pytest.mark.usefixtures("scope")
def test_only_administrators_may(make: Make, owner):
    dead_mail(make, owner)
    with pytest.raises(Forbidden), transaction():
        resending.resend(owner.as_caller(), now=clock.now())


@pytest.mark.usefixtures("scope")
def test_readiness_tells_how_many_until_they_are_sent_again(make: Make, admin, owner):
    dead_mail(make, owner)
    without_server = "not set up: see MAIL_URL"
    told = f"{without_server}; 1 not delivered in thirty days: see the outbox"
    assert health.mail(clock.now()) == told
    with transaction():
        resending.resend(admin.as_caller(), now=clock.now())
    assert health.mail(clock.now()) == without_server


def test_metrics_tell_mails_by_state(app, make: Make, owner):
    dead_mail(make, owner)
    told = app.test_client().get("/metrics").get_data(as_text=True)
    assert 'logbook_mail_messages{state="dead"} 1.0' in told
    assert 'logbook_mail_messages{state="sent"} 0.0' in told
    assert "logbook_mail_oldest_unsent_seconds 0.0" in told


def test_a_button_sends_all_of_it_again_and_only_for_administrators(visit, make, admin, owner):
    message = dead_mail(make, owner)
    assert "opnieuw versturen" not in visit(owner).get("/outbox").text
    client = visit(admin)
    page = client.get("/outbox?whose=all")
    assert "Eén bericht kon niet worden bezorgd." in page.text
    sent = client.follow(page.submit(action="/outbox/resend"))
    assert "Eén bericht wordt binnen een minuut opnieuw verstuurd." in sent.text
    with make.app.app_context(), reading():
        assert db.session.get_one(Message, message.id).state is MessageState.PENDING


def test_a_command_sends_again_one_or_all(app, make: Make, owner):
    one, _two, _three = (dead_mail(make, owner) for _ in range(3))
    runner = app.test_cli_runner()
    assert runner.invoke(args=["outbox", "resend", str(one.id)]).output == "1\n"
    assert runner.invoke(args=["outbox", "resend", "--all"]).output == "2\n"
    assert runner.invoke(args=["outbox", "resend"]).exit_code == 2


@pytest.mark.usefixtures("scope")
@pytest.mark.parametrize(
    "name", ["=?utf-8?q?Jan=0D=0ABcc:_evil=40evil.example?=", "=?utf-8?q?a=2C?= b"]
)
def test_a_name_that_looks_encoded_is_told_as_it_is_written(make: Make, name: str):
    message = dead_mail(make, make.account(name=name))
    assert message.body is not None
    (mail,) = MemoryMailer.parse([message.body])
    (addressee,) = mail["To"].addresses
    assert (addressee.display_name, mail["Bcc"]) == (name, None)
