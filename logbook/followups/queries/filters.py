"""Narrowing a list of follow-ups: each filter is a condition, all of them hold together."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from logbook.accounts.models import Account
from logbook.commitments.models import commitment_topic
from logbook.directory.models import Topic
from logbook.directory.queries.chains import lineage
from logbook.followups.models import (
    OPEN_STATUSES,
    FollowUp,
    FollowUpKind,
    FollowUpStatus,
    followup_commitment,
)
from logbook.meetings.models import Meeting, meeting_topic, point_topic
from logbook.meetings.queries.filters import with_parties
from logbook.search.details import Kind
from logbook.search.queries import holding


@dataclass(frozen=True, slots=True)
class FollowUpFilter:
    """What is asked for; None and blank ask nothing.

    `mine`: an account whose own follow-ups are meant, that is those it owns or has to act on.
    """

    q: str = ""
    mine: uuid.UUID | None = None
    owner: uuid.UUID | None = None
    unit: uuid.UUID | None = None
    topic: uuid.UUID | None = None
    commitment: uuid.UUID | None = None
    organisation: uuid.UUID | None = None
    meeting: uuid.UUID | None = None
    kind: FollowUpKind | None = None
    status: FollowUpStatus | None = None
    is_open: bool | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The conditions of SQL, for a select of follow-ups."""
        said = [holding(FollowUp.id, Kind.FOLLOW_UP, self.q)] if self.q else []
        return [*self._of_columns(), *self._of_links(), *said]

    def _of_columns(self) -> Iterator[ColumnElement[bool]]:
        if self.mine is not None:
            yield belongs_to(self.mine)
        if self.owner is not None:
            yield FollowUp.owner_id == self.owner
        if self.meeting is not None:
            yield FollowUp.meeting_id == self.meeting
        if self.kind is not None:
            yield FollowUp.kind == self.kind
        if self.status is not None:
            yield FollowUp.status == self.status
        if self.is_open is not None:
            is_open = FollowUp.status.in_(OPEN_STATUSES)
            yield is_open if self.is_open else ~is_open

    def _of_links(self) -> Iterator[ColumnElement[bool]]:
        if self.unit is not None:
            yield FollowUp.owner_id.in_(select(Account.id).where(Account.unit_id == self.unit))
        if self.topic is not None:
            yield _about(self.topic)
        if self.commitment is not None:
            yield for_commitment(self.commitment)
        if self.organisation is not None:
            yield with_organisation(self.organisation)


def belongs_to(account_id: uuid.UUID) -> ColumnElement[bool]:
    """Follow-ups that the account owns or has to act on."""
    return or_(FollowUp.owner_id == account_id, FollowUp.actor_account_id == account_id)


def for_commitment(commitment_id: uuid.UUID) -> ColumnElement[bool]:
    """Follow-ups that come from the commitment or serve it."""
    serving = select(followup_commitment.c.follow_up_id).where(
        followup_commitment.c.commitment_id == commitment_id
    )
    return or_(FollowUp.commitment_id == commitment_id, FollowUp.id.in_(serving))


def with_organisation(organisation_id: uuid.UUID) -> ColumnElement[bool]:
    """Follow-ups on which it or what went up in it has to act, or of a meeting where it sat."""
    talks = select(Meeting.id).where(with_parties([organisation_id], []))
    acting = FollowUp.actor_organisation_id.in_(lineage([organisation_id]))
    return or_(acting, FollowUp.meeting_id.in_(talks))


def _about(topic_id: uuid.UUID) -> ColumnElement[bool]:
    """Follow-ups whose meeting, point or commitments are about the topic or one below it."""
    below = select(Topic.id).where(Topic.id == topic_id).cte(recursive=True)
    below = below.union(select(Topic.id).join(below, Topic.parent_id == below.c.id))
    wanted = select(below.c.id)
    meetings = select(meeting_topic.c.meeting_id).where(meeting_topic.c.topic_id.in_(wanted))
    points = select(point_topic.c.point_id).where(point_topic.c.topic_id.in_(wanted))
    commitments = select(commitment_topic.c.commitment_id).where(
        commitment_topic.c.topic_id.in_(wanted)
    )
    serving = select(followup_commitment.c.follow_up_id).where(
        followup_commitment.c.commitment_id.in_(commitments)
    )
    return or_(
        FollowUp.meeting_id.in_(meetings),
        FollowUp.point_id.in_(points),
        FollowUp.commitment_id.in_(commitments),
        FollowUp.id.in_(serving),
    )
