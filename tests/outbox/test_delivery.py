"""Claims, leases, tries and their end: what the outbox promises whatever the server does."""

import uuid
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from logbook.accounts.models import Account
from logbook.db import db, reading, transaction
from logbook.mail import Deferred, Patience, Refused, Unreachable
from logbook.outbox import claiming, retention
from logbook.outbox.delivery import Delivery
from logbook.outbox.models import SIGN_IN, Message, MessageState
from logbook.outbox.pace import PACE
from logbook.outbox.service import queue_mail
from logbook.outbox.writing import read_text
from tests.factories import Make
from tests.outbox.mailers import MemoryMailer

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


def failing(error: Exception) -> MemoryMailer:
    def refuse(_envelope) -> None:
        raise error

    return MemoryMailer(refuse)


def refusing(*people: Account) -> MemoryMailer:
    """Takes mail, but not to these."""

    def refuse(envelope) -> None:
        if envelope.recipient in {person.email for person in people}:
            raise Refused("550 5.1.1 no such person")

    return MemoryMailer(refuse)


def test_what_is_queued_is_sent_once_over_one_connection(make: Make):
    people = [make.account() for _ in range(3)]
    for person in people:
        queued(person)
    mailer = MemoryMailer()
    assert run(mailer) == 3
    assert run(mailer) == 0
    assert mailer.connections == 1
    assert Counter(one.recipient for one in mailer.taken) == Counter(p.email for p in people)


def test_it_is_written_in_the_language_of_the_person(make: Make):
    for language, words in (("nl", "logt u in"), ("en", "you sign in")):
        message = queued(make.account(language=language))
        assert message.body is not None
        assert words in read_text(message.body)


def test_nothing_is_sent_before_its_time(owner: Account):
    queued(owner)
    assert run(MemoryMailer(), NOW - timedelta(seconds=1)) == 0


def test_the_outcome_and_the_server_s_words_are_kept(owner: Account):
    message = queued(owner)
    run(MemoryMailer())
    found = state_of(message)
    assert (found.state, found.sent_at, found.response, found.attempts) == (
        MessageState.SENT, NOW, "250 2.0.0 Taken", 1,
    )  # fmt: skip
    assert (found.claim, found.lease_until) == (None, None)


def test_a_mail_not_taken_for_now_is_tried_again_with_the_same_bytes(owner: Account):
    message = queued(owner)
    run(failing(Deferred("450 busy")))
    found = state_of(message)
    assert (found.state, found.response) == (MessageState.PENDING, "450 busy")
    assert run(MemoryMailer(), found.next_try_at - timedelta(seconds=1)) == 0
    mailer = MemoryMailer()
    assert run(mailer, found.next_try_at) == 1
    assert mailer.taken[0].content == message.body


def test_tries_come_after_1_5_15_60_120_and_then_every_240_minutes_with_jitter(owner: Account):
    key = uuid.UUID(int=7)
    waits = [PACE.next_try(key, n, now=NOW) - NOW for n in range(1, 9)]
    minutes = (1, 5, 15, 60, 120, 240, 240, 240)
    for wait, least in zip(waits, minutes, strict=True):
        assert timedelta(minutes=least) <= wait <= timedelta(minutes=least) * 1.2
    assert waits[-1] != waits[-2]
    assert PACE.next_try(key, 3, now=NOW) - NOW == waits[2]
    assert PACE.next_try(uuid.UUID(int=8), 3, now=NOW) - NOW != waits[2]


def test_after_72_hours_of_trying_it_is_dead(owner: Account):
    message, at, mailer = queued(owner), NOW, failing(Deferred("450 busy"))
    while (found := state_of(message)).state is MessageState.PENDING:
        at = found.next_try_at
        run(mailer, at)
    assert found.state is MessageState.DEAD
    assert timedelta(hours=72) <= at - NOW <= timedelta(hours=78)
    assert found.response == "450 busy"


def test_a_refusal_is_final_and_stops_nobody_else(make: Make, owner: Account):
    bad, good = queued(owner), queued(make.account())
    assert run(refusing(owner)) == 1
    assert state_of(bad).state is MessageState.DEAD
    assert state_of(bad).response == "550 5.1.1 no such person"
    assert state_of(good).state is MessageState.SENT
    assert run(MemoryMailer(), NOW + timedelta(days=2)) == 0


def test_when_no_server_can_be_reached_all_wait_and_no_try_is_counted(make: Make):
    waiting = [queued(make.account()) for _ in range(3)]
    mailer = MemoryMailer()
    mailer.is_away = True
    assert run(mailer) == 0
    for message in waiting:
        found = state_of(message)
        assert (found.state, found.attempts) == (MessageState.PENDING, 0)
        assert found.response == "nobody answers"
    mailer.is_away = False
    assert run(mailer, NOW + PACE.unreachable - timedelta(seconds=1)) == 0
    assert run(mailer, NOW + PACE.unreachable) == 3


def test_when_the_server_goes_away_in_the_middle_the_rest_waits_for_the_next_run(make: Make):
    for _ in range(3):
        queued(make.account())
    mailer = MemoryMailer()

    def go_away(_envelope) -> None:
        if mailer.taken:
            raise Unreachable("gone")

    mailer.refuse = go_away
    assert run(mailer) == 1
    mailer.refuse = None
    assert run(mailer, NOW + timedelta(minutes=2)) == 2


def test_a_claim_keeps_others_away_until_its_lease_runs_out(owner: Account):
    queued(owner)
    with transaction():
        assert claiming.claim({}, PACE, now=NOW) is not None
    with transaction():
        assert claiming.claim({}, PACE, now=NOW + PACE.lease - timedelta(seconds=1)) is None
        assert claiming.claim({}, PACE, now=NOW + PACE.lease) is not None


def test_the_lease_is_longer_than_a_conversation_may_take():
    assert PACE.lease.total_seconds() > 1.25 * Patience().longest


def test_who_took_longer_than_the_lease_does_not_overwrite_who_took_over(owner: Account):
    message = queued(owner)
    slow = Delivery(MemoryMailer(), SENDER, tick=lambda: NOW)
    with transaction():
        first = claiming.claim({}, PACE, now=NOW)
    assert first is not None
    run(failing(Deferred("450 busy")), NOW + PACE.lease)
    slow.mark_sent(first, "250 late")
    assert state_of(message).state is MessageState.PENDING
    assert state_of(message).response == "450 busy"


class Broken:
    """Of one kind of message nothing can be asked: the database fails at it."""

    def still_holds(self, message: Message, *, now: datetime) -> bool:
        raise OperationalError("select", {}, Exception("gone"))

    def take_back(self, message: Message, *, now: datetime) -> None:
        raise AssertionError("nothing is taken back of what could not be asked")


@pytest.mark.parametrize(
    ("marks_by_itself", "state"), [(True, MessageState.SENT), (False, MessageState.SENDING)]
)
def test_what_fails_about_the_next_does_not_undo_that_one_was_sent(
    make: Make, monkeypatch, marks_by_itself: bool, state: MessageState
):
    """Without a transaction of its own for it then, it would be sent again."""
    if not marks_by_itself:
        monkeypatch.setattr(Delivery, "mark_sent", lambda *_: None)
    message, other = queued(make.account()), queued(make.account(), "broken")
    with transaction():
        db.session.get_one(Message, other.id).next_try_at = NOW + timedelta(seconds=1)
    with pytest.raises(OperationalError):
        run(MemoryMailer(), NOW + timedelta(seconds=1), kinds={"broken": Broken()})
    assert state_of(message).state is state


def test_told_to_stop_it_finishes_the_mail_at_hand_and_no_more(make: Make):
    for _ in range(3):
        queued(make.account())
    answers = iter([True, False])
    mailer = MemoryMailer()
    assert run(mailer, keep_going=lambda: next(answers)) == 1
    assert len(mailer.taken) == 1
    assert run(mailer) == 2


def test_somebody_disabled_gets_no_mail(make: Make):
    message = queued(make.account(disabled_at=NOW))
    assert run(MemoryMailer()) == 0
    assert state_of(message).state is MessageState.DROPPED


def test_the_body_of_a_sign_in_link_is_gone_once_it_is_sent(owner: Account):
    message = queued(owner, SIGN_IN)
    assert run(MemoryMailer()) == 1
    assert state_of(message).body is None


def test_and_once_it_is_refused_by_a_server_that_takes_other_mail(make: Make, owner: Account):
    message = queued(owner, SIGN_IN)
    queued(make.account())
    assert run(refusing(owner)) == 1
    assert (state_of(message).state, state_of(message).body) == (MessageState.DEAD, None)


def test_and_once_it_has_expired_with_a_server_or_without(make: Make):
    ends = NOW + timedelta(minutes=15)
    one, other = (queued(make.account(), SIGN_IN, expires_at=ends) for _ in range(2))
    retention.clear(now=ends - timedelta(seconds=1))
    assert state_of(one).body is not None
    retention.clear(now=ends)
    for message in (one, other):
        found = state_of(message)
        assert (found.body, found.state) == (None, MessageState.DROPPED)


def test_expired_at_the_moment_of_sending_it_is_not_sent(owner: Account):
    ends = NOW + timedelta(minutes=15)
    message = queued(owner, SIGN_IN, expires_at=ends)
    assert run(MemoryMailer(), ends) == 0
    assert (state_of(message).body, state_of(message).state) == (None, MessageState.DROPPED)


def test_bodies_go_after_ninety_days_and_rows_stay(owner: Account):
    message = queued(owner)
    run(MemoryMailer())
    retention.clear(now=NOW + timedelta(days=90))
    assert state_of(message).body is not None
    retention.clear(now=NOW + timedelta(days=90, seconds=1))
    assert state_of(message).body is None
    assert state_of(message).state is MessageState.SENT


def test_a_mail_whose_body_was_cleared_before_it_could_be_sent_is_dead_and_not_just_dropped(owner):
    message = queued(owner)
    retention.clear(now=NOW + timedelta(days=91))
    assert run(MemoryMailer(), NOW + timedelta(days=91)) == 0
    assert state_of(message).state is MessageState.DEAD
