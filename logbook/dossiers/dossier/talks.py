"""Meetings in a dossier: who met whom, and what was said by party."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from logbook.composer.preview import preview
from logbook.copying import copied
from logbook.dossiers.dossier.contents import (
    Conversation,
    MeetingHeld,
    Partner,
    RecordVersion,
    Saying,
)
from logbook.meetings.models import (
    Attribution,
    Marking,
    Meeting,
    OnBehalfOf,
    Party,
    Point,
    PointActor,
    PointKind,
    Representative,
)
from logbook.meetings.naming import THE_CABINET, THE_MINISTRY, actor_name, called
from logbook.wording import Wording

THE_OTHERS = Wording("gesprekspartners niet vermeld", "parties not stated")
NOTES = Wording("eigen aantekeningen", "our own notes")
Grouped = dict[str, tuple[Wording, list[Saying]]]


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A meeting that was held, as a dossier tells it, and what decides whether it does.

    `spoken`: the meeting itself, loaded whole, where something was said in it.
    """

    told: MeetingHeld
    first_end: date
    start_time: time | None
    marking: Marking
    spoken: Meeting | None


def conversations(
    meetings: Iterable[Meeting], commitment_id: uuid.UUID
) -> tuple[Conversation, ...]:
    """What was said about the commitment, by party; a message to several stands with each."""
    groups: Grouped = {}
    for meeting in meetings:
        for point in _points_about(meeting, commitment_id):
            said = saying(meeting, point)
            for key, name in _partners_of(meeting, point):
                groups.setdefault(key, (name, []))[1].append(said)
    return tuple(Conversation(name, tuple(sayings)) for name, sayings in groups.values())


def _points_about(meeting: Meeting, commitment_id: uuid.UUID) -> list[Point]:
    """The points that name a commitment, and those that name none in a meeting of it."""
    of_meeting = any(one.id == commitment_id for one in meeting.commitments)
    return [
        point
        for point in meeting.points
        if (
            any(one.id == commitment_id for one in point.commitments)
            if point.commitments
            else of_meeting
        )
    ]


def source_of(meeting: Meeting) -> RecordVersion:
    """Where it was read."""
    return RecordVersion("meeting", meeting.id, meeting.version)


def partner(party: Party) -> Partner:
    """A party with the sector that it belongs to."""
    organisation = party.organisation
    sector = party.sector or (organisation.sector if organisation else None)
    via = party.via_organisation.name if party.via_organisation else None
    if via is None and party.via_sector is not None:
        via = party.via_sector.nouns
    return partner_called(
        party.as_,
        organisation.short_name if organisation else None,
        organisation.name if organisation else None,
        party.sector.nouns if party.sector else None,
        sector=sector.key if sector else None,
        sector_label=sector.nouns if sector else None,
        via=via,
        attribution=party.attribution,
    )


def partner_called(
    as_: Wording | None,
    short_name: str | None,
    name: Wording | None,
    nouns: Wording | None,
    **facts: Any,
) -> Partner:
    """The same of what is known of it; `facts` are those of Partner but for its name."""
    names = _in_both(lambda language: called(as_, short_name, name, nouns, language))
    return Partner(names, **facts)


def _key(party: Party) -> str:
    return str(party.organisation_id or party.sector_id)


def _group_name(party: Party) -> Wording:
    """By the organisation or the sector itself: one meeting's words do not fit all meetings."""
    if party.organisation is not None:
        name = party.organisation.name
        return Wording(party.organisation.short_name) if party.organisation.short_name else name
    return party.sector.nouns if party.sector is not None else Wording("")


def _partners_of(meeting: Meeting, point: Point) -> list[tuple[str, Wording]]:
    """With whom a point was exchanged: those it names, else all parties of the meeting.

    Who is only described ('enkele fondsen') belongs to the one party of the meeting, or stands
    alone among several; so does a note that names nobody.
    """
    everyone = [(_key(party), _group_name(party)) for party in meeting.parties]
    if point.kind is PointKind.NOTE and not point.actors and len(everyone) > 1:
        return [("note", NOTES)]
    actors = [actor for actor in point.actors if actor.party or actor.inline]
    found = [
        (_key(actor.party), _group_name(actor.party)) for actor in actors if actor.party is not None
    ]
    if len(everyone) > 1:
        found += [(actor.inline.nl, actor.inline) for actor in actors if actor.inline]
    return list(dict(found or everyone).items()) or [("", THE_OTHERS)]


def saying(meeting: Meeting, point: Point) -> Saying:
    """A point of a meeting loaded whole, with the sentence that a letter would tell."""
    sentences = {
        language: preview(meeting, language)[str(point.id)].text or None
        for language in ("nl", "en")
    }
    return copied(
        Saying,
        point,
        source=source_of(meeting),
        date=meeting.date,
        end_date=meeting.end_date,
        by=_named(point.by),
        to=_named(point.to),
        phrase=point.phrase.key if point.phrase else None,
        sentence=Wording(sentences["nl"], sentences["en"]) if sentences["nl"] else None,
        internal=point.attribution is Attribution.INTERNAL,
    )


def _named(actors: Sequence[PointActor]) -> Wording | None:
    if not actors:
        return None
    return _in_both(lambda language: ", ".join(actor_name(actor, language) for actor in actors))


def spoke_for_us(one: Representative) -> Wording:
    """Who spoke for us, in words."""
    return spoke_for(one.office.name if one.office else None, one.as_, one.on_behalf_of)


def spoke_for(
    office: Wording | None, as_: Wording | None, on_behalf_of: OnBehalfOf | None
) -> Wording:
    """The same of what is known of them."""
    cabinet = on_behalf_of is OnBehalfOf.CABINET
    return office or as_ or (THE_CABINET if cabinet else THE_MINISTRY)


def _in_both(words: Callable[[str], str]) -> Wording:
    return Wording(words("nl"), words("en"))
