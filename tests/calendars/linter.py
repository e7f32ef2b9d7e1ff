"""Our own reading of a feed's bytes: the defects that no reader we tried complains of."""

import re
import unicodedata

DATE = re.compile(r"^\d{8}$")
UTC_INSTANT = re.compile(r"^\d{8}T\d{6}Z$")


def findings(feed: bytes) -> list[str]:
    """What is wrong with a feed, a sentence each; nothing for a sound one."""
    found = _bytes(feed)
    lines = re.sub(rb"\r\n[ \t]", b"", feed).decode().split("\r\n")
    found += _nesting(lines)
    uids: dict[str, str] = {}
    for kind, properties in _components(lines):
        found += _component(kind, properties)
        uid = properties.get("UID")
        if uid and kind in ("VEVENT", "VTODO") and uids.setdefault(uid, kind) != kind:
            found.append(f"{uid} is an event and a task")
    names = [line.split(":")[0] for line in lines]
    for forbidden in ("METHOD", "ATTENDEE", "ORGANIZER", "ATTACH", "RRULE", "SOURCE"):
        if any(name.split(";")[0] == forbidden for name in names):
            found.append(f"{forbidden} has no place in our feeds")
    if "REFRESH-INTERVAL;VALUE=DURATION" not in names:
        found.append("REFRESH-INTERVAL without VALUE=DURATION")
    return found


def _bytes(feed: bytes) -> list[str]:
    found = []
    if re.search(rb"(?<!\r)\n|\r(?!\n)", feed):
        found.append("a line that does not end in CRLF")
    if any(len(line) > 75 for line in feed.split(b"\r\n")):
        found.append("a line of more than 75 octets")
    text = feed.decode()
    if unicodedata.normalize("NFC", text) != text:
        found.append("text that is not NFC")
    if any(ord(c) < 0x20 and c not in "\r\n\t" for c in text):
        found.append("a control character")
    return found


def _nesting(lines: list[str]) -> list[str]:
    stack: list[str] = []
    for line in lines:
        if line.startswith("BEGIN:"):
            stack.append(line[6:])
        elif line.startswith("END:") and (not stack or stack.pop() != line[4:]):
            return [f"{line} closes nothing"]
    return [f"{name} is never closed" for name in stack]


def _components(lines: list[str]) -> list[tuple[str, dict[str, str]]]:
    done: list[tuple[str, dict[str, str]]] = []
    open_: list[tuple[str, dict[str, str]]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            open_.append((value, {}))
        elif name == "END":
            done.append(open_.pop())
        elif open_ and name:
            open_[-1][1][name] = value
    return done


def _component(kind: str, properties: dict[str, str]) -> list[str]:
    plain = {name.split(";")[0]: value for name, value in properties.items()}
    if kind == "VALARM" and "DESCRIPTION" not in plain:
        return ["an alarm without a description"]
    if kind not in ("VEVENT", "VTODO"):
        return []
    return _values(plain) + _times(properties)


def _values(plain: dict[str, str]) -> list[str]:
    found = [
        f"{name} is not an instant in UTC"
        for name in ("DTSTAMP", "LAST-MODIFIED", "CREATED", "COMPLETED")
        if name in plain and not UTC_INSTANT.match(plain[name])
    ]
    found += [
        f"{name} has a bare comma or semicolon"
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION")
        if re.search(r"(?<!\\)(?:\\\\)*[;,]", plain.get(name, ""))
    ]
    return found + (["URL with a space"] if " " in plain.get("URL", "") else [])


def _times(properties: dict[str, str]) -> list[str]:
    found = []
    if "DTSTART;VALUE=DATE" in properties:
        start, end = properties["DTSTART;VALUE=DATE"], properties.get("DTEND;VALUE=DATE", "")
        if not (DATE.match(start) and DATE.match(end) and start < end):
            found.append("an all-day event that does not end on a later day")
    if any(name.startswith(("DTSTART", "DTEND")) and "TZID" in name for name in properties):
        found.append("a TZID without need")
    return found
