"""Rules that hold across the fields and rows of a meeting."""

import uuid
from collections.abc import Iterator

from sqlalchemy import select

from logbook.db import db
from logbook.judging import by_row, judged, refuse
from logbook.meetings.details import ActorDetails, MeetingDetails, PartyDetails, PointDetails
from logbook.meetings.models import Marking, Party, Point, Representative
from logbook.meetings.models.kinds import COME_FROM_PARTIES
from logbook.policy import Access
from logbook.web.language import _


def check(details: MeetingDetails, meeting_id: uuid.UUID | None, *, allow_dep_v: bool) -> None:
    """Refuse details that contradict themselves. Raises Invalid with every error at once.

    `meeting_id` is the meeting that is edited, None for a new one.
    """
    refuse(
        judged(
            _days(details),
            _times(details),
            _named(details),
            _marking(details, allow_dep_v=allow_dep_v),
            _parties(details),
            _points(details),
            _ids(details, meeting_id),
        )
    )


def _days(details: MeetingDetails) -> Iterator[tuple[str, str]]:
    if details.end_date is not None and details.end_date < details.date.earliest:
        yield "endDate", _("The last day is before the first.")


def _times(details: MeetingDetails) -> Iterator[tuple[str, str]]:
    if details.end_time is not None and details.start_time is None:
        yield "startTime", _("Give the time at which it began too.")
    one_day = details.end_date is None or details.end_date == details.date.earliest
    if (
        one_day
        and details.start_time is not None
        and details.end_time is not None
        and details.end_time <= details.start_time
    ):
        yield "endTime", _("The end is not after the beginning.")


def _named(details: MeetingDetails) -> Iterator[tuple[str, str]]:
    if details.access is Access.NAMED and not details.named:
        yield "named", _("Choose the colleagues who may see this meeting.")


def _marking(details: MeetingDetails, *, allow_dep_v: bool) -> Iterator[tuple[str, str]]:
    if details.marking is Marking.DEP_V and not allow_dep_v:
        yield "marking", _("This logbook may not hold what is Departmentally CONFIDENTIAL.")


def _parties(details: MeetingDetails) -> Iterator[tuple[str, str]]:
    def sides(number: int, party: PartyDetails) -> Iterator[tuple[str, str]]:
        path = f"parties-{number}"
        if (party.organisation_id is None) == (party.sector_id is None):
            yield path, _("Give an organisation or a sector, one of the two.")
        via = party.via
        if via is not None and (via.organisation_id is None) == (via.sector_id is None):
            yield f"{path}-via", _("Give an organisation or a sector, one of the two.")

    return by_row(details.parties, sides)


def _points(details: MeetingDetails) -> Iterator[tuple[str, str]]:
    known = {party.id for party in details.parties if party.id is not None}

    def speakers(number: int, point: PointDetails) -> Iterator[tuple[str, str]]:
        if not point.by and point.kind in COME_FROM_PARTIES and len(details.parties) != 1:
            yield f"points-{number}-by", _("Choose who said it: a party, or us.")
        if any(actor.us for actor in point.to) or (len(point.by) > 1 and _are_ours(point)):
            yield f"points-{number}-by", _("Choose either us or the parties that said it.")
        for side, actor_number, actor in _actors(point):
            path = f"points-{number}-{side}-{actor_number}"
            if actor.us:
                if actor.party_id is not None or actor.inline is not None:
                    yield path, _("Choose either us or the parties that said it.")
            elif (actor.party_id is None) == (actor.inline is None):
                yield path, _("Choose a party of this meeting, or say in words who it was.")
            elif actor.party_id is not None and actor.party_id not in known:
                yield f"{path}-party", _("This is no party of this meeting.")

    return by_row(details.points, speakers)


def _are_ours(point: PointDetails) -> bool:
    return any(actor.us for actor in point.by)


def _actors(point: PointDetails) -> Iterator[tuple[str, int, ActorDetails]]:
    for side, actors in (("by", point.by), ("to", point.to)):
        for number, actor in enumerate(actors):
            yield side, number, actor


def _ids(details: MeetingDetails, meeting_id: uuid.UUID | None) -> Iterator[tuple[str, str]]:
    """Rows keep their ids; an id that another meeting's row has, or a second time, is refused."""
    for name, kind, rows in (
        ("representatives", Representative, details.representatives),
        ("parties", Party, details.parties),
        ("points", Point, details.points),
    ):
        chosen = [row.id for row in rows]
        wanted = [taken for taken in chosen if taken is not None]
        if not wanted:
            continue
        elsewhere = set(
            db.session.scalars(
                select(kind.id).where(kind.id.in_(wanted), kind.meeting_id != meeting_id)
                if meeting_id is not None
                else select(kind.id).where(kind.id.in_(wanted))
            )
        )
        for number, row_id in enumerate(chosen):
            if row_id is not None and (row_id in elsewhere or row_id in chosen[:number]):
                yield f"{name}-{number}-id", _("Something else has this id already.")
