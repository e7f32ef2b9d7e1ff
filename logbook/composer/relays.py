"""Who was asked to pass a message on, and who of them confirmed it by a day.

Each was asked on its own: that one confirmed says nothing of the others.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from logbook.composer.contents import Source
from logbook.composer.records import FollowUpRecord, MeetingRecord, PartyRecord, PointRecord
from logbook.meetings.models import Attribution


class RelayState(StrEnum):
    """How far it is: nothing heard, confirmed, or no longer waited for."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Relay:
    """A party that was asked to pass a point on, and the follow-up that waits for it."""

    by: PartyRecord
    state: RelayState
    source: Source
    through: bool = False
    """Whether it is the organisation through which the party was spoken to that passes it on."""


def relays(
    point: PointRecord, meeting: MeetingRecord, follow_ups: Iterable[FollowUpRecord], day: dt.date
) -> list[Relay]:
    """One for each party that was asked, in the order of the table.

    A follow-up that does not say who passes it on counts for the only one that heard the point;
    with several nobody knows whose confirmation it was. Of several for one party the confirmed one
    counts, else the open one.
    """
    heard = hearers(point, meeting)
    found: dict[str, Relay] = {}
    for follow_up in follow_ups:
        if follow_up.point != point.id:
            continue
        for party in heard:
            through = _passes_through(party, follow_up)
            if through or _passes(party, follow_up, alone=len(heard) == 1):
                source = Source("follow-up", follow_up.id, follow_up.version)
                relay = Relay(party, state_of(follow_up, day), source, through)
                found[party.id] = min(found.get(party.id, relay), relay, key=_certainty)
    return [found[party.id] for party in heard if party.id in found]


def hearers(point: PointRecord, meeting: MeetingRecord) -> Sequence[PartyRecord]:
    """The parties that heard the point: those it names, else all that may be told of."""
    named = {actor.party for actor in point.to}
    tellable = [one for one in meeting.parties if one.attribution is not Attribution.INTERNAL]
    return [one for one in tellable if one.id in named] if point.to else tellable


def state_of(follow_up: FollowUpRecord, day: dt.date) -> RelayState:
    """How far it was at the end of the day."""
    if follow_up.closed_on is None or follow_up.closed_on > day:
        return RelayState.OPEN
    return RelayState.CONFIRMED if follow_up.confirmed else RelayState.DROPPED


def _certainty(relay: Relay) -> int:
    return (RelayState.CONFIRMED, RelayState.OPEN, RelayState.DROPPED).index(relay.state)


def _passes(party: PartyRecord, follow_up: FollowUpRecord, *, alone: bool) -> bool:
    if follow_up.organisation is None:
        return alone
    return party.organisation is not None and party.organisation.id == follow_up.organisation


def _passes_through(party: PartyRecord, follow_up: FollowUpRecord) -> bool:
    via = party.via.organisation if party.via else None
    return via is not None and via.id == follow_up.organisation
