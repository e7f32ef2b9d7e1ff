"""One follow-up: who may know of it, what a page tells of it, what it comes from, its course."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from logbook.accounts.models import Account
from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.errors import NotFound
from logbook.followups.models import FollowUp
from logbook.history.models import HistoryEntry
from logbook.meetings import queries as meetings
from logbook.meetings.models import Meeting, Point
from logbook.policy import Caller


def visible_to(caller: Caller, *of_meeting: ColumnElement[bool]) -> ColumnElement[bool]:
    """A condition on FollowUp: not deleted, and of no meeting or of one that the caller may see.

    `of_meeting`: what must hold of that meeting besides.
    """
    return FollowUp.deleted_at.is_(None) & origin_visible_to(caller, *of_meeting)


def origin_visible_to(caller: Caller, *of_meeting: ColumnElement[bool]) -> ColumnElement[bool]:
    """The same without a word on deletion, for what is to be brought back.

    A follow-up of a point carries its meeting as well, so that it stays as guarded as it was when
    the point is taken out. Each looks up its own meeting: a list of all visible meetings would cost
    the same whether one follow-up is asked for or all.
    """
    seen = (
        select(Meeting.id)
        .where(Meeting.id == FollowUp.meeting_id, meetings.visible_to(caller), *of_meeting)
        .correlate(FollowUp)
    )
    return or_(FollowUp.meeting_id.is_(None), seen.exists())


def visible_among_all(caller: Caller) -> ColumnElement[bool]:
    """As `visible_to`, for whoever reads all that there are: the few that are hidden are left out.

    To look up the meeting of each of thirty thousand takes four times as long.
    """
    hidden = FollowUp.meeting_id.in_(meetings.hidden_from(caller))
    return FollowUp.deleted_at.is_(None) & or_(FollowUp.meeting_id.is_(None), ~hidden)


LISTED: tuple[ExecutableOption, ...] = (
    joinedload(FollowUp.meeting),
    joinedload(FollowUp.commitment),
    joinedload(FollowUp.actor_account),
    joinedload(FollowUp.actor_organisation),
    joinedload(FollowUp.actor_sector),
    joinedload(FollowUp.owner),
)
"""What a line of a list tells."""

WHOLE: tuple[ExecutableOption, ...] = (
    *LISTED,
    joinedload(FollowUp.point),
    joinedload(FollowUp.deputy),
    joinedload(FollowUp.closed_by),
    selectinload(FollowUp.commitments),
    selectinload(FollowUp.due_history),
    selectinload(FollowUp.notes),
)
"""What a page or an answer tells."""


def follow_up(caller: Caller, id: uuid.UUID) -> FollowUp:
    """The follow-up, loaded whole. Raises NotFound for what is not there or may not be seen."""
    return _one(FollowUp.id == id, visible_to(caller))


def deleted_follow_up(caller: Caller, id: uuid.UUID) -> FollowUp:
    """A follow-up that was deleted, to bring it back. Raises NotFound as `follow_up` does."""
    return _one(FollowUp.id == id, FollowUp.deleted_at.is_not(None), origin_visible_to(caller))


def _one(*conditions: ColumnElement[bool]) -> FollowUp:
    found = db.session.scalars(select(FollowUp).where(*conditions).options(*WHOLE)).one_or_none()
    if found is None:
        raise NotFound
    return found


def meeting_named(
    caller: Caller, *, meeting: uuid.UUID | None, point: uuid.UUID | None
) -> Meeting | None:
    """The meeting itself, or that of the point; None where there is none that may be seen."""
    if meeting is None and point is None:
        return None
    wanted = Meeting.id == meeting
    if point is not None:
        wanted = Meeting.id.in_(select(Point.meeting_id).where(Point.id == point))
    return db.session.scalar(select(Meeting).where(wanted, meetings.visible_to(caller)))


def commitment_with(commitment: uuid.UUID | None) -> Commitment | None:
    """The commitment, if there is one."""
    return db.session.get(Commitment, commitment) if commitment is not None else None


MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class CourseEntry:
    """One act; without a name it was the program's."""

    at: datetime
    action: str
    name: str | None


def course(follow_up_id: uuid.UUID) -> list[CourseEntry]:
    """The latest acts on a follow-up that the caller may see, the newest first."""
    rows = db.session.execute(
        select(HistoryEntry.at, HistoryEntry.action, Account.name)
        .outerjoin(Account, Account.id == HistoryEntry.actor_id)
        .where(HistoryEntry.record_id == follow_up_id, HistoryEntry.kind == "follow_up")
        .order_by(HistoryEntry.seq.desc())
        .limit(MOST_STEPS)
    )
    return [CourseEntry(row.at, row.action, row.name) for row in rows]
