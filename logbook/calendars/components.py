"""One item as the text of one iCalendar component (RFC 5545), made by the icalendar library.

Pure: the same item, look and stamp give the same bytes. What each property is and why: all-day
events for terms, for a DATE floats and never shifts (§3.3.4); DTEND is the day after (§3.6.1); a
term never blocks the day (TRANSP, §3.8.2.7); UTC for hours needs no VTIMEZONE; no ATTENDEE or
ORGANIZER, which would hand addresses to whoever hosts the calendar.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import icalendar

from logbook.calendars.frame import WORDS
from logbook.calendars.items import FollowUpItem, Item, MeetingItem
from logbook.calendars.models import Detail, Shape
from logbook.dates import Form, PartialDate, Precision, say, say_due
from logbook.richtext import one_line, without_controls

LONGEST_DESCRIPTION = 2000
LONGEST_SUMMARY = 250
ALARM_BEFORE = timedelta(hours=-15)  # 09:00 on the day before an all-day event


@dataclass(frozen=True, slots=True)
class Look:
    """How items of a feed are shown; `address` is PUBLIC_URL and `domain` ends the UIDs."""

    language: str
    detail: Detail
    shape: Shape
    alarms: bool
    address: str
    domain: str

    @property
    def variant(self) -> str:
        """What names the stored texts of this look."""
        alarm = "alarm" if self.alarms else "quiet"
        return f"{self.language}-{self.detail}-{self.shape}-{alarm}"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When the text last changed (UTC, whole seconds, only forward) and how often (SEQUENCE)."""

    at: datetime
    sequence: int


def component(item: Item, look: Look, stamp: Stamp) -> str:
    """The component as text with CRLF ends, folded at 75 octets."""
    match item:
        case FollowUpItem():
            made = _task(item, look) if look.shape is Shape.TASKS else _term(item, look)
        case MeetingItem():
            made = _meeting(item, look)
    made.add("dtstamp", stamp.at)
    made.add("last-modified", stamp.at)
    made.add("created", item.created.astimezone(UTC).replace(microsecond=0))
    made.add("sequence", stamp.sequence)
    made.add("class", "PRIVATE")
    text: str = made.to_ical(sorted=False).decode()
    return text


def _term(item: FollowUpItem, look: Look) -> icalendar.Event:
    if item.due is None:
        raise ValueError("a follow-up without a term has no day in a calendar")
    made = icalendar.Event()
    made.add("uid", f"fu-{item.id}@{look.domain}")
    made.add("dtstart", item.due.latest)
    made.add("dtend", item.due.latest + timedelta(days=1))
    summary = _summary(item, item.due, look)
    made.add("summary", summary)
    made.add("status", "CANCELLED" if item.status == "dropped" else "CONFIRMED")
    _add_free(made)
    _add_follow_up_facts(made, item, look)
    if look.alarms and item.status in ("open", "in-progress"):
        made.add_component(_alarm(f"al-{item.id}@{look.domain}", summary))
    return made


def _task(item: FollowUpItem, look: Look) -> icalendar.Todo:
    made = icalendar.Todo()
    made.add("uid", f"todo-{item.id}@{look.domain}")
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
    _add_follow_up_facts(made, item, look)
    if look.alarms and item.due is not None and item.status in ("open", "in-progress"):
        alarm = _alarm(f"al-{item.id}@{look.domain}", _task_summary(item, look), related="END")
        made.add_component(alarm)
    return made


def _meeting(item: MeetingItem, look: Look) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", f"mt-{item.id}@{look.domain}")
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
    url = f"{look.address}/meetings/{item.id}"
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
    made: icalendar.Event | icalendar.Todo, item: FollowUpItem, look: Look
) -> None:
    url = f"{look.address}/follow-ups/{item.id}"
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


def _is_discreet(item: Item, look: Look) -> bool:
    return item.secret or look.detail is Detail.DISCREET


def _summary(item: FollowUpItem, due: PartialDate, look: Look) -> str:
    words = WORDS[look.language]
    if _is_discreet(item, look):
        title = words["secret" if item.secret else "discreet"]
        open_title = title
    else:
        title = _titled(item, look)
        open_title = f"{say_due(due, look.language)}: {title}"
    match item.status:
        case "done":
            return f"✓ {title}"
        case "dropped":
            return f"{words['cancelled']}: {title}"
        case _:
            return open_title


def _task_summary(item: FollowUpItem, look: Look) -> str:
    """A task list shows state and date by itself."""
    if _is_discreet(item, look):
        return WORDS[look.language]["secret" if item.secret else "discreet"]
    return _titled(item, look)


def _titled(item: FollowUpItem, look: Look) -> str:
    title = one_line(item.title.in_language(look.language))
    if item.actor is not None:
        title = f"{title} – {one_line(item.actor.in_language(look.language))}"
    return title[:LONGEST_SUMMARY]


def _meeting_summary(item: MeetingItem, look: Look) -> str:
    words = WORDS[look.language]
    if _is_discreet(item, look):
        title = words["secret-meeting" if item.secret else "discreet-meeting"]
    else:
        title = one_line(item.title)[:LONGEST_SUMMARY]
    if item.date.precision is not Precision.DAY:
        title = f"{say(item.date, look.language, Form.DAY_OPEN)}: {title}"
    return f"{words['cancelled']}: {title}" if item.status == "cancelled" else title


def _follow_up_lines(item: FollowUpItem, look: Look) -> list[str]:
    words = WORDS[look.language]
    lines = [item.details] if item.details else []
    if item.due_text:
        lines.append(f"{words['said']}: {item.due_text}")
    if item.moved_from:
        lines.append(f"{words['moved']}: {_told(item.moved_from, look.language)}")
    if item.actor is not None:
        lines.append(f"{words['actor']}: {item.actor.in_language(look.language)}")
    lines.append(f"{words['owner']}: {item.owner}")
    if item.origin:
        lines.append(f"{words['origin']}: {item.origin}")
    if item.commitments:
        known = [one.in_language(look.language) for one in item.commitments]
        lines.append(f"{words['answers']}: {'; '.join(known)}")
    return lines


def _told(term: str, language: str) -> str:
    try:
        return say(PartialDate.parse(term), language)
    except ValueError:
        return term


def _meeting_lines(item: MeetingItem, look: Look) -> list[str]:
    words = WORDS[look.language]
    lines = []
    if item.parties:
        names = ", ".join(party.in_language(look.language) for party in item.parties)
        lines.append(f"{words['with']}: {names}")
    if item.categories:
        about = ", ".join(label.in_language(look.language) for label in item.categories)
        lines.append(f"{words['about']}: {about}")
    return lines


def _description(lines: list[str], url: str) -> str:
    """The lines, cut where they grow too long for some clients, and the link last."""
    text = without_controls("\n".join(lines)).replace("\t", " ")
    room = LONGEST_DESCRIPTION - len(url) - 1
    if len(text) > room:
        text = text[: room - 1] + "…"
    return f"{text}\n{url}"
