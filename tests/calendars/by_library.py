"""The same component made by the icalendar library: the judge of what is written as strings."""

from datetime import UTC, datetime, timedelta

import icalendar

from logbook.calendars.components import (
    Stamp,
    _description,
    _follow_up_lines,
    _is_discreet,
    _meeting_lines,
    _meeting_summary,
    _summary,
    _task_summary,
)
from logbook.calendars.items import FollowUpItem, Item, MeetingItem
from logbook.calendars.looks import Look, LookForm, Site
from logbook.dates import Precision
from logbook.richtext import one_line

ALARM_BEFORE = timedelta(hours=-15)


def by_library(item: Item, look: Look, site: Site, stamp: Stamp, *, alarms: bool) -> str:
    """The component as text with CRLF ends, folded at 75 octets."""
    match item:
        case FollowUpItem():
            made = (
                _task(item, look, site) if look.form is LookForm.TASKS else _term(item, look, site)
            )
        case MeetingItem():
            made = _meeting(item, look, site)
    made.add("dtstamp", stamp.at)
    made.add("last-modified", stamp.at)
    made.add("created", item.created.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", stamp.sequence)
    made.add("class", "PRIVATE")
    is_due = isinstance(item, FollowUpItem) and item.due is not None
    if alarms and is_due and item.status in ("open", "in-progress"):
        related = "END" if look.form is LookForm.TASKS else None
        made.add_component(
            _alarm(f"al-{item.id}@{site.domain}", str(made["summary"]), related=related)
        )
    text: str = made.to_ical(sorted=False).decode()
    return text


def _term(item: FollowUpItem, look: Look, site: Site) -> icalendar.Event:
    assert item.due is not None
    made = icalendar.Event()
    made.add("uid", f"fu-{item.id}@{site.domain}")
    made.add("dtstart", item.due.latest)
    made.add("dtend", item.due.latest + timedelta(days=1))
    summary = _summary(item, item.due, look)
    made.add("summary", summary)
    made.add("status", "CANCELLED" if item.status == "dropped" else "CONFIRMED")
    _add_free(made)
    _add_follow_up_facts(made, item, look, site)
    return made


def _task(item: FollowUpItem, look: Look, site: Site) -> icalendar.Todo:
    made = icalendar.Todo()
    made.add("uid", f"todo-{item.id}@{site.domain}")
    # A task needs no term (§3.6.2): what is to be done some day stands in the list as well.
    if item.due is not None:
        made.add("due", item.due.latest)
    made.add("summary", _task_summary(item, look))
    states = {
        "open": ("NEEDS-ACTION", 0),
        "in-progress": ("IN-PROCESS", 50),
        "done": ("COMPLETED", 100),
        "dropped": ("CANCELLED", 0),
    }
    status, percent = states[item.status]
    made.add("status", status)
    made.add("percent-complete", percent)
    if item.status == "done" and item.closed_on is not None:
        # COMPLETED must be a date-time in UTC (§3.8.2.1); only the day is known: its noon.
        made.add("completed", datetime.combine(item.closed_on, datetime.min.time(), UTC)
                 + timedelta(hours=12))  # fmt: skip
    _add_follow_up_facts(made, item, look, site)
    return made


def _meeting(item: MeetingItem, look: Look, site: Site) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", f"mt-{item.id}@{site.domain}")
    is_cancelled, is_known = item.status == "cancelled", item.date.precision is Precision.DAY
    if item.start is not None:
        made.add("dtstart", item.start)
        made.add("dtend", item.end if item.end and item.end > item.start
                 else item.start + timedelta(hours=1))  # fmt: skip
    else:
        first = item.date.earliest
        last = item.end_date if is_known and item.end_date and item.end_date > first else first
        made.add("dtstart", first)
        made.add("dtend", last + timedelta(days=1))
    made.add("summary", _meeting_summary(item, look))
    status = "CANCELLED" if is_cancelled else "CONFIRMED" if is_known else "TENTATIVE"
    made.add("status", status)
    if is_cancelled or item.start is None:
        _add_free(made)
    else:
        made.add("transp", "OPAQUE")
    url = f"{site.address}/meetings/{item.id}"
    made.add("url", url)
    if not _is_discreet(item, look):
        if item.place:
            made.add("location", one_line(item.place))
        _add_categories(made, item, look)
        made.add("description", _description(_meeting_lines(item, look), url))
    return made


def _add_free(made: icalendar.Event) -> None:
    made.add("transp", "TRANSPARENT")
    made.add("x-microsoft-cdo-busystatus", "FREE")


def _add_follow_up_facts(
    made: icalendar.Event | icalendar.Todo, item: FollowUpItem, look: Look, site: Site
) -> None:
    url = f"{site.address}/follow-ups/{item.id}"
    made.add("url", url)
    if not _is_discreet(item, look):
        _add_categories(made, item, look)
        made.add("description", _description(_follow_up_lines(item, look), url))


def _add_categories(made: icalendar.Component, item: Item, look: Look) -> None:
    names = [one_line(label.in_language(look.language)) for label in item.categories]
    if names:
        made.add("categories", names)


def _alarm(uid: str, text: str, related: str | None = None) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("uid", uid)
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    # A task has no start to count from: its trigger must name the end (§3.8.6.3).
    parameters = {"RELATED": related} if related else {}
    alarm.add("trigger", ALARM_BEFORE, parameters=parameters)
    return alarm
