"""What stands around the items of a feed, and in them around the words of people; the tombstone.

WORDS are plain tables and not the catalogues of the pages: a feed is read without a request, and
the text of an item must not depend on who happens to ask.
"""

from datetime import UTC, date, datetime

from logbook.calendars.lines import instant, line, text, whole_days
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
    end = f" ({WORDS[feed.language]['example']})" if invented else ""
    name = text(one_line(feed.name)[: LONGEST_NAME - len(end)] + end)
    about = text(WORDS[feed.language]["private"])
    return "".join(
        (
            f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\nCALSCALE:GREGORIAN\r\n",
            line("NAME", name),
            line("X-WR-CALNAME", name),
            line("DESCRIPTION", about),
            line("X-WR-CALDESC", about),
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n",
            "COLOR:steelblue\r\nX-APPLE-CALENDAR-COLOR:#4682B4\r\n",
            line("URL", f"{address}/calendars"),
            line("X-WR-TIMEZONE", text(time_zone)),
        )
    )


def tombstone(
    feed: CalendarFeed, ended: datetime, *, address: str, domain: str, invented: bool
) -> bytes:
    """A calendar of one item, on the day the feed ended, that says so.

    Only this makes clients let go of what they hold: a refusal leaves it all in place.
    """
    words = WORDS[feed.language]
    on: date = ended.astimezone(UTC).date()
    grave = (
        head(feed, address=address, time_zone="Etc/UTC", invented=invented),
        "BEGIN:VEVENT\r\n",
        line("UID", f"rv-{feed.id}@{domain}"),
        f"DTSTAMP:{instant(ended)}\r\n",
        whole_days(on, on),
        line("SUMMARY", text(words["revoked"])),
        line("DESCRIPTION", text(f"{words['revoked-help']}\n{address}/calendars")),
        f"TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n{FOOT}",
    )
    return "".join(grave).encode()
