"""Making follow-ups and rewriting them; those that wait for a message to be passed on."""

import uuid
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import select

from logbook.db import db
from logbook.directory.models import OrganisationKind
from logbook.directory.queries.chains import lineage
from logbook.errors import Invalid
from logbook.followups import reminders
from logbook.followups.details import Actor, FollowUpDetails, Origin
from logbook.followups.indexing import index
from logbook.followups.models import FollowUp, FollowUpKind, FollowUpStatus
from logbook.followups.service.acts import taken
from logbook.followups.service.planning import change_term, plan_anew, set_term, settle
from logbook.followups.service.undoing import delete
from logbook.followups.service.writing import tie, write
from logbook.history import service as history
from logbook.ids import new_id
from logbook.judging import Refusals
from logbook.meetings.models import Meeting, MeetingStatus, Point
from logbook.policy import Caller, require_write
from logbook.web.language import _
from logbook.wording import Wording


def take_the_place(caller: Caller, details: FollowUpDetails, *, now: datetime) -> None:
    """Let a relay that somebody writes down be the one that waits for this association already.

    Raises Invalid where that one was worked on since: there are never two for the same.
    """
    point = details.origin.point if details.origin else None
    organisation = details.actor.organisation if details.actor else None
    if details.kind is not FollowUpKind.RELAY or point is None or organisation is None:
        return
    waiting = db.session.scalars(
        select(FollowUp).where(
            FollowUp.kind == FollowUpKind.RELAY,
            FollowUp.point_id == point,
            FollowUp.actor_organisation_id.in_(lineage([organisation])),
            FollowUp.deleted_at.is_(None),
        )
    ).all()
    for one in waiting:
        if not one.is_open or one.id == details.id:
            continue
        if one.version > 1:
            message = _("There is a follow-up already that waits for them to pass this on.")
            raise Invalid({"actor": [message]})
        delete(caller, one.id, now=now)


def create(caller: Caller, details: FollowUpDetails, *, now: datetime) -> FollowUp:
    """Make a follow-up, open, with its reminders planned.

    Raises Forbidden for a reader, Invalid for an origin that the caller may not see, for people
    who may not see it, and for references to nothing.
    """
    require_write(caller)
    today, refusals = caller.today(now), Refusals()
    made = FollowUp(
        now=now,
        id=details.id or new_id(now),
        status=FollowUpStatus.OPEN,
        revision=1,
        due_history=[],
    )
    with refusals:
        take_the_place(caller, details, now=now)
    with db.session.no_autoflush:
        with refusals:
            tie(caller, made, details)
            set_term(made, details.due, details.due_text, said_on=_made_on(made, details) or today)
        with refusals:
            write(caller, made, details, today=today)
    refusals.settle()
    db.session.add(made)
    reminders.plan(made, now=now)
    index(made)
    history.record(caller, "create", made, now=now)
    return made


def _made_on(follow_up: FollowUp, details: FollowUpDetails) -> date | None:
    """The day on which it was agreed: what 'before the recess' is heard from."""
    if details.made_on is not None:
        return details.made_on
    return follow_up.meeting.last_day if follow_up.meeting is not None else None


def edit(
    caller: Caller, id: uuid.UUID, details: FollowUpDetails, *, version: int | None, now: datetime
) -> FollowUp:
    """Replace all that people write of it. Another term is remembered as a move is.

    Raises NotFound, Forbidden, Conflict for a stale version, and Invalid as `create` does.
    """
    follow_up, before = taken(caller, id, version, now)
    planned = _planned_by(follow_up)
    today, refusals = caller.today(now), Refusals()
    with db.session.no_autoflush:
        with refusals:
            tie(caller, follow_up, details)
            change_term(follow_up, details.due, details.due_text, today=today, reason=None)
        with refusals:
            write(caller, follow_up, details, today=today)
    refusals.settle()
    follow_up.touch(now)
    if _planned_by(follow_up) != planned:
        plan_anew(follow_up, now=now)
    settle(follow_up)
    index(follow_up)
    history.record(caller, "edit", follow_up, now=now, before=before)
    return follow_up


def _planned_by(follow_up: FollowUp) -> tuple[object, ...]:
    """What its reminders follow from."""
    return (
        follow_up.due_on,
        tuple(follow_up.remind_before),
        follow_up.owner_id,
        follow_up.deputy_id,
        follow_up.actor_account_id,
    )


_TITLE = Wording(
    "Bevestigen dat de boodschap aan de leden is doorgegeven",
    "Confirm that the message was passed on to the members",
)


def wait_for_relays(caller: Caller, meeting: Meeting, *, now: datetime) -> None:
    """Make those that are missing, of a meeting that took place. Call it once the meeting is saved.

    Each association has its own, open until it confirms: one for all of them could only say that
    somebody did. One that somebody deleted or closed is not made again.
    """
    if meeting.status is not MeetingStatus.HELD:
        return
    asked = {point.id: point for point in meeting.points if point.relay}
    if not asked:
        return
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
