"""Whether a refusal is about one recipient or about all mail: nothing dies of the latter."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from config import MailServer
from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.mail import Deferred, Patience, Refused, SmtpMailer
from logbook.outbox import verdicts
from logbook.outbox.delivery import Delivery
from logbook.outbox.models import Message, MessageState
from logbook.outbox.pace import PACE
from logbook.outbox.service import queue_mail
from tests.factories import Make
from tests.outbox.mailers import MemoryMailer
from tests.servers.smtp import Fault, SmtpServer, Stage

NOW = datetime(2026, 12, 8, 6, tzinfo=UTC)
DAY = timedelta(days=1)
SENDER = "logboek@example.org"
NO = "554 5.7.1 We take nothing from you"

pytestmark = pytest.mark.usefixtures("scope")


def queued(person: Account, at: datetime = NOW) -> Message:
    with transaction():
        account = db.session.get_one(Account, person.id)
        return queue_mail(account, "notice", "sign_in", {"url": "x", "minutes": 1}, now=at)


def run(mailer, at: datetime = NOW) -> int:
    return Delivery(mailer, SENDER, tick=lambda: at).run()


def over(server: SmtpServer) -> SmtpMailer:
    where = MailServer(server.host, server.port, "none")
    return SmtpMailer(where, "x", patience=Patience(connect=5, answer=5))


def saying(words: str, *people: Account, kind: type = Refused) -> MemoryMailer:
    """Says so to these people, or where none are named to everybody."""
    addresses = {person.email for person in people}

    def refuse(envelope) -> None:
        if not addresses or envelope.recipient in addresses:
            raise kind(words)

    return MemoryMailer(refuse)


def state_of(message: Message) -> Message:
    with reading():
        return db.session.get_one(Message, message.id, populate_existing=True)


def states() -> Counter[MessageState]:
    with reading():
        return Counter(db.session.scalars(select(Message.state)))


@pytest.mark.parametrize(
    ("stage", "answer"),
    [
        (Stage.SENDER, "530 5.7.0 Authentication required"),
        (Stage.RECIPIENT, NO),
        (Stage.CONTENT, "552 5.2.3 No room here"),
    ],
)
def test_a_server_that_refuses_everything_costs_no_mail(make, smtp, stage, answer):
    waiting = [queued(make.account()) for _ in range(22)]
    fault = Fault(stage, answer=answer, times=None)
    smtp.faults.append(fault)
    assert run(over(smtp)) == 0
    assert states() == {MessageState.PENDING: len(waiting)}
    smtp.faults.clear()
    assert run(over(smtp), NOW + timedelta(minutes=2)) == len(waiting)
    taken = Counter(one.message["Message-ID"] for one in smtp.received)
    assert taken == Counter(one.message_id for one in waiting)


def test_if_each_refusal_were_final_all_would_be_dead(make, smtp, monkeypatch):
    monkeypatch.setattr(verdicts, "is_about_recipient", lambda fault, is_taking: True)
    for _ in range(3):
        queued(make.account())
    smtp.faults.append(Fault(Stage.RECIPIENT, answer=NO, times=None))
    run(over(smtp))
    assert states() == {MessageState.DEAD: 3}


def test_refused_at_the_door_no_try_is_counted(make: Make, smtp: SmtpServer):
    message = queued(make.account())
    smtp.faults.append(Fault(Stage.SENDER, answer="530 5.7.0 No", times=None))
    run(over(smtp))
    found = state_of(message)
    assert (found.attempts, found.response) == (0, "530 5.7.0 No")


def test_it_is_not_asked_for_all_of_two_hundred_and_those_not_asked_for_come_next(make: Make):
    asked: list[str] = []

    def refuse(envelope) -> None:
        asked.append(envelope.recipient)
        raise Refused(NO)

    mailer = MemoryMailer(refuse)
    for _ in range(PACE.most_failed + 5):
        queued(make.account())
    run(mailer)
    assert len(asked) == PACE.most_failed
    run(mailer, NOW + PACE.unreachable)
    assert len(set(asked)) == PACE.most_failed + 5


def test_when_the_tenth_is_taken_the_first_nine_were_about_their_recipients(make: Make):
    bad = [make.account() for _ in range(9)]
    lost = [queued(person) for person in bad]
    good = queued(make.account(), NOW + timedelta(seconds=1))
    assert run(saying(NO, *bad), NOW + timedelta(seconds=1)) == 1
    assert state_of(good).state is MessageState.SENT
    assert {state_of(one).state for one in lost} == {MessageState.DEAD}


def test_a_lone_refusal_gets_a_second_look_a_day_later_and_then_is_final(owner: Account):
    message = queued(owner)
    run(saying(NO))
    found = state_of(message)
    assert (found.state, found.next_try_at) == (MessageState.PENDING, NOW + DAY)
    run(saying(NO), NOW + DAY)
    assert state_of(message).state is MessageState.DEAD


def test_a_lone_refusal_that_has_passed_by_then_costs_nothing(owner: Account):
    queued(owner)
    run(saying(NO))
    assert run(MemoryMailer(), NOW + DAY) == 1


def test_two_mails_to_one_address_are_no_proof_against_the_server(owner: Account):
    messages = [queued(owner) for _ in range(2)]
    run(saying(NO))
    run(saying(NO), NOW + DAY)
    assert {state_of(one).state for one in messages} == {MessageState.DEAD}


def test_different_words_for_two_people_are_about_each_of_them(make: Make):
    one, other = make.account(), make.account()
    messages = [queued(one), queued(other)]

    def refuse(envelope) -> None:
        raise Refused("550 5.1.1 Unknown" if envelope.recipient == one.email else "552 5.2.2 Full")

    run(MemoryMailer(refuse))
    assert {state_of(one).next_try_at for one in messages} == {NOW + DAY}


def test_refused_one_by_one_by_a_server_that_refuses_all_nobody_dies(make: Make):
    """As with several senders, and with mornings in different time zones."""
    messages = []
    for hours in (0, 1, 2):
        at = NOW + timedelta(hours=hours)
        messages.append(queued(make.account(), at))
        run(saying(NO), at)
    for days in range(1, 6):
        run(saying(NO), NOW + timedelta(days=days, hours=5))
    assert {state_of(one).state for one in messages} == {MessageState.PENDING}
    assert run(MemoryMailer(), NOW + timedelta(days=6, hours=5)) == 3


def test_two_unknown_addresses_die_once_the_server_took_other_mail_since(make: Make):
    lost = [queued(make.account()) for _ in range(2)]
    run(saying("550 5.1.1 Unknown"))
    assert states() == {MessageState.PENDING: 2}
    queued(make.account(), NOW + timedelta(seconds=30))
    assert run(MemoryMailer(), NOW + timedelta(seconds=30)) == 1
    run(saying("550 5.1.1 Unknown"), NOW + DAY + timedelta(hours=1))
    assert {state_of(one).state for one in lost} == {MessageState.DEAD}


@pytest.mark.parametrize("kind", [Refused, Deferred])
def test_nothing_dies_of_a_server_that_is_at_fault_for_a_week(make: Make, kind: type):
    mailer = saying("451 4.3.0 Out of order" if kind is Deferred else NO, kind=kind)
    for _ in range(3):
        queued(make.account())
    for hours in range(0, 7 * 24, 11):
        run(mailer, NOW + timedelta(hours=hours))
    assert states() == {MessageState.PENDING: 3}
    assert run(MemoryMailer(), NOW + timedelta(days=8)) == 3


def test_nothing_dies_of_a_server_that_is_away_for_a_week_and_then_asks_to_come_back(make: Make):
    waiting = [queued(make.account()) for _ in range(3)]
    run(saying("451 4.3.0 Busy", kind=Deferred))
    away = MemoryMailer()
    away.is_away = True
    for hours in range(1, 7 * 24, 11):
        run(away, NOW + timedelta(hours=hours))
    back = NOW + timedelta(days=8)
    run(saying("450 4.7.1 Greylisted", kind=Deferred), back)
    assert states() == {MessageState.PENDING: len(waiting)}
    assert run(MemoryMailer(), back + timedelta(hours=5)) == len(waiting)


def test_what_waited_a_week_for_a_mail_server_to_be_set_is_still_tried_for_72_hours(owner):
    message, later = queued(owner), NOW + timedelta(days=7)
    run(saying("450 4.7.1 Greylisted", kind=Deferred), later)
    assert state_of(message).state is MessageState.PENDING
    assert run(MemoryMailer(), later + timedelta(hours=1)) == 1


def test_what_another_process_has_taken_up_since_is_not_buried(make: Make):
    """The first is refused; another process sends it; then this run finds the server well."""
    bad = make.account()
    first = queued(bad)
    good = queued(make.account(), NOW + timedelta(seconds=1))
    mailer = saying(NO, bad)
    refuse = mailer.refuse

    def meanwhile(envelope) -> None:
        if envelope.recipient != bad.email:
            assert run(MemoryMailer(), NOW + timedelta(minutes=2)) == 1
        assert refuse is not None
        refuse(envelope)

    mailer.refuse = meanwhile
    assert run(mailer, NOW + timedelta(seconds=1)) == 1
    assert {state_of(one).state for one in (first, good)} == {MessageState.SENT}
