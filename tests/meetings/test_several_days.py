"""A meeting of several days is past when its last day is, everywhere, and shown with all."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine

from logbook.dates import PartialDate
from logbook.db import reading
from logbook.documents.files import Format
from logbook.dossiers.queries import last_contacts
from logbook.followups import due_items
from logbook.meetings.models import Meeting, MeetingStatus
from logbook.meetings.queries import MeetingFilter, meeting_rows
from logbook.overview import queries as overview
from logbook.overview.queries import Reach
from logbook.paging import Paging
from tests.calendars.reading import events, summaries
from tests.dossiers.records import text_of

TODAY = date(2026, 11, 28)
NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
BODY = {"title": "Werkbezoek", "date": "2026-11-26", "endDate": "2026-11-30"}
RUNNING = {"date": "2026-11-26", "end_date": date(2026, 11, 30)}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.mark.parametrize(("end", "status"), [("2026-11-30", "planned"), ("2026-11-28", "planned"),
                                             ("2026-11-27", "held"), (None, "held")])  # fmt: skip
def test_it_is_held_once_its_last_day_is_past(api, owner, end, status):
    made = api(owner).post("/meetings", BODY | {"endDate": end}).json
    assert made["status"] == status


@pytest.mark.parametrize(
    ("moved_to", "last", "status"),
    [
        ("2026-12-01", "2026-12-05", "planned"),
        ("2026-11-25", "2026-11-29", "planned"),
        ("2026-11-16", "2026-11-20", "held"),
    ],
)
def test_moved_it_lasts_as_long(api, owner, moved_to, last, status):
    client = api(owner)
    made = client.post("/meetings", BODY).json
    answer = {"outcome": "moved", "date": moved_to, "startTime": "14:00", "endTime": "11:00"}
    moved = client.post(f"/meetings/{made['id']}/confirmation", answer).json
    assert (moved["date"], moved["endDate"], moved["status"]) == (moved_to, last, status)


def test_moved_to_no_day_it_is_asked_on_which_it_begins(api, owner, visit):
    client = api(owner)
    made = client.post("/meetings", BODY).json
    answer = {"outcome": "moved", "date": "2026-12"}
    refused = client.post(f"/meetings/{made['id']}/confirmation", answer)
    assert refused.status_code == 400
    assert [error["field"] for error in refused.json["errors"]] == ["date"]
    page = (
        visit(owner)
        .get(f"/meetings/{made['id']}/confirmation")
        .submit({"date": "december 2026", "outcome": "moved"})
    )
    assert page.status == 422
    assert list(page.errors()) == ["date"]
    assert client.get(f"/meetings/{made['id']}").json["endDate"] == made["endDate"]
    one_day = client.post("/meetings", BODY | {"endDate": None}).json
    moved = client.post(f"/meetings/{one_day['id']}/confirmation", answer).json
    assert (moved["date"], moved["endDate"]) == ("2026-12", None)


def test_a_meeting_of_a_day_stays_one(api, owner):
    client = api(owner)
    made = client.post("/meetings", BODY | {"endDate": "2026-11-26"}).json
    path = f"/meetings/{made['id']}/confirmation"
    moved = client.post(path, {"outcome": "moved", "date": "2026-12-01"}).json
    assert moved["endDate"] is None
    backwards = {"outcome": "moved", "date": "2026-12-01", "startTime": "14:00", "endTime": "11:00"}
    assert client.post(path, backwards).status_code == 400


def test_nobody_is_asked_whether_it_took_place_before_it_is_over(app, make, owner, visit):
    running = make.meeting(owner, "Loopt", status=MeetingStatus.PLANNED, **RUNNING)
    over = RUNNING | {"end_date": date(2026, 11, 27)}
    make.meeting(owner, "Voorbij", status=MeetingStatus.PLANNED, **over)
    with app.app_context(), reading():
        planned = overview.planned_meetings(Reach.for_(owner.as_caller()), today=TODAY, most=8)
        assert [one.title for one in planned.unanswered] == ["Voorbij"]
        assert [one.title for one in planned.coming] == ["Loopt"]
        past = due_items.past_meetings(owner, today=TODAY)
        assert [(one.title, one.end_date) for one in past] == [("Voorbij", date(2026, 11, 27))]
    page = visit(owner).get(f"/meetings/{running.id}")
    assert "Heeft dit gesprek plaatsgevonden?" not in page.text
    home = visit(owner).get("/")
    assert "30 november 2026" in home.one("section", id="coming").text
    assert "vandaag" in home.one("section", id="coming").text


def test_nobody_is_told_of_it_before_it_is_over(app, make, owner):
    make.meeting(owner, status=MeetingStatus.PLANNED, **RUNNING)
    with app.app_context(), reading():
        assert due_items.people_to_tell(now=NOON) == []
        assert due_items.people_to_tell(now=NOON + timedelta(days=3)) == [owner.id]


def test_a_list_since_a_day_has_what_was_still_going_on(app, make, owner):
    make.meeting(owner, "Loopt", **RUNNING)
    since = MeetingFilter(since=PartialDate.on(TODAY))
    with app.app_context(), reading():
        rows, _count = meeting_rows(owner.as_caller(), since, paging=Paging(1, 10))
    assert [(one.title, one.end_date) for one in rows] == [("Loopt", date(2026, 11, 30))]


def test_both_engines_reckon_as_the_record_does(app, make, owner):
    for held, end in (
        ("2026-11-26", None), ("2026-11-26", date(2026, 11, 30)), ("2026-11", None),
        ("2026-11-26", date(2026, 11, 26)), ("2026", date(2026, 3, 1)),
    ):  # fmt: skip
        meeting = make.meeting(owner, date=held, end_date=end)
        with app.app_context(), reading() as session:
            found = session.query(Meeting.last_day, Meeting.first_end).where(
                Meeting.id == meeting.id
            )
            assert tuple(found.one()) == (meeting.last_day, meeting.first_end)


def test_the_last_contact_is_its_last_day_once_that_is_over(app, make, owner, linked, dossier):
    promise = make.commitment("Belofte", owner_id=owner.id)
    linked(promise, make.meeting(owner, date="2026-11-02", end_date=date(2026, 11, 4)))
    linked(promise, make.meeting(owner, "Loopt", **RUNNING))
    with app.app_context(), reading():
        found = last_contacts(owner.as_caller(), [promise.id], today=TODAY)
        promises = overview.promises(Reach.for_(owner.as_caller()), today=TODAY, most=8)
    assert found == {promise.id: PartialDate.parse("2026-11-04")}
    assert [one.contact and one.contact.date.edtf for one in promises.items] == ["2026-11-30"]
    held = dossier(owner.as_caller(), promise, TODAY).contacts
    assert [one.end_date for one in held] == [date(2026, 11, 4)]


def test_its_documents_tell_all_its_days(app, make, owner, linked, dossier):
    promise = make.commitment("Belofte")
    meeting = make.meeting(owner, date="2021-11-02", end_date=date(2021, 11, 4))
    linked(promise, meeting)
    assert "2 november 2021 – 4 november 2021" in text_of(
        app, dossier(owner.as_caller(), promise), Format.MARKDOWN
    )


def test_a_calendar_shows_all_its_days(api, app, owner):
    body = BODY | {"date": "2026-12-01", "endDate": "2026-12-03"}
    client = api(owner)
    for times, end in (
        ({}, date(2026, 12, 4)),
        ({"startTime": "14:00"}, datetime(2026, 12, 3, 23, 0, tzinfo=UTC)),
        ({"startTime": "14:00", "endTime": "11:00"}, datetime(2026, 12, 3, 10, 0, tzinfo=UTC)),
    ):
        made = client.post("/meetings", body | times)
        feed = client.post("/calendar-feeds", {"scope": "mine", "content": "meetings"}).json["url"]
        shown = events(app.test_client().get(urlsplit(feed).path))
        assert end in [one.end for one in shown], times
        client.send("DELETE", f"/meetings/{made.json['id']}", version=1)


def test_a_feed_keeps_it_by_its_last_day(api, app, make, owner):
    make.meeting(owner, "Lang", date="2026-08-20", end_date=date(2026, 9, 2))
    make.meeting(owner, "Kort", date="2026-08-20")
    feed = api(owner).post("/calendar-feeds", {"scope": "mine", "content": "meetings"}).json["url"]
    shown = summaries(app.test_client().get(urlsplit(feed).path))
    assert shown == ["Lang"]


def test_what_was_agreed_there_was_agreed_on_its_last_day(api, make, owner):
    client = api(owner)
    meeting = client.post("/meetings", BODY | {"date": "2026-11-02", "endDate": "2026-11-04"}).json
    body = {"title": {"nl": "Terugkoppelen"}, "origin": {"meeting": meeting["id"]}}
    made = client.post("/follow-ups", body | {"dueText": "binnen een week"}).json
    assert made["dueOn"] == "2026-11-11"
