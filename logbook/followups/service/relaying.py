"""A follow-up for each association that was asked to pass a message on to its members.

It is open until that association confirms: one for all of them could only say that somebody did.
"""

import uuid
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from logbook.db import db
from logbook.directory.models import OrganisationKind
from logbook.followups.details import Actor, FollowUpDetails, Origin
from logbook.followups.models import FollowUp, FollowUpKind
from logbook.followups.service.creation import create
from logbook.meetings.models import Meeting, MeetingStatus, Point
from logbook.policy import Caller
from logbook.wording import Wording

_TITLE = Wording(
    "Bevestigen dat de boodschap aan de leden is doorgegeven",
    "Confirm that the message was passed on to the members",
)


def wait_for_relays(caller: Caller, meeting: Meeting, *, now: datetime) -> None:
    """Make those that are missing, of a meeting that took place. Call it once the meeting is saved.

    One that somebody deleted or closed is not made again.
    """
    if meeting.status is not MeetingStatus.HELD:
        return
    asked = {point.id: point for point in meeting.points if point.relay}
    waited_for = _waited_for(list(asked))
    for point in asked.values():
        for organisation in _associations(point, meeting):
            if (point.id, organisation) not in waited_for:
                create(caller, _details(point, organisation, meeting), now=now)


def _waited_for(points: list[uuid.UUID]) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """Each point with each organisation that a follow-up waits, or has waited, for."""
    rows = db.session.execute(
        select(FollowUp.point_id, FollowUp.actor_organisation_id).where(
            FollowUp.kind == FollowUpKind.RELAY, FollowUp.point_id.in_(points)
        )
    )
    return {(point, organisation) for point, organisation in rows if point and organisation}


def _associations(point: Point, meeting: Meeting) -> Iterator[uuid.UUID]:
    """The associations that heard the point: those it names, else all at the table."""
    named = {actor.party_id for actor in point.to}
    heard = [party for party in meeting.parties if not named or party.id in named]
    found = [one.organisation for one in heard if one.organisation is not None]
    kind = OrganisationKind.ASSOCIATION
    yield from dict.fromkeys(one.id for one in found if one.kind is kind)


def _details(point: Point, organisation: uuid.UUID, meeting: Meeting) -> FollowUpDetails:
    return FollowUpDetails(
        title=_TITLE,
        kind=FollowUpKind.RELAY,
        origin=Origin(point=point.id),
        actor=Actor(organisation=organisation),
        owner_id=meeting.owner_id,
        made_on=meeting.last_day,
    )
