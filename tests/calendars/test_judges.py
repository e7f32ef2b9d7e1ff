"""Whole feeds before judges: our linter, and three readers that are not ours."""

import itertools
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import time_machine
import vobject
from ical.calendar_stream import IcsCalendarStream

from logbook.dates import PartialDate
from logbook.followups.models import DueChange, FollowUpStatus
from logbook.meetings.models import MeetingStatus
from tests.calendars.linter import findings

LOOKS = [
    {"detail": detail, "shape": shape, "alarms": alarms, "language": language}
    for detail, shape, alarms, language in itertools.product(
        ("full", "discreet"), ("events", "tasks"), (True, False), ("nl", "en")
    )
]


@pytest.fixture
def everything(make, owner) -> None:
    """One item of every kind that a feed can hold."""
    nvb = make.organisation("Vereniging; van, banken\\", short_name="NVB")
    meeting = make.meeting(owner, "Overleg, deel 2; slot", date="2026-12-15", status="planned",
                           start_time=time(9, 30), end_time=time(11, 0))  # fmt: skip
    make.party(meeting, organisation_id=nvb.id)
    make.meeting(owner, "Hele dag", date="2026-12-16", status="planned", place="Den Haag")
    make.meeting(owner, "Ergens in de maand", date="2027-01", status="planned")
    make.meeting(owner, "Afgezegd", date="2026-12-17", status=MeetingStatus.CANCELLED)
    make.follow_up(owner, "Open " + "é" * 90, due="2026-12-14", meeting_id=meeting.id)
    moved = DueChange(due=PartialDate.parse("2026-12"), on=date(2026, 12, 1))
    make.follow_up(
        owner, "Moved", due="2026-12-18", details="a\r\nX-EVIL:1\x07", due_history=[moved]
    )
    make.follow_up(owner, "Maand", due="2026-12", actor_organisation_id=nvb.id)
    make.follow_up(
        owner, "Klaar", due="2026-12-02", status=FollowUpStatus.DONE, closed_on=date(2026, 12, 3)
    )
    make.follow_up(
        owner, "Weg", due="2026-12-03", status=FollowUpStatus.DROPPED, closed_on=date(2026, 12, 4)
    )


@pytest.fixture
def feed(api, app, owner):
    def fetch(**look) -> bytes:
        content = "follow-ups" if look.get("shape") == "tasks" else "both"
        with time_machine.travel(datetime(2026, 12, 7, 9, 0, tzinfo=UTC), tick=False):
            made = api(owner).post("/calendar-feeds", {"scope": "mine", "content": content} | look)
            return (
                app.test_client().get(made.json["url"].removeprefix("http://127.0.0.1:8000")).data
            )

    return fetch


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look.values())))
def test_every_look_of_a_feed_is_accepted_by_all_judges(everything, feed, look) -> None:
    data = feed(**look)
    assert findings(data) == []
    IcsCalendarStream.calendar_from_ics(data.decode())
    for calendar in vobject.readComponents(data.decode()):
        calendar.validate(raiseException=True)
    calendar = icalendar.Calendar.from_ical(data)
    assert [e for part in calendar.walk() for e in part.errors] == []
    kinds = {part.name for part in calendar.subcomponents}
    assert kinds == ({"VTODO"} if look["shape"] == "tasks" else {"VEVENT"})


def test_an_empty_feed_is_accepted_by_all_judges(feed) -> None:
    data = feed()
    assert findings(data) == []
    IcsCalendarStream.calendar_from_ics(data.decode())
    for calendar in vobject.readComponents(data.decode()):
        calendar.validate(raiseException=True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"DTEND;VALUE=DATE:20261215", b"DTEND;VALUE=DATE:20261214"),
        (b"\r\nEND:VEVENT", b"\nEND:VEVENT"),
        (b"REFRESH-INTERVAL;VALUE=DURATION", b"REFRESH-INTERVAL"),
        (b"\\,", b","),
        (b"VERSION:2.0", b"VERSION:2.0\r\nMETHOD:PUBLISH"),
        (b"SEQUENCE:0", b"SEQUENCE:0\x07"),
    ],
)
def test_the_linter_sees_a_planted_defect(everything, feed, old, new) -> None:
    data = feed()
    assert old in data
    assert findings(data.replace(old, new, 1))


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York", "Asia/Jakarta"])
def test_a_term_stands_on_its_own_day_wherever_it_is_read(everything, feed, zone) -> None:
    calendar = icalendar.Calendar.from_ical(feed())
    shown = recurring_ical_events.of(calendar).between(date(2026, 12, 1), date(2027, 1, 31))
    found = {str(event["summary"]).split(": ")[-1][:4]: event for event in shown}
    assert found["Open"].start == date(2026, 12, 14)
    assert found["Maan"].start == date(2026, 12, 31)
    timed = found["Over"].start.astimezone(ZoneInfo(zone))
    hours = {"Europe/Amsterdam": (9, 30), "America/New_York": (3, 30), "Asia/Jakarta": (15, 30)}
    assert (timed.hour, timed.minute) == hours[zone]
