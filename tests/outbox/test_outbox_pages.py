"""The outbox: one's own mail in full, everybody's state for administrators, nobody's secrets."""

import uuid
from datetime import UTC, datetime

import pytest

from logbook import clock
from logbook.accounts.models import Account
from logbook.db import db, transaction
from logbook.outbox.models import SIGN_IN, Message, MessageState
from logbook.outbox.service import queue_mail
from tests.factories import Make

NOW = datetime(2026, 12, 8, 6, tzinfo=UTC)
SECRET = "https://logbook.example.org/sign-in/only-once"


def mail_to(make: Make, person: Account, kind: str = "notice", **changed) -> Message:
    with make.app.app_context(), transaction():
        account = db.session.get_one(Account, person.id)
        message = queue_mail(account, kind, "sign_in", {"url": SECRET, "minutes": 15}, now=NOW)
        db.session.flush()
        for name, value in changed.items():
            setattr(message, name, value)
    return message


def test_nothing_sent_yet_says_what_will_appear(visit, owner: Account):
    page = visit(owner).get("/outbox")
    assert page.one("h1").text == "Uitgaande berichten"
    assert "Nog geen berichten" in page.text


def test_one_s_own_mail_stands_with_its_state_and_opens(visit, make, owner):
    message = mail_to(make, owner)
    listed = visit(owner).get("/outbox")
    assert "wacht op verzending" in listed.text
    page = visit(owner).get(f"/outbox/{message.id}")
    assert page.one("h1").text == "Inloggen in het logboek"
    assert SECRET in page.text


@pytest.mark.parametrize(
    ("state", "attempts", "words"),
    [
        (MessageState.PENDING, 0, "wacht op verzending"),
        (MessageState.PENDING, 2, "wordt opnieuw geprobeerd"),
        (MessageState.SENDING, 1, "wordt verstuurd"),
        (MessageState.SENT, 1, "verstuurd"),
        (MessageState.DEAD, 1, "niet bezorgd"),
        (MessageState.DROPPED, 0, "niet meer nodig"),
    ],
)
def test_every_state_has_its_words(visit, make, owner, state, attempts, words):
    mail_to(make, owner, state=state, attempts=attempts, response="250 <b>Taken</b>")
    page = visit(owner).get("/outbox")
    (badge,) = page.all("span", class_="badge")
    assert badge.text == words
    assert "250 <b>Taken</b>" in page.text


def test_a_mail_that_could_not_be_delivered_is_told_on_top(visit, make, owner):
    now = clock.now()
    mail_to(make, owner, state=MessageState.DEAD, created_at=now, response="550 5.1.1 Unknown")
    page = visit(owner).get("/outbox")
    assert "Eén bericht aan u kon niet worden bezorgd." in page.text
    assert "550 5.1.1 Unknown" in page.text


def test_a_sign_in_link_is_listed_and_shown_to_nobody(visit, make, owner, admin):
    message = mail_to(make, owner, SIGN_IN)
    assert "Inloglink" in visit(owner).get("/outbox").text
    for person in (owner, admin):
        visit(person).get(f"/outbox/{message.id}", status=404)
        assert SECRET not in visit(person).get("/outbox").html
    assert SECRET not in visit(admin).get("/outbox?whose=all").html


def test_nobody_else_reads_a_mail_not_even_an_administrator(visit, make, owner, colleague, admin):
    message = mail_to(make, owner)
    for person in (colleague, admin):
        visit(person).get(f"/outbox/{message.id}", status=404)
    visit(owner).get(f"/outbox/{uuid.uuid4()}", status=404)


def test_administrators_see_how_everybody_s_mail_stands_and_no_subjects(visit, make, owner, admin):
    mail_to(make, owner, state=MessageState.DEAD, subject="Geheim onderwerp")
    page = visit(admin).get("/outbox?whose=all")
    assert owner.name in page.text
    assert "niet bezorgd" in page.text
    assert "Geheim onderwerp" not in page.html


def test_others_do_not(visit, make, owner, colleague, reader):
    mail_to(make, owner)
    for person in (colleague, reader):
        visit(person).get("/outbox?whose=all", status=403)
        assert owner.name not in visit(person).get("/outbox").text


def test_a_body_that_was_cleared_says_so(visit, make, owner):
    message = mail_to(make, owner, body=None)
    assert "negentig dagen" in visit(owner).get(f"/outbox/{message.id}").text


def test_the_list_asks_as_many_queries_for_thirty_mails_as_for_three(visit, make, admin, queries):
    client = visit(admin)
    counts = []
    for number in (3, 27):
        for _ in range(number):
            mail_to(make, make.account())
        with queries() as seen:
            client.get("/outbox?whose=all")
        counts.append(seen.count)
    assert counts[0] == counts[1]
