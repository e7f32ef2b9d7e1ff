"""Planning with many in one act: each once, refused whole, and taken back whole."""

import pytest
from sqlalchemy import select

from logbook.db import db
from logbook.meetings.models import Meeting, MeetingStatus


@pytest.fixture
def never(make, owner, visit):
    """The list of who was never spoken to: two organisations about one topic."""
    make.topic("arms")
    for name in ("Aanbank", "Beebank"):
        make.organisation(name)
    return visit(owner).get("/coverage?status=never")


def ask(page):
    """The page that asks for which day, all of the list chosen."""
    places = [box.attrs["value"] for box in page.all("input", name="place")]
    return page.client.get("/coverage/plan?status=never&" + "&".join(f"place={p}" for p in places))


def planned(make):
    """Title, status, day and how many parties and topics of each meeting that there is."""
    with make.app.app_context():
        found = db.session.scalars(
            select(Meeting).where(Meeting.deleted_at.is_(None)).order_by(Meeting.title)
        )
        return [
            (one.title, one.status, one.date.edtf, len(one.parties), len(one.topics))
            for one in found
        ]


def test_a_talk_is_planned_with_each_and_all_are_taken_back_by_one_undo(never, make):
    sent = ask(never).submit({"date": "2027-01-14"}, "/coverage/plan")
    done = never.client.follow(sent)
    about = "over investeringen in wapens"
    assert planned(make) == [
        (f"Gesprek met {name} {about}", MeetingStatus.PLANNED, "2027-01-14", 1, 1)
        for name in ("Aanbank", "Beebank")
    ]
    after = done.submit(action="/coverage/plan/undo")
    assert planned(make) == []
    assert after.location.endswith("/coverage?status=never")


def test_a_form_sent_twice_plans_once(never, make):
    page = ask(never)
    for _ in range(2):
        page.submit({"date": "2027-01-14"}, "/coverage/plan")
    assert len(planned(make)) == 2


def test_a_day_that_is_none_is_refused_beside_it_and_nothing_is_planned(never, make):
    page = ask(never).submit({"date": "ooit eens"}, "/coverage/plan")
    assert (page.status, page.one(id="date").attrs["value"]) == (422, "ooit eens")
    assert page.errors().keys() == {"date"}
    assert planned(make) == []


def test_a_day_that_has_passed_is_refused(never, make):
    page = ask(never).submit({"date": "2020-01-14"}, "/coverage/plan")
    assert page.errors().keys() == {"date"}
    assert planned(make) == []


def test_the_page_of_what_was_planned_tells_only_what_its_reader_may_see(never, visit, outsider):
    sent = ask(never).submit({"date": "2027-01-14"}, "/coverage/plan")
    assert len(never.client.get(sent.location).all(class_="item")) == 2
    assert not visit(outsider).get("/coverage/planned?meeting=nothing").all(class_="item")


def test_without_a_choice_one_is_asked_to_choose(never):
    page = never.client.follow(never.client.get("/coverage/plan?status=never", 303))
    assert "Kies er eerst ten minste één." in page.text


def test_a_reader_plans_nothing(visit, reader):
    visit(reader).get("/coverage/plan", 403)
