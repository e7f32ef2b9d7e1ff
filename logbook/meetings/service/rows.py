"""The rows that a meeting owns, made to be what its details say; rows that stay keep their ids."""

import uuid
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from logbook.assigning import assign
from logbook.by_id import by_id
from logbook.commitments.models import Commitment
from logbook.directory.models import Topic
from logbook.meetings.details import (
    ActorDetails,
    MeetingDetails,
    PartyDetails,
    PointDetails,
)
from logbook.meetings.models import ActorSide, Meeting, Party, Point, PointActor, Representative
from logbook.meetings.models.kinds import COME_FROM_PARTIES
from logbook.meetings.service.attribution import default_attribution


class _HasId(Protocol):
    @property
    def id(self) -> uuid.UUID | None: ...


Details = TypeVar("Details", bound=_HasId)
Row = TypeVar("Row", Representative, Party, Point)


def replace_rows(meeting: Meeting, details: MeetingDetails) -> None:
    """Make the rows those of the details: kept ones changed, new ones added, others gone."""
    meeting.representatives = _arranged(
        meeting.representatives, details.representatives, Representative, assign
    )
    meeting.parties = _arranged(meeting.parties, details.parties, Party, _set_party)
    meeting.points = _arranged(meeting.points, details.points, Point, _set_point)
    parties = {party.id: party for party in meeting.parties}
    topics = by_id(Topic, {topic for point in details.points for topic in point.topics})
    commitments = by_id(
        Commitment, {promise for point in details.points for promise in point.commitments}
    )
    for point, said in zip(meeting.points, details.points, strict=True):
        _set_actors(point, said, parties)
        point.topics = [topics[topic] for topic in dict.fromkeys(said.topics)]
        point.commitments = [commitments[promise] for promise in dict.fromkeys(said.commitments)]


def _arranged(
    present: Sequence[Row],
    wanted: Sequence[Details],
    kind: type[Row],
    fill: Callable[[Row, Details], None],
) -> list[Row]:
    by_id = {row.id: row for row in present}
    arranged = []
    for position, details in enumerate(wanted):
        row = by_id.get(details.id) if details.id is not None else None
        if row is None:
            row = kind(id=details.id or uuid.uuid4())
        fill(row, details)
        row.position = position
        arranged.append(row)
    return arranged


def _set_party(row: Party, details: PartyDetails) -> None:
    assign(row, details, apart=("via",))
    row.via_organisation_id = details.via.organisation_id if details.via else None
    row.via_sector_id = details.via.sector_id if details.via else None


def _set_point(row: Point, details: PointDetails) -> None:
    assign(row, details, apart=("by", "to", "attribution", "commitments", "topics"))


def _set_actors(point: Point, details: PointDetails, parties: dict[uuid.UUID, Party]) -> None:
    """Who said it and who heard it, and what follows from them for the attribution."""
    by = [actor for actor in _speakers(details, parties) if not actor.us]
    sides = [(ActorSide.BY, actor) for actor in by]
    sides += [(ActorSide.TO, actor) for actor in details.to]
    if [_told(actor) for actor in point.actors] != [(s, a) for s, a in sides]:
        point.actors = [
            PointActor(
                side=side,
                party=parties[actor.party_id] if actor.party_id is not None else None,
                inline=actor.inline,
                plural=actor.plural,
                position=position,
            )
            for position, (side, actor) in enumerate(sides)
        ]
    point.attribution = details.attribution or default_attribution(
        details.kind,
        by_us=not by,
        parties=[parties[a.party_id].attribution for _, a in sides if a.party_id is not None],
    )


def _speakers(details: PointDetails, parties: dict[uuid.UUID, Party]) -> Sequence[ActorDetails]:
    """Who said it; an answer or an offer without a word about that comes from the only party."""
    if not details.by and details.kind in COME_FROM_PARTIES and len(parties) == 1:
        return [ActorDetails(party) for party in parties]
    return details.by


def _told(actor: PointActor) -> tuple[ActorSide, ActorDetails]:
    return actor.side, ActorDetails(actor.party_id, actor.inline, actor.plural)
