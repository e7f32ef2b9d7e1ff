"""Who is told of the open follow-ups of somebody who left, until they are handed over."""

import uuid
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.db import db
from logbook.followups.models import FollowUp
from logbook.followups.queries.single import visible_to
from logbook.meetings.models import Meeting
from logbook.policy import Role

EVERY = None


def substitutes(
    person: Account, follow_up_ids: Collection[uuid.UUID]
) -> dict[uuid.UUID, list[Account]]:
    """By follow-up, who is told instead: the first who is still here and may see it.

    Its deputy, else who stood in for the person, else the head of the unit, else who keeps the
    meeting it comes from, else every administrator who may see it. Nobody else: left out.
    """
    left, found = set(follow_up_ids), dict[uuid.UUID, list[Account]]()
    for turn in _turns(person, left):
        taken: dict[uuid.UUID, list[Account]] = {}
        for account, of_these in turn.items():
            for one in _visible(account, left if of_these is EVERY else left & set(of_these)):
                taken.setdefault(one, []).append(account)
        found |= taken
        left -= set(taken)
    return found


def _turns(
    person: Account, ids: Collection[uuid.UUID]
) -> Iterator[dict[Account, list[uuid.UUID] | None]]:
    """In order, who may be told and of which follow-ups."""
    rows = db.session.execute(
        select(FollowUp.id, FollowUp.deputy_id, Meeting.owner_id.label("keeper_id"))
        .outerjoin(Meeting, Meeting.id == FollowUp.meeting_id)
        .where(FollowUp.id.in_(ids))
    ).all()
    yield _of_each(person, {row.id: row.deputy_id for row in rows})
    for one in (person.absence_deputy_id, person.unit.head_id):
        yield dict.fromkeys(_here(person, {one}), EVERY)
    yield _of_each(person, {row.id: row.keeper_id for row in rows})
    administrators = db.session.scalars(
        select(Account.id).where(Account.role == Role.ADMINISTRATOR)
    ).all()
    yield dict.fromkeys(_here(person, set(administrators)), EVERY)


def _of_each(
    person: Account, wanted: dict[uuid.UUID, uuid.UUID | None]
) -> dict[Account, list[uuid.UUID] | None]:
    return {
        account: [one for one, whose in wanted.items() if whose == account.id]
        for account in _here(person, set(wanted.values()))
    }


def _here(person: Account, ids: Collection[uuid.UUID | None]) -> list[Account]:
    wanted = [one for one in ids if one is not None and one != person.id]
    found: Any = (
        select(Account)
        .where(Account.id.in_(wanted), Account.disabled_at.is_(None))
        .options(joinedload(Account.unit))
        .order_by(Account.sort_key)
    )
    return list(db.session.scalars(found))


def _visible(account: Account, ids: Collection[uuid.UUID]) -> list[uuid.UUID]:
    seen = select(FollowUp.id).where(FollowUp.id.in_(ids), visible_to(account.as_caller()))
    return list(db.session.scalars(seen))
