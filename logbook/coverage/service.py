"""Planning talks with those who were not spoken to, many in one act, and taking them back."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from logbook.coverage.details import By, CoverageCell, Of
from logbook.dates import PartialDate
from logbook.errors import Invalid
from logbook.meetings import queries as meetings
from logbook.meetings.details import MeetingDetails, PartyDetails
from logbook.meetings.models import Meeting, MeetingStatus
from logbook.meetings.service import delete_meeting, log_meeting
from logbook.policy import Caller, require_write
from logbook.web.language import _, current_language

PLANNED_AT_ONCE = 50
"""Talks that one act may plan."""


def plan(
    caller: Caller,
    cells: Sequence[CoverageCell],
    on: PartialDate,
    *,
    by: By,
    of: Of,
    batch: uuid.UUID,
    now: datetime,
) -> list[Meeting]:
    """Plan a talk with each of the rows about each of their columns. Raises Forbidden, Invalid.

    The same batch again makes none twice: the id of each follows from it.
    """
    if on.latest < caller.today(now):
        raise Invalid({"date": [_("This day has passed. Choose one that is still to come.")]})
    ids = [uuid.uuid5(batch, f"{cell.row.id} {cell.column.id}") for cell in cells]
    there = meetings.visible_ids(caller, ids)
    made = [
        log_meeting(caller, _details(cell, id_, on, by=by, of=of), now=now)
        for cell, id_ in zip(cells, ids, strict=True)
        if id_ not in there
    ]
    return [*made, *(meetings.meeting(caller, id_) for id_ in ids if id_ in there)]


def _details(
    cell: CoverageCell, id_: uuid.UUID, on: PartialDate, *, by: By, of: Of
) -> MeetingDetails:
    language = current_language()
    party = (
        PartyDetails(sector_id=cell.row.id)
        if of is Of.SECTOR
        else PartyDetails(organisation_id=cell.row.id)
    )
    about = [cell.column.id]
    return MeetingDetails(
        id=id_,
        title=_(
            "Talk with %(who)s about %(what)s",
            who=cell.row.name.in_language(language),
            what=cell.column.label.in_language(language),
        ),
        date=on,
        status=MeetingStatus.PLANNED,
        parties=[party],
        topics=about if by is By.TOPIC else [],
        commitments=about if by is By.COMMITMENT else [],
    )


def take_back(caller: Caller, ids: Sequence[uuid.UUID], *, now: datetime) -> int:
    """Delete those of these talks that are planned still; how many. Raises NotFound, Forbidden."""
    require_write(caller)
    taken = 0
    for id_ in ids:
        if meetings.meeting(caller, id_).status is MeetingStatus.PLANNED:
            delete_meeting(caller, id_, now=now)
            taken += 1
    return taken
