"""What the letter tells as done although not everybody it speaks of has confirmed it."""

import re
from collections.abc import Iterator, Sequence

from logbook.composer.guarded import identity_of
from logbook.composer.records import MeetingRecord, OrganisationRecord, PointRecord
from logbook.composer.relays import Relay, RelayState, relays
from logbook.linter.findings import Finding, Level
from logbook.linter.fixes import Act
from logbook.linter.reading import Place, Reading
from logbook.meetings.models import PointKind
from logbook.web.language import _, current_language

_PASSED_ON = r"doorgegeven|doorgeleid|overgebracht|passed on|forwarded|relayed"
_DONE = re.compile(rf"\b(?:bevestigd|bevestigden|confirmed|{_PASSED_ON})\b", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:verzocht|gevraagd|opgeroepen|te bevestigen|asked|requested|called on|to confirm)\b",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    rf"\b(?:boodschap|oproep|verzoek|message|call|request)\b.{{0,200}}\b(?:{_PASSED_ON})\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:nog niet|niet|not yet|not)\b.{0,20}\b(?:bevestigd|confirmed)\b", re.IGNORECASE
)
_SOME = re.compile(r"\b(?:een|twee|drie|enkele|one|two|three|some) (?:van|of)\b", re.IGNORECASE)


def open_claim(reading: Reading) -> Iterator[Finding]:
    """What was asked or passed on, told as done while nobody confirmed it, or not all it names."""
    asked = {one.point: one.id for one in reading.given.follow_ups if one.point}
    for place in reading.places:
        if not _DONE.search(place.text) or _ASKING.search(place.text):
            continue
        if _NOT_YET.search(place.text):
            continue
        for meeting, point in _asks(reading, place):
            waiting = relays(point, meeting, reading.given.follow_ups, reading.given.as_of_day)
            if not waiting:
                yield _finding(asked.get(point.id, point.id), place, "")
            for one in _unproved(place, waiting):
                yield _finding(one.source.id, place, _name(one))


def _finding(record: str, place: Place, who: str) -> Finding:
    if who:
        say = _(
            "The text says that this was done, but %(who)s has not confirmed it. Close the "
            "follow-up with what they confirmed, or name only those that did.",
            who=who,
        )
    else:
        say = _(
            "The text says that this was done, but it is still open. Close the follow-up "
            "with who confirmed it, or write that it was asked."
        )
    return Finding("open-claim", Level.ERROR, record, (place.text,), say, (Act.COMPOSED,))


def _unproved(place: Place, waiting: Sequence[Relay]) -> Sequence[Relay]:
    """Those of which the sentence says too much: the ones it names, else all of them."""
    missing = [one for one in waiting if one.state is not RelayState.CONFIRMED]
    told = set(place.ids("follow-up"))
    if not place.is_edited and told and told.isdisjoint(one.source.id for one in missing):
        return []
    named = [one for one in waiting if _is_named(one, place.text)]
    if named:
        return [one for one in missing if one in named]
    if _SOME.search(place.text) and len(missing) < len(waiting):
        return []
    return missing


def _passing_on(relay: Relay) -> OrganisationRecord | None:
    via = relay.by.via
    return via.organisation if relay.through and via else relay.by.organisation


def _is_named(relay: Relay, text: str) -> bool:
    one = _passing_on(relay)
    if one is None:
        return False
    return identity_of(one).tells(text)


def _name(relay: Relay) -> str:
    one = _passing_on(relay)
    return one.name.in_language(current_language()) if one is not None else ""


def _asks(reading: Reading, place: Place) -> list[tuple[MeetingRecord, PointRecord]]:
    """What was asked, as far as the sentence can be about it."""
    meetings = reading.told_meetings(place)
    if meetings:
        said = reading.told_points(place)
        return [
            (meeting, point)
            for meeting in meetings
            for point in meeting.points
            if point.kind is PointKind.ASK and (not said or point in said)
        ]
    if place.has_record or not _MESSAGE.search(place.text):
        return []
    relayed = {one.point for one in reading.given.follow_ups}
    return [found for id_, found in reading.points.items() if id_ in relayed]
