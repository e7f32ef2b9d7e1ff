"""The text of one item: what calendar clients are given, checked by readers that are not ours."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from logbook.calendars import components
from logbook.calendars.components import Stamp
from logbook.calendars.items import FollowUpItem, Item, MeetingItem
from logbook.calendars.looks import Look, LookForm, Site
from logbook.calendars.models import Detail, Shape
from logbook.dates import PartialDate
from logbook.wording import Wording

STAMP = Stamp(datetime(2026, 12, 1, 8, 0, tzinfo=UTC), 3)
ID = uuid.UUID("00000000-0000-4000-8000-000000000001")
CREATED = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)


SITE = Site("https://logbook.test", "logbook.test")


def look(**changed) -> dict[str, Any]:
    """What somebody chose for a feed."""
    facts = {"language": "nl", "detail": Detail.FULL, "shape": Shape.EVENTS, "alarms": False}
    return facts | changed


def look_of(item: Item, chosen: dict[str, Any]) -> Look:
    form = LookForm.MEETINGS if isinstance(item, MeetingItem) else LookForm(chosen["shape"])
    return Look(chosen["language"], chosen["detail"], form)


def component(item: Item, chosen: dict[str, Any], stamp: Stamp) -> str:
    """The text of an item as it stands in a feed, with its alarm where that was chosen."""
    made = components.component(item, look_of(item, chosen), SITE, stamp)
    return made.whole(alarms=chosen["alarms"])


def follow_up(**changed) -> FollowUpItem:
    facts: dict[str, Any] = {
        "id": ID,
        "title": Wording("Terugkoppelen over de rapportages", "Report back on the reports"),
        "details": None,
        "due": PartialDate.parse("2026-12-14"),
        "due_text": None,
        "moved_from": None,
        "status": "open",
        "closed_on": None,
        "actor": Wording("NVB"),
        "owner": "A. Jansen",
        "origin": "Gesprek over wapens",
        "commitments": (Wording("T/1"),),
        "categories": (Wording("wapens", "arms"),),
        "created": CREATED,
        "secret": False,
    }
    return FollowUpItem(**facts | changed)


def meeting(**changed) -> MeetingItem:
    facts: dict[str, Any] = {
        "id": ID,
        "title": "Kwartaaloverleg",
        "date": PartialDate.parse("2026-12-14"),
        "end_date": None,
        "start": None,
        "end": None,
        "place": "Den Haag",
        "status": "planned",
        "parties": (Wording("NVB"),),
        "categories": (),
        "created": CREATED,
        "secret": False,
    }
    return MeetingItem(**facts | changed)


def read(text: str) -> Any:
    """The component as three other readers take it; the first one's view is given back."""
    whole = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\n{text}END:VCALENDAR\r\n"
    IcsCalendarStream.calendar_from_ics(whole)
    for calendar in vobject.readComponents(whole):
        calendar.validate(raiseException=True)
    (found,) = icalendar.Calendar.from_ical(whole).subcomponents
    assert found.errors == []
    return found


def test_an_open_term_is_an_all_day_event_that_blocks_nothing() -> None:
    event = read(component(follow_up(), look(), STAMP))
    assert event.name == "VEVENT"
    assert event["uid"] == f"fu-{ID}@logbook.test"
    assert (event.start, event.end) == (date(2026, 12, 14), date(2026, 12, 15))
    assert event["summary"] == "Termijn: Terugkoppelen over de rapportages – NVB"
    assert (event["status"], event["transp"]) == ("CONFIRMED", "TRANSPARENT")
    assert event["x-microsoft-cdo-busystatus"] == "FREE"
    assert event["dtstamp"].dt == event["last-modified"].dt == STAMP.at
    assert event["sequence"] == 3
    assert event["description"].endswith(f"https://logbook.test/follow-ups/{ID}")
    assert not event.walk("VALARM")


def test_a_term_in_a_month_stands_on_its_last_day_and_says_so() -> None:
    event = read(component(follow_up(due=PartialDate.parse("2026-12")), look(), STAMP))
    assert event.start == date(2026, 12, 31)
    assert event["summary"].startswith("Uiterlijk eind december: Terugkoppelen")


def test_a_moved_term_tells_the_old_one_in_its_description_only() -> None:
    event = read(component(follow_up(moved_from="2026-12-03"), look(), STAMP))
    assert "Verplaatst, eerder: 3 december 2026" in event["description"]
    assert "3 december" not in event["summary"]
    assert "recurrence-id" not in event


def test_a_done_one_keeps_its_day_and_has_no_alarm() -> None:
    done = follow_up(status="done", closed_on=date(2026, 12, 10))
    event = read(component(done, look(alarms=True), STAMP))
    assert event["summary"].startswith("✓ Terugkoppelen")
    assert event["status"] == "CONFIRMED"
    assert event.start == date(2026, 12, 14)
    assert not event.walk("VALARM")


def test_a_dropped_one_is_cancelled() -> None:
    dropped = follow_up(status="dropped", closed_on=date(2026, 12, 10))
    event = read(component(dropped, look(alarms=True), STAMP))
    assert event["status"] == "CANCELLED"
    assert event["summary"].startswith("Geannuleerd: ")
    assert not event.walk("VALARM")


def test_the_alarm_is_on_the_morning_of_the_day_before() -> None:
    (alarm,) = read(component(follow_up(), look(alarms=True), STAMP)).walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["description"]
    assert alarm["trigger"].to_ical() == b"-PT15H"


def test_a_task_has_a_due_date_and_an_alarm_that_counts_from_its_end() -> None:
    task = read(component(follow_up(), look(shape=Shape.TASKS, alarms=True), STAMP))
    assert task.name == "VTODO"
    assert task["uid"] == f"todo-{ID}@logbook.test"
    assert task["due"].dt == date(2026, 12, 14)
    assert "dtstart" not in task
    assert task["status"] == "NEEDS-ACTION"
    (alarm,) = task.walk("VALARM")
    assert alarm["trigger"].params["RELATED"] == "END"


def test_a_finished_task_is_completed_at_an_instant_in_utc() -> None:
    done = follow_up(status="done", closed_on=date(2026, 12, 10))
    text = component(done, look(shape=Shape.TASKS), STAMP)
    assert "COMPLETED:20261210T120000Z" in text
    assert "PERCENT-COMPLETE:100" in text
    assert read(text)["status"] == "COMPLETED"


def test_a_meeting_with_an_hour_is_told_in_utc_and_blocks_the_time() -> None:
    start = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
    timed = meeting(start=start, end=datetime(2026, 12, 14, 10, 0, tzinfo=UTC))
    text = component(timed, look(), STAMP)
    assert "DTSTART:20261214T090000Z" in text
    event = read(text)
    assert event["transp"] == "OPAQUE"
    assert event["location"] == "Den Haag"
    assert event["uid"] == f"mt-{ID}@logbook.test"


def test_a_meeting_of_which_only_the_month_is_known_stands_once_on_the_first() -> None:
    event = read(component(meeting(date=PartialDate.parse("2026-12")), look(), STAMP))
    assert (event.start, event.end) == (date(2026, 12, 1), date(2026, 12, 2))
    assert event["summary"] == "december 2026 (dag nog onbekend): Kwartaaloverleg"
    assert event["status"] == "TENTATIVE"


def test_a_cancelled_meeting_says_so_and_frees_the_time() -> None:
    start = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
    event = read(component(meeting(status="cancelled", start=start), look(), STAMP))
    assert event["summary"] == "Geannuleerd: Kwartaaloverleg"
    assert (event["status"], event["transp"]) == ("CANCELLED", "TRANSPARENT")


@pytest.mark.parametrize("item", [follow_up(), meeting()])
def test_a_discreet_item_tells_nothing_but_that_it_is_there(item) -> None:
    text = component(item, look(detail=Detail.DISCREET), STAMP)
    for word in ("Terugkoppelen", "NVB", "Jansen", "wapens", "Kwartaaloverleg", "Den Haag"):
        assert word not in text
    assert "https://logbook.test/" in read(text)["url"]


@pytest.mark.parametrize("item", [follow_up(secret=True), meeting(secret=True)])
def test_what_only_named_people_may_see_is_confidential_in_every_feed(item) -> None:
    text = component(item, look(), STAMP)
    assert "Vertrouwelijk" in text
    for word in ("Terugkoppelen", "NVB", "Kwartaaloverleg", "Den Haag"):
        assert word not in text


def test_an_english_feed_is_in_english() -> None:
    event = read(component(follow_up(), look(language="en"), STAMP))
    assert event["summary"] == "Due: Report back on the reports – NVB"


ODD = st.text(max_size=120) | st.sampled_from(
    ["a\r\nX-EVIL:1", "BEGIN:VALARM", "x;y,z\\n", "é" * 100, "\x00\x07\x1f", "a b"]
)


@given(title=ODD, details=ODD, name=ODD)
def test_no_text_of_people_breaks_out_of_its_place(title: str, details: str, name: str) -> None:
    item = follow_up(
        title=Wording(title or "x"), details=details, actor=Wording(name or "y"), owner=name
    )
    text = component(item, look(), STAMP)
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not [c for c in text if ord(c) < 0x20 and c not in "\r\n"]
    assert "\n" not in text.replace("\r\n", "")
    assert [line for line in lines if line.startswith("BEGIN:")] == ["BEGIN:VEVENT"]
    allowed = {"BEGIN", "UID", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP", "URL", "END"}
    allowed |= {"X-MICROSOFT-CDO-BUSYSTATUS", "CATEGORIES", "DESCRIPTION", "DTSTAMP"}
    allowed |= {"LAST-MODIFIED", "CREATED", "SEQUENCE", "CLASS"}
    names = {line.split(":")[0].split(";")[0] for line in lines if line and line[0] != " "}
    assert names <= allowed
