"""Content lines of iCalendar (RFC 5545 §3.1): escaped, folded, ended; as the icalendar library.

Written as plain strings, which takes a twentieth of the library's time; that both write the same
bytes is a test (tests/calendars/test_lines.py).
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

LONGEST = 74
"""Octets of a line before it is folded; the blank that begins the next one makes 75."""
_ESCAPES = frozenset(b"\\^")
"""What begins an escape: no line is folded behind it, for some readers' sake."""


def line(name: str, value: str) -> str:
    """'NAME:value' with CRLF, folded."""
    return f"{folded(f'{name}:{value}')}\r\n"


def text(value: str) -> str:
    """A value of type TEXT (§3.3.11): no sign of it is taken for syntax."""
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def texts(values: Iterable[str]) -> str:
    """Several values of type TEXT, as of CATEGORIES."""
    return ",".join(map(text, values))


def day(value: date) -> str:
    """A value of type DATE."""
    return f"{value.year:04}{value.month:02}{value.day:02}"


def instant(value: datetime) -> str:
    """A value of type DATE-TIME in UTC, in whole seconds."""
    at = value.astimezone(UTC)
    return f"{day(at)}T{at.hour:02}{at.minute:02}{at.second:02}Z"


def whole_days(first: date, last: date) -> str:
    """The lines of an event that takes these days: its end is the day after (§3.6.1)."""
    start, end = day(first), day(last + timedelta(days=1))
    return f"DTSTART;VALUE=DATE:{start}\r\nDTEND;VALUE=DATE:{end}\r\n"


def folded(whole: str) -> str:
    """A content line in lines of at most 75 octets, never within a character or an escape."""
    octets = whole.encode()
    if len(octets) <= LONGEST:
        return whole
    parts, start = [], 0
    while len(octets) - start > LONGEST:
        end = start + LONGEST
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        if octets[end - 1] in _ESCAPES and end - 1 > start:
            end -= 1
        parts.append(octets[start:end])
        start = end
    parts.append(octets[start:])
    return b"\r\n ".join(parts).decode()
