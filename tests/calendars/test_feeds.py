"""Feeds as their clients meet them: polls, changes, rights, ends."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
import time_machine
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from logbook import clock
from logbook.calendars import polling, views
from logbook.calendars.memory import Answer, LastAnswers
from logbook.calendars.models import CalendarFeed
from logbook.db import db, transaction
from logbook.directory.models import Organisation
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.history import service as history
from logbook.meetings.models import Marking, Meeting

NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_nine():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def feed(api, app):
    """Make a feed of an account with these choices; gives its path."""

    def make(account, **choices) -> str:
        body = {"scope": "mine"} | choices
        made = api(account).post("/calendar-feeds", body)
        assert made.status_code == 201, made.json
        return made.json["url"].removeprefix("http://127.0.0.1:8000")

    return make


@pytest.fixture
def fetch(app):
    """One poll of a path, as a client sends it."""

    def get(path: str, etag: str | None = None, **headers: str):
        sent = {"If-None-Match": etag} if etag else {}
        return app.test_client().get(path, headers=sent | headers)

    return get


def events(response) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(response.data)
    return [c for c in calendar.subcomponents if c.name in ("VEVENT", "VTODO")]


def summaries(response) -> list[str]:
    return [str(event["summary"]) for event in events(response)]


@pytest.fixture
def change(make, owner):
    """Change columns of a record as a service does, with its history line."""

    def edit(kind, id, **columns) -> None:
        with make.app.app_context(), transaction():
            record: Any = db.session.get(kind, id)
            before = history.snapshot(record)
            for name, value in columns.items():
                setattr(record, name, value)
            history.record(owner.as_caller(), "edit", record, now=clock.now(), before=before)

    return edit


def test_a_feed_shows_what_is_due_to_its_owner(make, owner, colleague, feed, fetch) -> None:
    make.follow_up(owner, "Terugkoppelen", due="2026-12-14")
    make.follow_up(colleague, "Van een ander", due="2026-12-14")
    make.follow_up(owner, "Zonder termijn")
    response = fetch(feed(owner))
    assert response.status_code == 200
    assert summaries(response) == ["Termijn: Terugkoppelen"]
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Content-Disposition"].startswith("inline")


def test_the_address_is_ascii_ends_in_ics_and_is_short_enough(owner, feed) -> None:
    path = feed(owner, name="Actiepunten van Zoë & co, heel lang " + "x" * 60)
    assert re.fullmatch(r"/cal/elc_[\w-]{43}/[a-z0-9-]{1,40}\.ics", path)


def test_an_unchanged_feed_answers_304_from_one_read(make, owner, feed, fetch, queries) -> None:
    make.follow_up(owner, due="2026-12-14")
    path = feed(owner)
    etag = fetch(path).headers["ETag"]
    with queries() as seen:
        again = fetch(path, etag)
    assert (again.status_code, again.data) == (304, b"")
    assert seen.count == 1
    assert fetch(path, f"W/{etag}").status_code == 304


def test_a_change_elsewhere_keeps_the_bytes_and_the_etag(make, owner, feed, fetch, change) -> None:
    make.follow_up(owner, due="2026-12-14")
    path = feed(owner)
    first = fetch(path)
    other = make.meeting(owner, "Iets anders")
    change(Meeting, other.id, title="Iets heel anders")
    assert fetch(path, first.headers["ETag"]).status_code == 304
    assert fetch(path).data == first.data


def test_a_moved_term_keeps_its_identity_and_gets_a_later_stamp(
    make, owner, feed, fetch, change, at_nine
) -> None:
    due = make.follow_up(owner, due="2026-12-14")
    path = feed(owner)
    first = fetch(path)
    (before,) = events(first)
    change(FollowUp, due.id, due_on=date(2026, 12, 16), due_edtf="2026-12-16",
           due_earliest=date(2026, 12, 16), due_latest=date(2026, 12, 16))  # fmt: skip
    second = fetch(path, first.headers["ETag"])
    assert second.status_code == 200
    (after,) = events(second)
    assert after["uid"] == before["uid"]
    assert after.start == date(2026, 12, 16)
    assert after["sequence"] == before["sequence"] + 1
    assert after["last-modified"].dt > before["last-modified"].dt


def test_a_renamed_organisation_is_renamed_in_the_calendar(
    make, owner, feed, fetch, change
) -> None:
    nvb = make.organisation()
    make.follow_up(owner, due="2026-12-14", actor_organisation_id=nvb.id)
    path = feed(owner)
    etag = fetch(path).headers["ETag"]
    change(Organisation, nvb.id, short_name="NVB-nieuw")
    again = fetch(path, etag)
    assert "NVB-nieuw" in summaries(again)[0]


def test_a_closed_term_is_ticked_for_thirty_days_and_then_leaves(
    make, owner, feed, fetch, at_nine
) -> None:
    make.follow_up(owner, due="2026-12-14", status=FollowUpStatus.DONE, closed_on=date(2026, 12, 7))
    path = feed(owner)
    assert summaries(fetch(path)) == ["✓ Terugkoppelen"]
    at_nine.shift(timedelta(days=30))
    assert summaries(fetch(path)) == ["✓ Terugkoppelen"]
    at_nine.shift(timedelta(days=1))
    response = fetch(path)
    assert events(response) == []
    assert b"BEGIN:VTIMEZONE" in response.data  # a calendar without any component is refused


def test_a_feed_that_hides_what_is_done_hides_it(make, owner, feed, fetch) -> None:
    make.follow_up(owner, due="2026-12-14", status=FollowUpStatus.DONE, closed_on=NOW.date())
    assert events(fetch(feed(owner, showDone=False))) == []


def test_a_feed_of_tasks_holds_no_events(make, owner, feed, fetch) -> None:
    make.follow_up(owner, due="2026-12-14")
    make.meeting(owner, date="2026-12-15", status="planned")
    assert [e.name for e in events(fetch(feed(owner, shape="tasks")))] == ["VTODO"]


def test_tasks_and_meetings_do_not_go_together(owner, api) -> None:
    refused = api(owner).post(
        "/calendar-feeds", {"scope": "mine", "shape": "tasks", "content": "both"}
    )
    assert refused.status_code == 400
    assert refused.json["errors"][0]["field"] == "shape"


def test_meetings_show_the_hour_of_their_own_zone(make, owner, feed, fetch) -> None:
    hour = time(9, 30)
    make.meeting(
        owner, date="2026-12-15", status="planned", start_time=hour, time_zone="Asia/Jakarta"
    )
    (event,) = events(fetch(feed(owner, content="meetings")))
    assert event.start == datetime(2026, 12, 15, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize("scope", ["unit", "topic", "commitment", "organisation"])
def test_a_scope_shows_its_own_and_nothing_of_another_unit(
    scope, make, owner, outsider, feed, fetch, app
) -> None:
    topic, nvb, promise = make.topic(), make.organisation(), make.commitment()
    meeting = make.meeting(owner, date="2026-12-15", access="unit", status="planned")
    make.party(meeting, organisation_id=nvb.id)
    with app.app_context(), transaction():
        kept: Any = db.session.get(Meeting, meeting.id)
        kept.topics.append(db.session.merge(topic))
        kept.commitments.append(db.session.merge(promise))
    make.follow_up(owner, due="2026-12-14", meeting_id=meeting.id, commitment_id=promise.id)
    subjects = {
        "unit": "unit",
        "topic": {"topic": topic.slug},
        "commitment": {"commitment": str(promise.id)},
        "organisation": {"organisation": str(nvb.id)},
    }
    seen = {
        person.email: len(events(fetch(feed(person, scope=subjects[scope], content="both"))))
        for person in (owner, outsider)
    }
    assert seen == {"owner@example.org": 2, "outsider@example.org": 0}


def test_a_marked_meeting_never_leaves(make, owner, feed, fetch) -> None:
    meeting = make.meeting(owner, date="2026-12-15", status="planned", marking=Marking.DEP_V)
    make.follow_up(owner, due="2026-12-14", meeting_id=meeting.id)
    assert events(fetch(feed(owner, content="both"))) == []


def test_rights_are_looked_at_again_on_every_poll(
    make, owner, outsider, feed, fetch, change
) -> None:
    meeting = make.meeting(owner, date="2026-12-15", status="planned")
    nvb = make.organisation()
    make.party(meeting, organisation_id=nvb.id)
    path = feed(outsider, scope={"organisation": str(nvb.id)}, content="meetings")
    etag = fetch(path).headers["ETag"]
    change(Meeting, meeting.id, access="unit")
    again = fetch(path, etag)
    assert again.status_code == 200
    assert events(again) == []


def test_unknown_and_malformed_addresses_look_alike(fetch) -> None:
    answers = {
        (r.status_code, r.data, r.headers["Content-Type"])
        for r in map(
            fetch,
            ["/cal/elc_" + "a" * 43 + "/x.ics", "/cal/x/x.ics", "/cal/%00/x.ics", "/cal/é/é.ics"],
        )
    }
    assert answers == {
        (404, b"There is no calendar at this address.\n", "text/plain; charset=utf-8")
    }


def test_a_revoked_feed_is_a_tombstone_for_thirty_days_and_then_gone(
    make, owner, api, fetch, at_nine
) -> None:
    make.follow_up(owner, "Geheim", due="2026-12-14")
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    path = made["url"].removeprefix("http://127.0.0.1:8000")
    assert summaries(fetch(path)) == ["Termijn: Geheim"]
    revoked = api(owner).post(f"/calendar-feeds/{made['id']}/revocation")
    assert revoked.json["revokedAt"]
    assert summaries(fetch(path)) == ["Deze agendakoppeling werkt niet meer"]
    at_nine.shift(timedelta(days=31))
    assert fetch(path).status_code == 410


def test_a_new_link_replaces_the_old_one_at_once(owner, api, fetch) -> None:
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    renewed = api(owner).post(f"/calendar-feeds/{made['id']}/rotation").json
    old, new = (m["url"].removeprefix("http://127.0.0.1:8000") for m in (made, renewed))
    assert (fetch(old).status_code, fetch(new).status_code) == (404, 200)


def test_the_link_is_told_once_and_kept_nowhere(make, owner, api, feed, fetch, app) -> None:
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    token = made["url"].split("/")[4]
    fetch(made["url"].removeprefix("http://127.0.0.1:8000"))
    assert "url" not in api(owner).get(f"/calendar-feeds/{made['id']}").json
    with app.app_context(), transaction():
        for table in db.metadata.sorted_tables:
            for row in db.session.execute(table.select()):
                assert token not in repr(tuple(row))


def test_a_feed_dies_with_its_owner(make, owner, feed, fetch, app) -> None:
    path = feed(owner)
    with app.app_context(), transaction():
        db.session.execute(update(type(owner)).values(disabled_at=NOW))
    assert summaries(fetch(path)) == ["Deze agendakoppeling werkt niet meer"]


def test_a_feed_lives_a_year(owner, feed, fetch, at_nine) -> None:
    path = feed(owner)
    at_nine.shift(timedelta(days=364))
    assert fetch(path).status_code == 200
    at_nine.shift(timedelta(days=2))
    assert "werkt niet meer" in summaries(fetch(path))[0]


def test_feeds_of_others_are_not_found(owner, colleague, api) -> None:
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    assert api(colleague).get(f"/calendar-feeds/{made['id']}").status_code == 404
    assert api(colleague).get("/calendar-feeds").json["total"] == 0


def test_only_get_and_head(owner, feed, app) -> None:
    client, path = app.test_client(), feed(owner)
    assert client.head(path).status_code == 200
    for method in ("OPTIONS", "PROPFIND", "POST", "PUT", "DELETE"):
        refused = client.open(path, method=method)
        assert refused.status_code == 405
        assert set(refused.headers["Allow"].replace(" ", "").split(",")) == {"GET", "HEAD"}


def test_with_the_database_away_the_last_good_bytes_are_served(
    make, owner, feed, fetch, monkeypatch, at_nine
) -> None:
    make.follow_up(owner, due="2026-12-14")
    path = feed(owner)
    good = fetch(path).data

    def away(*_args, **_kwargs):
        raise OperationalError("select", {}, Exception("away"))

    monkeypatch.setattr(polling, "answer", away)
    assert fetch(path).data == good
    at_nine.shift(timedelta(minutes=16))
    assert fetch(path).status_code == 503


def test_a_feed_seen_revoked_is_never_served_from_memory(
    make, owner, api, fetch, monkeypatch
) -> None:
    made = api(owner).post("/calendar-feeds", {"scope": "mine"}).json
    path = made["url"].removeprefix("http://127.0.0.1:8000")
    fetch(path)
    api(owner).post(f"/calendar-feeds/{made['id']}/revocation")
    fetch(path)

    def away(*_args, **_kwargs):
        raise OperationalError("select", {}, Exception("away"))

    monkeypatch.setattr(polling, "answer", away)
    assert fetch(path).status_code == 503


def test_the_same_body_under_a_chosen_id_makes_one_feed(owner, api) -> None:
    body = {"id": "11111111-1111-4111-8111-111111111111", "scope": "mine"}
    first, again = (api(owner).post("/calendar-feeds", body) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert "url" not in again.json
    other = api(owner).post("/calendar-feeds", body | {"detail": "discreet"})
    assert other.status_code == 409


def test_what_get_gives_can_be_put_back_with_one_thing_changed(make, owner, api) -> None:
    topic = make.topic()
    made = api(owner).post("/calendar-feeds", {"scope": {"topic": topic.slug}}).json
    read = api(owner).get(f"/calendar-feeds/{made['id']}").json
    assert read["scope"] == {"topic": topic.slug}
    changed = api(owner).put(
        f"/calendar-feeds/{made['id']}", read | {"detail": "discreet"}, version=read["version"]
    )
    assert changed.status_code == 200, changed.json
    assert changed.json["detail"] == "discreet"
    stale = api(owner).put(f"/calendar-feeds/{made['id']}", read, version=read["version"])
    assert stale.status_code == 412


def test_a_poll_writes_at_most_every_fifteen_minutes(
    owner, feed, fetch, at_nine, make, app
) -> None:
    path = feed(owner)
    etag = fetch(path, **{"User-Agent": "Mozilla/5.0 Thunderbird/153"}).headers["ETag"]

    def last() -> datetime | None:
        return make.fetch(CalendarFeed).last_fetched_at

    assert make.fetch(CalendarFeed).last_client == "Thunderbird"
    at_nine.shift(timedelta(minutes=10))
    fetch(path, etag)
    assert last() == NOW
    at_nine.shift(timedelta(minutes=6))
    fetch(path, etag)
    assert last() == NOW + timedelta(minutes=16)


def test_the_page_makes_a_link_shows_it_once_and_revokes_it(make, owner, visit, fetch) -> None:
    make.follow_up(owner, due="2026-12-14")
    browser = visit(owner)
    form = browser.get("/calendars/new")
    page = browser.follow(form.submit({"name": "Mijn telefoon"}, action="/calendars"))
    link = page.one("input", id="made-link").attrs["value"]
    assert summaries(fetch(link.removeprefix("http://127.0.0.1:8000"))) == [
        "Termijn: Terugkoppelen"
    ]
    again = browser.get("/calendars")
    assert not again.all("input", id="made-link")
    assert "Mijn telefoon" in again.text
    (revoke,) = [
        f.attrs["action"] for f in again.all("form") if "revoke" in (f.attrs.get("action") or "")
    ]
    browser.follow(again.submit(action=revoke))
    assert "werkt niet meer" in summaries(fetch(link.removeprefix("http://127.0.0.1:8000")))[0]


def test_a_wrong_form_keeps_what_was_typed(owner, visit) -> None:
    form = visit(owner).get("/calendars/new")
    page = form.submit({"scope": "topic", "topic": "", "name": "Onthoud mij"}, action="/calendars")
    assert page.status == 422
    assert "topic" in page.errors()
    assert page.one("input", id="name").attrs["value"] == "Onthoud mij"


def test_the_memory_is_bounded() -> None:
    memory = LastAnswers(largest=100)
    for number in range(10):
        memory.keep(str(number), Answer("e", b"x" * 40, NOW))
    assert memory.find("9", "e")
    assert memory.find("0", "e") is None
    assert views.memory is not memory
