"""Who can never be shut out of a meeting: its owner, and the owners of its follow-ups.

Who else loses sight of one that concerned them is told so, without a word of what it holds.
"""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from logbook.accounts.models import Account
from logbook.by_id import by_id
from logbook.db import Base, db
from logbook.errors import Invalid
from logbook.history import service as history
from logbook.meetings.models import Meeting
from logbook.outbox.service import queue_mail
from logbook.policy import Access, Caller, may_read
from logbook.web.language import _

NOTICE = "access"


@dataclass(frozen=True, slots=True)
class KeepersBefore:
    """How a meeting was guarded before a change, and whom it concerned who might see it."""

    access: Access
    unit_id: uuid.UUID
    owner_id: uuid.UUID
    concerned: Mapping[uuid.UUID, Account]

    def differs_from(self, meeting: Meeting) -> bool:
        """Whether it is guarded otherwise now."""
        was = (self.access, self.unit_id, self.owner_id)
        return was != (meeting.access, meeting.unit_id, meeting.owner_id)


def standing(meeting: Meeting) -> KeepersBefore:
    """How it is guarded now."""
    readers = {one.id: one for one in _concerned(meeting) if _may_see(one, meeting)}
    return KeepersBefore(meeting.access, meeting.unit_id, meeting.owner_id, readers)


def shut_out(before: KeepersBefore, meeting: Meeting) -> list[Account]:
    """Whom it concerned, might see it before, and may not any more; by name."""
    lost = [one for one in before.concerned.values() if not _may_see(one, meeting)]
    return sorted(lost, key=lambda account: account.name)


def keep_in(meeting: Meeting, before: KeepersBefore | None = None) -> None:
    """Let its keepers go on seeing a meeting that was written, `before` it was as said.

    With access *named* they are added to the named, and so is who owned it until this change.
    Nobody can be added to a unit: raises Invalid where access *unit* would shut one of them out.
    """
    name_keepers(meeting, also={before.owner_id} if before is not None else ())
    if meeting.access is Access.UNIT and (before is None or before.differs_from(meeting)):
        outside = [one.name for one in _accounts(_keepers(meeting)) if not _may_see(one, meeting)]
        if outside:
            raise Invalid({"access": [_shutting_out(outside)]})


def keep_named(caller: Caller, meeting: Meeting | None, *, now: datetime) -> None:
    """After a follow-up came back: its owner may see where it comes from. Tells the history."""
    if meeting is None:
        return
    before = history.snapshot(meeting)
    if name_keepers(meeting):
        meeting.touch(now)
        history.record(caller, "edit", meeting, now=now, before=before)


def tell_shut_out(
    caller: Caller, before: KeepersBefore, meeting: Meeting, *, now: datetime
) -> None:
    """One short mail to each whom a change shut out, but for who made it."""
    for account in shut_out(before, meeting):
        if account.id != caller.id:
            queue_mail(account, NOTICE, "access_lost", {"by": caller.name}, now=now)


def name_keepers(meeting: Meeting, *, also: Collection[uuid.UUID] = ()) -> bool:
    """With access *named*, add its keepers to the named. Answers whether anybody was missing."""
    if meeting.access is not Access.NAMED:
        return False
    missing = (_keepers(meeting) | set(also)) - set(meeting.named_ids)
    if missing:
        meeting.named = [*meeting.named, *by_id(Account, missing).values()]
    return bool(missing)


def _keepers(meeting: Meeting) -> set[uuid.UUID]:
    """Asked of the table: follow-ups stand to the right of meetings and are not imported here."""
    table = Base.metadata.tables["follow_up"].c
    owners = select(table.owner_id).where(
        table.meeting_id == meeting.id, table.deleted_at.is_(None)
    )
    return {meeting.owner_id, *db.session.scalars(owners)}


def _concerned(meeting: Meeting) -> list[Account]:
    """Its keepers, those named, and who deputises for or acts in a follow-up of it."""
    table = Base.metadata.tables["follow_up"].c
    acting = db.session.execute(
        select(table.deputy_id, table.actor_account_id).where(
            table.meeting_id == meeting.id, table.deleted_at.is_(None)
        )
    )
    involved = {one for row in acting for one in row if one is not None}
    return _accounts(_keepers(meeting) | set(meeting.named_ids) | involved)


def _may_see(account: Account, meeting: Meeting) -> bool:
    return may_read(account.as_caller(), meeting)


def _accounts(ids: Collection[uuid.UUID]) -> list[Account]:
    return list(
        db.session.scalars(
            select(Account)
            .where(Account.id.in_(ids), Account.disabled_at.is_(None))
            .options(joinedload(Account.unit))
            .order_by(Account.sort_key)
        )
    )


def _shutting_out(names: list[str]) -> str:
    said: str = _(
        "This would shut out %(names)s, who keeps this meeting or a follow-up of it. Choose their"
        " unit, name colleagues instead, or hand it over first.",
        names=", ".join(names),
    )
    return said
