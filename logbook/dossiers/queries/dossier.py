"""The rows of a dossier: everything that hangs on a commitment and that the caller may see."""

import uuid
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import CTE, CompoundSelect, Select, Uuid, bindparam, select
from sqlalchemy.orm import joinedload

from logbook.asking import ASKER, asked_by
from logbook.commitments import queries as commitments
from logbook.commitments.models import Evidence
from logbook.db import db
from logbook.dossiers.dossier import DossierRows
from logbook.dossiers.queries.talks import HeldTalks
from logbook.dossiers.queries.tasks import task_rows, tasks_where
from logbook.followups.models import FollowUp
from logbook.followups.queries import visible_to as follow_ups_visible_to
from logbook.followups.queries.linked import follow_up_links, meeting_links
from logbook.letters.models import Report, ReportAnswer
from logbook.letters.queries.letters import visible_to as letters_visible_to
from logbook.meetings.models import Marking, Meeting, MeetingStatus
from logbook.meetings.queries import visible_to as meetings_visible_to
from logbook.policy import SYSTEM, Caller

_COMMITMENT: Any = bindparam("commitment", type_=Uuid())


def dossier_rows(caller: Caller, commitment_id: uuid.UUID) -> DossierRows:
    """All rows, in a fixed number of queries whatever hangs on it. Raises NotFound."""
    commitment = commitments.commitment(commitment_id)
    evidence = commitments.evidence_of(commitment_id)
    given = asked_by(caller) | {"commitment": commitment_id}
    return DossierRows(
        commitment=commitment,
        tied=commitments.related_to(commitment_id),
        evidence=evidence,
        meetings=_talks_for(caller.is_system).rows(given),
        follow_ups=task_rows(_tasks_for(caller.is_system), given),
        letters=_letters(caller, commitment_id),
        recesses=commitments.recesses(commitment.chamber),
        tellable=_tellable(caller, evidence),
        candidates=commitments.candidates_for(commitment.citation),
    )


def _found_first(links: CompoundSelect[Any]) -> CTE:
    """What is linked, once: a PostgreSQL that has not counted its rows would ask it for each."""
    return links.cte("linked").prefix_with("MATERIALIZED", dialect="postgresql")


@cache
def _talks_for(by_program: bool) -> HeldTalks:
    linked = _found_first(meeting_links([_COMMITMENT])).c.meeting_id
    asker = SYSTEM if by_program else ASKER
    return HeldTalks(
        select(linked), Meeting.status == MeetingStatus.HELD, meetings_visible_to(asker)
    )


@cache
def _tasks_for(by_program: bool) -> Select[*tuple[Any, ...]]:
    linked = _found_first(follow_up_links([_COMMITMENT])).c.follow_up_id
    asker = SYSTEM if by_program else ASKER
    return tasks_where(FollowUp.id.in_(select(linked)), follow_ups_visible_to(asker))


def _letters(caller: Caller, commitment_id: uuid.UUID) -> Sequence[ReportAnswer]:
    return db.session.scalars(
        select(ReportAnswer)
        .join(ReportAnswer.report)
        .where(
            ReportAnswer.commitment_id == commitment_id,
            letters_visible_to(caller),
        )
        .options(joinedload(ReportAnswer.report))
        .order_by(Report.date, Report.id)
    ).all()


def _tellable(caller: Caller, evidence: Sequence[Evidence]) -> set[uuid.UUID]:
    """Of the meetings that evidence refers to, those that may be seen and that are not marked."""
    named = {one.reference.meeting_id for one in evidence if one.reference} - {None}
    if not named:
        return set()
    return set(
        db.session.scalars(
            select(Meeting.id).where(
                Meeting.id.in_(named),
                Meeting.marking == Marking.NONE,
                meetings_visible_to(caller),
            )
        )
    )
