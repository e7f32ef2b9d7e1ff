"""One item as the text of one iCalendar component (RFC 5545), as strings.

Pure: the same item, look and stamp give the same bytes, those that the icalendar library would
write (tests/calendars/by_library.py). What each property is and why: all-day events for terms, for
a DATE floats and never shifts (§3.3.4); DTEND is the day after (§3.6.1); a term never blocks the
day (TRANSP, §3.8.2.7); UTC for hours needs no VTIMEZONE; no ATTENDEE or ORGANIZER, which would hand
addresses to whoever hosts the calendar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from logbook.calendars.frame import WORDS
from logbook.calendars.items import FollowUpItem, Item, MeetingItem
from logbook.calendars.lines import day, instant, line, text, texts, whole_days
from logbook.calendars.looks import Look, LookForm, Site
from logbook.calendars.models import Detail
from logbook.dates import Form, PartialDate, Precision, say, say_due
from logbook.richtext import one_line, without_controls

LONGEST_DESCRIPTION = 2000
LONGEST_SUMMARY = 250
ALARM_BEFORE = "-PT15H"  # 09:00 on the day before an all-day event
_FREE = "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"
_STATES = {
    "open": "NEEDS-ACTION\r\nPERCENT-COMPLETE:0",
    "in-progress": "IN-PROCESS\r\nPERCENT-COMPLETE:50",
    "done": "COMPLETED\r\nPERCENT-COMPLETE:100",
    "dropped": "CANCELLED\r\nPERCENT-COMPLETE:0",
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """When the text last changed (UTC, whole seconds, only forward) and how often (SEQUENCE)."""

    at: datetime
    sequence: int


@dataclass(frozen=True, slots=True)
class Component:
    """The component with CRLF ends, folded at 75 octets; `alarm` belongs before its last line."""

    body: str
    alarm: str = ""

    def whole(self, *, alarms: bool) -> str:
        """The component as it stands in a feed, with alarms or without."""
        end = self.body.rindex("END:") if alarms and self.alarm else len(self.body)
        return f"{self.body[:end]}{self.alarm if alarms else ''}{self.body[end:]}"


def component(item: Item, look: Look, site: Site, stamp: Stamp) -> Component:
    """The component of an item in one look."""
    match item:
        case FollowUpItem():
            name, own, alarm = (
                _task(item, look, site) if look.form is LookForm.TASKS else _term(item, look, site)
            )
        case MeetingItem():
            name, own, alarm = "VEVENT", _meeting(item, look, site), ""
    at = instant(stamp.at)
    return Component(
        f"BEGIN:{name}\r\n{''.join(own)}DTSTAMP:{at}\r\nLAST-MODIFIED:{at}\r\n"
        f"CREATED:{instant(item.created)}\r\nSEQUENCE:{stamp.sequence}\r\nCLASS:PRIVATE\r\n"
        f"END:{name}\r\n",
        alarm,
    )


def _term(item: FollowUpItem, look: Look, site: Site) -> tuple[str, list[str], str]:
    if item.due is None:
        raise ValueError("a follow-up without a term has no day in a calendar")
    summary = text(_summary(item, item.due, look))
    status = "CANCELLED" if item.status == "dropped" else "CONFIRMED"
    made = [
        line("UID", f"fu-{item.id}@{site.domain}"),
        whole_days(item.due.latest, item.due.latest),
        line("SUMMARY", summary),
        f"STATUS:{status}\r\n",
        _FREE,
        *_follow_up_facts(item, look, site),
    ]
    return "VEVENT", made, _alarm(item, summary, look, site)


def _task(item: FollowUpItem, look: Look, site: Site) -> tuple[str, list[str], str]:
    summary = text(_task_summary(item, look))
    # A task needs no term (§3.6.2): what is to be done some day stands in the list as well.
    due = f"DUE;VALUE=DATE:{day(item.due.latest)}\r\n" if item.due is not None else ""
    made = [
        line("UID", f"todo-{item.id}@{site.domain}"),
        due,
        line("SUMMARY", summary),
        f"STATUS:{_STATES[item.status]}\r\n",
    ]
    if item.status == "done" and item.closed_on is not None:
        # COMPLETED must be a date-time in UTC (§3.8.2.1); only the day is known: its noon.
        made.append(f"COMPLETED:{day(item.closed_on)}T120000Z\r\n")
    made += _follow_up_facts(item, look, site)
    return "VTODO", made, _alarm(item, summary, look, site)


def _meeting(item: MeetingItem, look: Look, site: Site) -> list[str]:
    is_cancelled, is_known = item.status == "cancelled", item.date.precision is Precision.DAY
    url = f"{site.address}/meetings/{item.id}"
    status = "CANCELLED" if is_cancelled else "CONFIRMED" if is_known else "TENTATIVE"
    is_free = is_cancelled or item.start is None
    made = [
        line("UID", f"mt-{item.id}@{site.domain}"),
        _span(item, is_known=is_known),
        line("SUMMARY", text(_meeting_summary(item, look))),
        f"STATUS:{status}\r\n",
        _FREE if is_free else "TRANSP:OPAQUE\r\n",
        line("URL", url),
    ]
    if not _is_discreet(item, look):
        if item.place:
            made.append(line("LOCATION", text(one_line(item.place))))
        made += _categories(item, look)
        made.append(line("DESCRIPTION", text(_description(_meeting_lines(item, look), url))))
    return made


def _span(item: MeetingItem, *, is_known: bool) -> str:
    if item.start is not None:
        end = item.end if item.end and item.end > item.start else item.start + timedelta(hours=1)
        return f"DTSTART:{instant(item.start)}\r\nDTEND:{instant(end)}\r\n"
    first = item.date.earliest
    last = item.end_date if is_known and item.end_date and item.end_date > first else first
    return whole_days(first, last)


def _follow_up_facts(item: FollowUpItem, look: Look, site: Site) -> list[str]:
    url = f"{site.address}/follow-ups/{item.id}"
    made = [line("URL", url)]
    if not _is_discreet(item, look):
        made += _categories(item, look)
        made.append(line("DESCRIPTION", text(_description(_follow_up_lines(item, look), url))))
    return made


def _categories(item: Item, look: Look) -> Sequence[str]:
    names = [one_line(label.in_language(look.language)) for label in item.categories]
    return (line("CATEGORIES", texts(names)),) if names else ()


def _alarm(item: FollowUpItem, summary: str, look: Look, site: Site) -> str:
    """On the morning of the day before, for whoever wants it; none of what is done or never due."""
    if item.due is None or item.status not in ("open", "in-progress"):
        return ""
    # A task has no start to count from: its trigger must name the end (§3.8.6.3).
    related = ";RELATED=END" if look.form is LookForm.TASKS else ""
    uid = line("UID", f"al-{item.id}@{site.domain}")
    return (
        f"BEGIN:VALARM\r\n{uid}ACTION:DISPLAY\r\n{line('DESCRIPTION', summary)}"
        f"TRIGGER{related}:{ALARM_BEFORE}\r\nEND:VALARM\r\n"
    )


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
    told = without_controls("\n".join(lines)).replace("\t", " ")
    room = LONGEST_DESCRIPTION - len(url) - 1
    if len(told) > room:
        told = told[: room - 1] + "…"
    return f"{told}\n{url}"
