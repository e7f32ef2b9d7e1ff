"""What hangs on somebody, and giving it to somebody else: at once, of every feature.

Of who left an administrator hands over unseen what only named people see: nobody else could. Of
who is still here only what the administrator may see as well.
"""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account, Unit
from logbook.accounts.service.people import account_to_change
from logbook.commitments.models import Commitment
from logbook.db import db
from logbook.errors import Invalid
from logbook.followups.models import OPEN_STATUSES, FollowUp
from logbook.followups.service.planning import plan_anew
from logbook.history import service as history
from logbook.meetings.models import Meeting
from logbook.meetings.service import keep_named, name_keepers
from logbook.outbox.service import queue_mail
from logbook.policy import Access, Caller, may_read, require_administration
from logbook.web.language import _

NOTICE = "handover"


class Held(StrEnum):
    """What somebody may hold."""

    MEETINGS = "meetings"
    FOLLOW_UPS = "followUps"
    COMMITMENTS = "commitments"
    UNITS = "units"


Owned = Meeting | FollowUp | Commitment | Unit


def held_by(account_id: uuid.UUID) -> dict[Held, int]:
    """How many of each kind somebody holds; kinds of which there are none are left out."""
    counts = {kind: len(_held(kind, account_id)) for kind in Held}
    return {kind: count for kind, count in counts.items() if count}


def hand_over(
    caller: Caller,
    account_id: uuid.UUID,
    to_id: uuid.UUID,
    what: Collection[Held],
    *,
    now: datetime,
) -> dict[Held, int]:
    """Give what somebody holds to somebody else, who gets one mail. Answers how many of each.

    What only another unit than the new owner's may see stays, and so does what the caller may not
    see of somebody who is still here. Raises Forbidden, NotFound, Invalid.
    """
    require_administration(caller)
    account, to = account_to_change(account_id), account_to_change(to_id)
    if to.disabled_at is not None or to.id == account.id:
        raise Invalid({"to": [_("Choose a colleague who can sign in, and another one.")]})
    given = {}
    for kind in Held:
        rows = _held(kind, account.id) if kind in what else []
        may_go = [row for row in rows if _may_go(caller, row, account, to)]
        for row in may_go:
            _give(caller, row, to, now=now)
        given[kind] = len(may_go)
    told = {kind: count for kind, count in given.items() if count}
    if told:
        context = {
            "by": caller.name,
            "name": account.name,
            "given": [(kind.value, count) for kind, count in told.items()],
        }
        queue_mail(to, NOTICE, "handover", context, now=now)
    return told


def words_of(kind: Held, count: int) -> str:
    """'Meetings (3)'."""
    name = {
        Held.MEETINGS: _("Meetings"),
        Held.FOLLOW_UPS: _("Open follow-ups"),
        Held.COMMITMENTS: _("Motions and commitments"),
        Held.UNITS: _("Units headed"),
    }[kind]
    return f"{name} ({count})"


def _held(kind: Held, account_id: uuid.UUID) -> Sequence[Owned]:
    rows: Sequence[Owned]
    match kind:
        case Held.MEETINGS:
            kept = select(Meeting).where(
                Meeting.owner_id == account_id, Meeting.deleted_at.is_(None)
            )
            rows = db.session.scalars(kept.order_by(Meeting.id)).all()
        case Held.FOLLOW_UPS:
            open_ones = select(FollowUp).where(
                FollowUp.owner_id == account_id,
                FollowUp.deleted_at.is_(None),
                FollowUp.status.in_(OPEN_STATUSES),
            )
            loaded = open_ones.options(joinedload(FollowUp.meeting)).order_by(FollowUp.id)
            rows = db.session.scalars(loaded).all()
        case Held.COMMITMENTS:
            files = select(Commitment).where(Commitment.owner_id == account_id)
            rows = db.session.scalars(files.order_by(Commitment.id)).all()
        case Held.UNITS:
            headed = select(Unit).where(Unit.head_id == account_id)
            rows = db.session.scalars(headed.order_by(Unit.id)).all()
    return rows


def _may_go(caller: Caller, row: Owned, account: Account, to: Account) -> bool:
    meeting = row.meeting if isinstance(row, FollowUp) else row
    if not isinstance(meeting, Meeting):
        return True
    if meeting.access is Access.UNIT and meeting.unit_id != to.unit_id:
        return False
    return account.disabled_at is not None or may_read(caller, meeting)


def _give(caller: Caller, row: Owned, to: Account, *, now: datetime) -> None:
    row.begin_change(None, now=now)
    before = history.snapshot(row)
    match row:
        case Unit():
            row.head_id = to.id
        case Commitment():
            row.owner_id = to.id
        case Meeting():
            row.owner_id = to.id
            name_keepers(row)
        case FollowUp():
            if row.actor_account_id == row.owner_id:
                row.actor_account_id = to.id
            row.owner_id = to.id
            plan_anew(row, now=now)
            keep_named(caller, row.meeting, now=now)
    history.record(caller, "assign", row, now=now, before=before)
