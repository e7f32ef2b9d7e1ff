"""What a feed shows, and what a change does to it."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from logbook.db import db, transaction
from logbook.directory.models import Organisation
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.meetings.models import Marking, Meeting
from tests.calendars.reading import NOW, events, summaries

pytestmark = pytest.mark.usefixtures("at_nine")


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


def test_what_has_no_term_is_a_task_without_a_day_and_no_event(make, owner, feed, fetch) -> None:
    make.follow_up(owner, "Later", due="2026-12-14")
    make.follow_up(owner, "Ooit")

    dated, undated = events(fetch(feed(owner, shape="tasks", alarms=True)))

    assert (str(dated["summary"]), str(undated["summary"])) == ("Later", "Ooit")
    assert "due" in dated
    assert "due" not in undated
    assert (len(dated.subcomponents), len(undated.subcomponents)) == (1, 0)
    assert not any("Ooit" in summary for summary in summaries(fetch(feed(owner))))


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


def test_what_a_term_answers_is_told_by_its_title_where_it_has_no_number(
    make, owner, feed, fetch
) -> None:
    promise = make.commitment("Jaarlijks overleg met de banken")
    make.follow_up(owner, due="2026-12-14", commitment_id=promise.id)
    (event,) = events(fetch(feed(owner)))
    assert "Jaarlijks overleg met de banken" in event["description"]
    assert str(promise.id) not in event["description"]


def test_a_part_of_a_year_is_told_as_said_and_due_on_its_last_day(make, owner, feed, fetch) -> None:
    make.follow_up(owner, due="2026-12-11/2026-12-20")
    make.follow_up(owner, due="2026-36")
    make.meeting(owner, date="2027-33", status="planned")
    found = events(fetch(feed(owner, content="both", shape="events")))
    assert {str(one["summary"]): one["dtstart"].dt for one in found} == {
        "Uiterlijk medio december: Terugkoppelen": date(2026, 12, 20),
        "Uiterlijk aan het eind van het vierde kwartaal: Terugkoppelen": date(2026, 12, 31),
        "eerste kwartaal 2027 (dag nog onbekend): Gesprek met de NVB": date(2027, 1, 1),
    }
