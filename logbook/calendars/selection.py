"""Which records a feed shows: its scope, what its owner may see, and the window of time.

Open terms: all, and as tasks what has no term as well. Done and dropped: thirty days. Meetings:
from ninety days ago. Marked ones: never.
"""

import uuid
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, exists, or_, select

from logbook.accounts.models import Account
from logbook.calendars.looks import Look, LookForm
from logbook.calendars.models import CalendarFeed, Scope, Shape
from logbook.commitments.models import commitment_topic
from logbook.directory.queries.chains import lineage
from logbook.followups import queries as followups
from logbook.followups.models import OPEN_STATUSES, FollowUp, followup_commitment
from logbook.meetings import queries as meetings
from logbook.meetings.models import (
    Marking,
    Meeting,
    MeetingStatus,
    Party,
    meeting_commitment,
    meeting_topic,
)
from logbook.policy import Caller

CLOSED_STAY = timedelta(days=30)
MEETINGS_STAY = timedelta(days=90)


def may_be_shown(kind: type[FollowUp] | type[Meeting], today: date) -> ColumnElement[bool]:
    """A condition on a kind of record: those that any feed may show, today or later.

    A day more than it says, for those to whom it is yesterday still.
    """
    if kind is FollowUp:
        since = today - CLOSED_STAY - timedelta(days=1)
        return FollowUp.status.in_(OPEN_STATUSES) | (FollowUp.closed_on >= since)
    return Meeting.last_day >= today - MEETINGS_STAY - timedelta(days=1)


def chosen(feed: CalendarFeed, look: Look, owner: Caller, today: date) -> ColumnElement[bool]:
    """A condition on what is told in this look: what the feed shows of it today."""
    if look.form is LookForm.MEETINGS:
        return meetings_of(feed, owner, today)
    return follow_ups_of(feed, owner, today)


def follow_ups_of(feed: CalendarFeed, owner: Caller, today: date) -> ColumnElement[bool]:
    """A condition on FollowUp: those that the feed shows today."""
    shown: ColumnElement[bool] = FollowUp.status.in_(OPEN_STATUSES)
    if feed.show_done:
        shown |= FollowUp.closed_on >= today - CLOSED_STAY
    if feed.shape is Shape.EVENTS:
        shown &= FollowUp.due_on.is_not(None)
    return (
        shown
        & followups.visible_to(owner, Meeting.marking == Marking.NONE)
        & _follow_up_scope(feed, owner)
    )


def meetings_of(feed: CalendarFeed, owner: Caller, today: date) -> ColumnElement[bool]:
    """A condition on Meeting: those that the feed shows today."""
    shown: ColumnElement[bool] = Meeting.last_day >= today - MEETINGS_STAY
    cancelled = Meeting.status == MeetingStatus.CANCELLED
    if feed.show_done:
        shown &= ~cancelled | (Meeting.last_day >= today - CLOSED_STAY)
    else:
        shown &= ~cancelled
    return (
        shown
        & meetings.visible_to(owner)
        & (Meeting.marking == Marking.NONE)
        & _meeting_scope(feed, owner)
    )


def _follow_up_scope(feed: CalendarFeed, owner: Caller) -> ColumnElement[bool]:
    match feed.scope:
        case Scope.MINE:
            return or_(
                FollowUp.owner_id == owner.id,
                FollowUp.deputy_id == owner.id,
                FollowUp.actor_account_id == owner.id,
            )
        case Scope.UNIT:
            return FollowUp.owner_id.in_(select(Account.id).where(Account.unit_id == owner.unit_id))
        case Scope.COMMITMENT:
            return or_(FollowUp.commitment_id == feed.commitment_id, _answers(feed.commitment_id))
        case Scope.TOPIC:
            about = select(commitment_topic.c.commitment_id).where(
                commitment_topic.c.topic_id == feed.topic_id
            )
            return or_(
                FollowUp.meeting_id.in_(
                    select(meeting_topic.c.meeting_id).where(
                        meeting_topic.c.topic_id == feed.topic_id
                    )
                ),
                FollowUp.commitment_id.in_(about),
                exists().where(
                    followup_commitment.c.follow_up_id == FollowUp.id,
                    followup_commitment.c.commitment_id.in_(about),
                ),
            )
        case Scope.ORGANISATION:
            family = _family(feed)
            return or_(
                FollowUp.actor_organisation_id.in_(family),
                FollowUp.meeting_id.in_(
                    select(Party.meeting_id).where(Party.organisation_id.in_(family))
                ),
            )


def _family(feed: CalendarFeed) -> Select[uuid.UUID]:
    return lineage([feed.organisation_id] if feed.organisation_id else [])


def _answers(commitment_id: uuid.UUID | None) -> ColumnElement[bool]:
    return exists().where(
        followup_commitment.c.follow_up_id == FollowUp.id,
        followup_commitment.c.commitment_id == commitment_id,
    )


def _meeting_scope(feed: CalendarFeed, owner: Caller) -> ColumnElement[bool]:
    match feed.scope:
        case Scope.MINE:
            return Meeting.owner_id == owner.id
        case Scope.UNIT:
            return Meeting.unit_id == owner.unit_id
        case Scope.COMMITMENT:
            return exists().where(
                meeting_commitment.c.meeting_id == Meeting.id,
                meeting_commitment.c.commitment_id == feed.commitment_id,
            )
        case Scope.TOPIC:
            return exists().where(
                meeting_topic.c.meeting_id == Meeting.id,
                meeting_topic.c.topic_id == feed.topic_id,
            )
        case Scope.ORGANISATION:
            sat = select(Party.meeting_id).where(Party.organisation_id.in_(_family(feed)))
            return Meeting.id.in_(sat)
