"""What of a person's reminders is due, with the line that tells of each follow-up."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Uuid, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from logbook.accounts.models import Account
from logbook.asking import ASKER, asked_by
from logbook.dates import PartialDate
from logbook.db import UTC
from logbook.directory.models import Organisation, Sector
from logbook.followups.digest import DigestLine
from logbook.followups.due_items import may_be_worded
from logbook.followups.models import FollowUp, FollowUpStatus, Reminder
from logbook.followups.moments import DueTerm
from logbook.followups.queries.single import visible_to
from logbook.meetings.models import Meeting
from logbook.prepared import Prepared
from logbook.wording import Wording

_actor = aliased(Account)
_owner = aliased(Account)


@dataclass(frozen=True, slots=True)
class DueItem:
    """A reminder and its follow-up, as its reader may hear of it.

    `is_own`: whether the follow-up is the reader's; `is_stale`: whether the plan is void.
    """

    reminder_id: uuid.UUID
    rule: str
    revision: int
    is_own: bool
    is_stale: bool
    is_visible: bool
    term: DueTerm
    line: DigestLine


def due_reminders(
    reader: Account, *, message_id: uuid.UUID | None = None, until: datetime | None = None
) -> list[DueItem]:
    """The reader's reminders that are tied to a message, and those still untied `until` then."""
    given = asked_by(reader.as_caller()) | {"message": message_id, "until": until}
    asked = _reminders()
    return [_due(_Row(*asked.values(row))) for row in asked.rows(given)]


def lines_of(due: Iterable[DueItem]) -> list[DigestLine]:
    """One line for each follow-up, however many of its reminders are due."""
    told = {one.line.follow_up_id: one.line for one in due if one.is_visible and not one.is_stale}
    return list(told.values())


class _Row(NamedTuple):
    """A reminder with its follow-up, as it comes from the database."""

    reminder_id: uuid.UUID
    rule: str
    revision: int
    follow_up_id: uuid.UUID
    is_revised: bool
    status: FollowUpStatus
    is_own: bool
    due_on: date | None
    due_text: str | None
    snoozed_until: date | None
    meeting_id: uuid.UUID | None
    title_nl: str
    title_en: str | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    is_visible: bool
    is_open: bool
    organisation_nl: str | None
    organisation_en: str | None
    sector_nl: str | None
    sector_en: str | None
    actor: str | None
    owner: str
    owner_has_left: bool


def _columns() -> list[Any]:
    """Those of a _Row, in their order."""
    return [
        Reminder.id,
        Reminder.rule,
        Reminder.revision,
        FollowUp.id,
        FollowUp.revision != Reminder.revision,
        FollowUp.status,
        FollowUp.owner_id == ASKER.id,
        FollowUp.due_on,
        FollowUp.due_text,
        FollowUp.snoozed_until,
        FollowUp.meeting_id,
        FollowUp.title.nl,
        FollowUp.title.en,
        FollowUp.due.edtf,
        FollowUp.due.earliest,
        FollowUp.due.latest,
        visible_to(ASKER),
        or_(FollowUp.meeting_id.is_(None), may_be_worded()),
        Organisation.name.nl,
        Organisation.name.en,
        Sector.nouns.nl,
        Sector.nouns.en,
        _actor.name,
        _owner.name,
        _owner.disabled_at.is_not(None),
    ]


@cache
def _reminders() -> Prepared:
    """Made once, as it is the same for everybody; what is given as None asks for none."""
    return Prepared(
        select(*_columns())
        .select_from(Reminder)
        .join(FollowUp, FollowUp.id == Reminder.follow_up_id)
        .join(_owner, _owner.id == FollowUp.owner_id)
        .outerjoin(Meeting, Meeting.id == FollowUp.meeting_id)
        .outerjoin(Organisation, Organisation.id == FollowUp.actor_organisation_id)
        .outerjoin(Sector, Sector.id == FollowUp.actor_sector_id)
        # Who else must act: of the owner there is nobody to wait for.
        .outerjoin(
            _actor,
            and_(_actor.id == FollowUp.actor_account_id, _actor.id != FollowUp.owner_id),
        )
        .where(
            Reminder.recipient_id == ASKER.id,
            or_(
                Reminder.message_id == bindparam("message", type_=Uuid()),
                and_(
                    Reminder.message_id.is_(None),
                    Reminder.moment <= bindparam("until", type_=UTC()),
                ),
            ),
        )
    )


def _due(row: _Row) -> DueItem:
    is_open = row.status in (FollowUpStatus.OPEN, FollowUpStatus.IN_PROGRESS)
    return DueItem(
        reminder_id=row.reminder_id,
        rule=row.rule,
        revision=row.revision,
        is_own=row.is_own,
        is_stale=not is_open or row.is_revised,
        is_visible=row.is_visible,
        term=DueTerm(row.due_on, snoozed_until=row.snoozed_until),
        line=DigestLine(
            follow_up_id=row.follow_up_id,
            title=Wording(row.title_nl, row.title_en) if row.is_open else None,
            due=_date_of(row.edtf, row.earliest, row.latest),
            due_text=row.due_text,
            due_on=row.due_on,
            waits_for=_waits_for(row) if row.is_open else None,
            owner=None if row.is_own else row.owner,
            owner_has_left=row.owner_has_left,
            meeting_id=row.meeting_id,
        ),
    )


def _date_of(edtf: str | None, earliest: date | None, latest: date | None) -> PartialDate | None:
    if edtf is None or earliest is None or latest is None:
        return None
    return PartialDate(edtf, earliest, latest)


def _waits_for(row: _Row) -> Wording | None:
    """Who else must act; None where it is us or the owner."""
    if row.organisation_nl is not None:
        return Wording(row.organisation_nl, row.organisation_en)
    if row.sector_nl is not None:
        return Wording(row.sector_nl, row.sector_en)
    return None if row.actor is None else Wording(row.actor)
