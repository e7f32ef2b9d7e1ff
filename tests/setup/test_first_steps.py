"""The first steps see by themselves what is done; what does not apply keeps its reason."""

from datetime import UTC, date, datetime

import pytest

from logbook.commitments.models import Chamber, Recess
from logbook.db import db, reading, transaction
from logbook.directory.models import Term
from logbook.outbox.models import Message, MessageState
from logbook.setup.models import PassedStep
from logbook.setup.steps import Step, steps
from tests.factories import Make
from tests.pages import Page, PageClient

TODAY = date(2026, 12, 7)
HERE = "/administration/first-steps"


@pytest.fixture
def standing(app):
    def ask():
        with app.app_context(), reading():
            return steps(app.config["SETTINGS"], today=TODAY)

    return ask


def send(me: PageClient, path: str, content: dict[str, object]) -> Page:
    """A form of the page, as a browser sends it."""
    token = me.get(HERE).all("input", name="csrf_token")[0].attrs["value"]
    return me.post(f"{HERE}/{path}", {"csrf_token": token} | content)


def recess(since: date, until: date, *, checked: bool) -> Recess:
    return Recess(chamber=Chamber.HOUSE, name="Reces", since=since, until=until, checked=checked)


def a_test_mail(app, admin) -> None:
    now = datetime(2026, 12, 7, 9, tzinfo=UTC)
    with app.app_context(), transaction():
        db.session.add(
            Message(
                now=now,
                recipient_id=admin.id,
                kind="test",
                address="a@b.nl",
                subject="x",
                message_id="<1@x>",
                state=MessageState.SENT,
                next_try_at=now,
                give_up_at=now,
            )
        )


def test_each_step_is_open_until_a_query_says_that_it_is_done(app, standing, make: Make, admin):
    assert list(standing().done) == []

    def does(step: Step) -> None:
        assert step in standing().done, step

    a_test_mail(app, admin)
    does(Step.MAIL)
    second = make.account("second@example.org", role="administrator")
    does(Step.ADMINISTRATORS)
    with app.app_context(), transaction():
        second = db.session.merge(second)
        second.unit.touch(make.now)
        second.unit.head_id = second.id
    does(Step.UNITS)
    make.sector()
    does(Step.SECTORS)
    make.topic()
    does(Step.TOPICS)
    office = make.office("Minister", Term(holder=None, since=date(2026, 1, 1)))
    assert Step.OFFICES in standing().open
    make.kept(Term(office_id=office.id, holder="Bea", since=TODAY))
    does(Step.OFFICES)
    make.kept(recess(date(2026, 12, 18), date(2027, 1, 11), checked=True))
    assert Step.RECESSES in standing().open
    make.kept(recess(date(2027, 10, 15), date(2027, 10, 25), checked=True))
    does(Step.RECESSES)
    make.kept(recess(date(2027, 2, 19), date(2027, 3, 1), checked=False))
    assert Step.RECESSES in standing().open
    make.meeting(admin)
    does(Step.MEETING)


def test_a_unit_whose_head_has_left_has_none(app, standing, make: Make, admin):
    with app.app_context(), transaction():
        head = db.session.merge(admin)
        head.touch(make.now)
        head.unit.touch(make.now)
        head.unit.head_id = head.id
        head.disabled_at = datetime(2026, 12, 1, tzinfo=UTC)
    assert Step.UNITS in standing().open


def test_a_step_that_does_not_apply_keeps_its_reason(visit, admin, standing, make: Make):
    me = visit(admin)
    sent = send(me, "topics/pass", {"reason": "Wij werken zonder onderwerpen"})
    assert sent.status == 303
    assert standing().passed[Step.TOPICS].reason == "Wij werken zonder onderwerpen"
    assert "Wij werken zonder onderwerpen" in me.get(HERE).text
    assert send(me, "topics/take-up", {}).status == 303
    assert Step.TOPICS in standing().open


def test_no_reason_is_asked_for_again_with_what_was_typed(visit, admin, make: Make):
    for reason in (" ", "x" * 501):
        page = send(visit(admin), "topics/pass", {"reason": reason})
        assert page.status == 422
    assert make.fetch(PassedStep, step="topics") is None


def test_suggested_topics_are_taken_by_a_tick(visit, admin, standing):
    me = visit(admin)
    send(me, "topics", {"topics": ["sanctions", "biodiversity", "nonsense"]})
    assert Step.TOPICS in standing().done
    assert "biodiversiteit" in me.get("/topics").text


def test_the_button_queues_one_mail_to_who_presses_it(visit, admin, make: Make):
    send(visit(admin), "test-message", {})
    assert make.fetch(Message, address="admin@example.org").kind == "test"


def test_only_administrators_see_the_steps(visit, owner, reader, admin):
    for who in (owner, reader):
        assert visit(who).client.get(HERE).status_code == 403
        assert "Eerste stappen" not in visit(who).get("/").text
    assert visit(admin).client.post(f"{HERE}/nonsense/pass").status_code in (400, 404)
    assert "Eerste stappen" in visit(admin).get("/").text
