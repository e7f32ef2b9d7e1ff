"""What stands around the items of a feed, and in them around the words of people; the tombstone.

WORDS are plain tables and not the catalogues of the pages: a feed is read without a request, and
the text of an item must not depend on who happens to ask.
"""

from datetime import UTC, date, datetime, timedelta

import icalendar

from logbook.calendars.models import CalendarFeed
from logbook.richtext import one_line

WORDS = {
    "nl": {
        "due": "Termijn",
        "discreet": "Actiepunt: termijn",
        "secret": "Vertrouwelijk actiepunt",
        "discreet-meeting": "Gesprek",
        "secret-meeting": "Vertrouwelijk gesprek",
        "cancelled": "Geannuleerd",
        "owner": "Eigenaar",
        "actor": "Aan zet",
        "origin": "Uit gesprek",
        "answers": "Voor",
        "moved": "Verplaatst, eerder",
        "said": "Afgesproken termijn",
        "with": "Met",
        "about": "Over",
        "us": "wij",
        "example": "voorbeeld",
        "private": "Privékoppeling: geef deze niet door.",
        "revoked": "Deze agendakoppeling werkt niet meer",
        "revoked-help": "De koppeling is vernieuwd, ingetrokken of verlopen."
        " Gebruik de nieuwe, of maak er in het logboek een.",
    },
    "en": {
        "due": "Due",
        "discreet": "Follow-up: due",
        "secret": "Confidential follow-up",
        "discreet-meeting": "Meeting",
        "secret-meeting": "Confidential meeting",
        "cancelled": "Cancelled",
        "owner": "Owner",
        "actor": "To act",
        "origin": "From meeting",
        "answers": "For",
        "moved": "Moved, earlier",
        "said": "Term as agreed",
        "with": "With",
        "about": "About",
        "us": "we",
        "example": "example",
        "private": "Private link: do not pass it on.",
        "revoked": "This calendar link no longer works",
        "revoked-help": "The link was renewed or revoked, or it has expired."
        " Use the new one, or make one in the logbook.",
    },
}


LONGEST_NAME = 60
PRODUCT = "-//Logbook//Logbook 1//NL"
EVERY_HOUR = timedelta(hours=1)
FOOT = "END:VCALENDAR\r\n"

# The grammar of RFC 5545 §3.6 wants a component in every calendar, and strict readers refuse an
# empty one; a time zone that nothing uses is the one thing that no client shows.
NOTHING = (
    "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


def head(feed: CalendarFeed, *, address: str, time_zone: str, invented: bool) -> str:
    """The first lines.

    No METHOD (it would make every item an invitation), no UID (it makes one reader take the whole
    feed for one item), no SOURCE (it would repeat the secret address). Of the example (`invented`)
    the name says so.
    """
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    end = f" ({WORDS[feed.language]['example']})" if invented else ""
    name = icalendar.vText(one_line(feed.name)[: LONGEST_NAME - len(end)] + end)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    about = icalendar.vText(WORDS[feed.language]["private"])
    calendar.add("description", about)
    calendar.add("x-wr-caldesc", about)
    calendar.add("refresh-interval", EVERY_HOUR, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(EVERY_HOUR))
    calendar.add("color", "steelblue")
    calendar.add("x-apple-calendar-color", icalendar.vText("#4682B4"))
    calendar.add("url", f"{address}/calendars")
    calendar.add("x-wr-timezone", icalendar.vText(time_zone))
    text: str = calendar.to_ical(sorted=False).decode()
    return text.removesuffix(FOOT)


def tombstone(
    feed: CalendarFeed, ended: datetime, *, address: str, domain: str, invented: bool
) -> bytes:
    """A calendar of one item, on the day the feed ended, that says so.

    Only this makes clients let go of what they hold: a refusal leaves it all in place.
    """
    words = WORDS[feed.language]
    day: date = ended.astimezone(UTC).date()
    event = icalendar.Event()
    event.add("uid", f"rv-{feed.id}@{domain}")
    event.add("dtstamp", ended.replace(microsecond=0))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", words["revoked"])
    event.add("description", f"{words['revoked-help']}\n{address}/calendars")
    event.add("transp", "TRANSPARENT")
    text = head(feed, address=address, time_zone="Etc/UTC", invented=invented)
    grave: str = event.to_ical(sorted=False).decode()
    return f"{text}{grave}{FOOT}".encode()
