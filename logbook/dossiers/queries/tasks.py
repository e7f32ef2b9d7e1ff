"""Follow-ups as documents tell of them: columns, for a commitment may have hundreds."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased

from logbook.accounts.models import Account
from logbook.dates import PartialDate
from logbook.db import db, rows_of
from logbook.directory.models import Organisation, Sector
from logbook.dossiers.dossier.contents import DeadlineMove
from logbook.dossiers.dossier.tasks import US, TaskRow
from logbook.followups.models import DueChange, FollowUp
from logbook.meetings.models import Marking, Meeting
from logbook.wording import Wording, wording

_actor = aliased(Account)
_moved = exists().where(DueChange.follow_up_id == FollowUp.id).label("moved")
_ROWS: Select[*tuple[Any, ...]] = (
    select(
        FollowUp.id, FollowUp.version, FollowUp.kind, FollowUp.title.nl, FollowUp.title.en,
        FollowUp.point_id, FollowUp.made_on, FollowUp.due.edtf, FollowUp.due_text, FollowUp.due_on,
        FollowUp.status, FollowUp.closed_on, FollowUp.outcome, FollowUp.reason,
        Account.name, _actor.name, Organisation.name.nl, Organisation.name.en,
        Sector.nouns.nl, Sector.nouns.en,
        Meeting.date.earliest, Meeting.end_date, Meeting.marking, _moved,
    )
    .join(Account, Account.id == FollowUp.owner_id)
    .outerjoin(_actor, _actor.id == FollowUp.actor_account_id)
    .outerjoin(Organisation, Organisation.id == FollowUp.actor_organisation_id)
    .outerjoin(Sector, Sector.id == FollowUp.actor_sector_id)
    .outerjoin(Meeting, Meeting.id == FollowUp.meeting_id)
    .order_by(FollowUp.due_on.is_(None), FollowUp.due_on, FollowUp.created_at, FollowUp.id)
)  # fmt: skip


def tasks_where(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """What asks for those that satisfy the conditions, the soonest due first; to be made once."""
    return _ROWS.where(*conditions)


def task_rows(wanted: Select[*tuple[Any, ...]], given: Mapping[str, Any]) -> Sequence[TaskRow]:
    """The rows of `tasks_where`, for what is given of its parameters; one statement, or two."""
    found = db.session.connection().execute(wanted, given).all()
    moves = _moves([row[0] for row in found if row.moved])
    dates: dict[str | None, PartialDate | None] = {None: None}
    return [_row(row, dates, moves.get(row[0], ())) for row in found]


def _row(
    row: Any, dates: dict[str | None, PartialDate | None], moves: Sequence[DeadlineMove]
) -> TaskRow:
    (
        id_, version, kind, title_nl, title_en, point_id, made_on, edtf, due_text, due_on,
        status, closed_on, outcome, reason, owner, actor, name_nl, name_en,
        nouns_nl, nouns_en, met_on, met_until, marking, _moved,
    ) = row  # fmt: skip
    if edtf not in dates:
        dates[edtf] = PartialDate.parse(edtf)
    return TaskRow(
        id=id_,
        version=version,
        kind=kind,
        title=Wording(title_nl, title_en),
        actor=_acts(actor, wording(name_nl, name_en), wording(nouns_nl, nouns_en)),
        owner=owner,
        agreed_on=made_on or (met_on and max(met_on, met_until or met_on)),
        due=dates[edtf],
        due_text=due_text,
        due_on=due_on,
        status=status,
        closed_on=closed_on,
        outcome=outcome,
        reason=reason,
        due_history=moves,
        point_id=point_id,
        is_marked=marking not in (None, Marking.NONE),
    )


def _acts(colleague: str | None, organisation: Wording | None, sector: Wording | None) -> Wording:
    return Wording(colleague) if colleague is not None else organisation or sector or US


def _moves(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[DeadlineMove]]:
    """The terms that no longer hold, by follow-up, in the order in which they held."""
    found: dict[uuid.UUID, list[DeadlineMove]] = defaultdict(list)
    if ids:
        rows = rows_of(
            select(
                DueChange.follow_up_id, DueChange.due.edtf, DueChange.due_text, DueChange.on,
                DueChange.reason,
            )
            .where(DueChange.follow_up_id.in_(ids))
            .order_by(DueChange.position)
        )  # fmt: skip
        for id_, edtf, text, on, reason in rows:
            due = PartialDate.parse(edtf) if edtf else None
            found[id_].append(DeadlineMove(due, text, on, reason))
    return found
