"""The rows that a letter is composed from, in a fixed number of queries.

What the caller may not see is not among them; nor is a meeting that only named people may see, or
one that is marked, whoever asks: those never enter a letter.
"""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload, selectinload

from logbook.commitments.models import Commitment, CommitmentRelation, Evidence
from logbook.db import db
from logbook.directory.models import Office, Organisation
from logbook.directory.queries.known_as import KnownAs, known_as
from logbook.errors import NotFound
from logbook.followups.models import FollowUp
from logbook.followups.queries import visible_to as follow_ups_visible_to
from logbook.followups.queries.linked import follow_up_links, meeting_links
from logbook.meetings.models import Marking, Meeting, MeetingStatus, Party
from logbook.meetings.queries import visible_to as meetings_visible_to
from logbook.meetings.queries.meetings import whole
from logbook.policy import Access, Caller
from logbook.references.models import Reference

_MAY_LEAVE: tuple[ColumnElement[bool], ...] = (
    Meeting.access != Access.NAMED,
    Meeting.marking == Marking.NONE,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """All that hangs on some commitments; `serves`: of each follow-up, which of them."""

    commitments: Mapping[uuid.UUID, Commitment]
    relations: Sequence[CommitmentRelation]
    evidence: Sequence[Evidence]
    meetings: Sequence[Meeting]
    known_as: Mapping[uuid.UUID, KnownAs]
    follow_ups: Sequence[FollowUp]
    serves: Mapping[uuid.UUID, Sequence[uuid.UUID]]
    offices: Sequence[Office]


def letter_rows(
    caller: Caller, ids: Collection[uuid.UUID], editions: Collection[uuid.UUID] = ()
) -> Rows:
    """The rows of these commitments, but for evidence that is one of the letters `editions`.

    Raises NotFound where a commitment does not exist.
    """
    commitments = {one.id: one for one in db.session.scalars(_commitments(ids))}
    if set(ids) != set(commitments):
        raise NotFound
    serves = _serves(ids)
    meetings = db.session.scalars(_meetings(caller, ids)).all()
    return Rows(
        commitments=commitments,
        relations=db.session.scalars(_relations(ids)).all(),
        evidence=db.session.scalars(_evidence(caller, ids, editions)).all(),
        meetings=meetings,
        known_as=known_as(_at_the_table(meetings)),
        follow_ups=db.session.scalars(_follow_ups(caller, serves)).all(),
        serves=serves,
        offices=db.session.scalars(select(Office).options(selectinload(Office.terms))).all(),
    )


def _at_the_table(meetings: Sequence[Meeting]) -> set[uuid.UUID]:
    sat = {
        id_
        for one in meetings
        for party in one.parties
        for id_ in (party.organisation_id, party.via_organisation_id)
    }
    return {id_ for id_ in sat if id_ is not None}


def _commitments(ids: Collection[uuid.UUID]) -> Any:
    return (
        select(Commitment)
        .where(Commitment.id.in_(ids))
        .options(selectinload(Commitment.topics), selectinload(Commitment.deadlines))
    )


def _relations(ids: Collection[uuid.UUID]) -> Any:
    relation = CommitmentRelation
    return select(relation).where(or_(relation.commitment_id.in_(ids), relation.other_id.in_(ids)))


def _evidence(caller: Caller, ids: Collection[uuid.UUID], editions: Collection[uuid.UUID]) -> Any:
    """But for what refers to a meeting that may not leave."""
    leaving = select(Meeting.id).where(meetings_visible_to(caller), *_MAY_LEAVE)
    return (
        select(Evidence)
        .outerjoin(Evidence.reference)
        .where(
            Evidence.commitment_id.in_(ids),
            or_(Reference.meeting_id.is_(None), Reference.meeting_id.in_(leaving)),
            or_(Reference.report_id.is_(None), Reference.report_id.not_in(editions)),
        )
        .options(joinedload(Evidence.reference))
        .order_by(Evidence.position, Evidence.created_at, Evidence.id)
    )


def _meetings(caller: Caller, ids: Collection[uuid.UUID]) -> Any:
    linked = select(meeting_links(ids).subquery().c.meeting_id)
    via = selectinload(Meeting.parties).joinedload(Party.via_organisation)
    return (
        select(Meeting)
        .where(
            Meeting.id.in_(linked),
            Meeting.status == MeetingStatus.HELD,
            meetings_visible_to(caller),
            *_MAY_LEAVE,
        )
        .options(*whole(), via.joinedload(Organisation.sector))
        .order_by(Meeting.id)
    )


def _serves(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    links = follow_up_links(ids).subquery()
    served: dict[uuid.UUID, list[uuid.UUID]] = {}
    wanted = select(links.c.follow_up_id, links.c.commitment_id)
    for follow_up, commitment in db.session.execute(wanted):
        served.setdefault(follow_up, []).append(commitment)
    return served


def _follow_ups(caller: Caller, ids: Collection[uuid.UUID]) -> Any:
    return (
        select(FollowUp)
        .where(FollowUp.id.in_(ids), follow_ups_visible_to(caller, *_MAY_LEAVE))
        .options(joinedload(FollowUp.meeting))
        .order_by(FollowUp.due_on.is_(None), FollowUp.due_on, FollowUp.created_at, FollowUp.id)
    )
