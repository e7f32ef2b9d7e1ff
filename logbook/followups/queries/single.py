"""One follow-up with all that a page or an answer tells of it."""

import uuid

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from logbook.db import db
from logbook.errors import NotFound
from logbook.followups.models import FollowUp
from logbook.followups.queries.visibility import origin_visible_to, visible_to
from logbook.policy import Caller

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
