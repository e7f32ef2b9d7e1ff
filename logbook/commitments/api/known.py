"""Meetings and letters stand to the right of commitments: here it is said who may know which."""

import uuid
from dataclasses import dataclass

from logbook.commitments.details import ReferenceDetails
from logbook.commitments.models import Reference
from logbook.commitments.service import Known
from logbook.letters.queries import known_letters
from logbook.meetings.queries import visible_ids
from logbook.policy import Caller


@dataclass(frozen=True, slots=True)
class MeetingsOf:
    """The meetings that somebody may see, asked one by one."""

    who: Caller

    def __contains__(self, meeting_id: object) -> bool:
        return isinstance(meeting_id, uuid.UUID) and bool(visible_ids(self.who, [meeting_id]))


def known_to(
    who: Caller, given: ReferenceDetails | None, current: Reference | None = None
) -> Known:
    """Of which of the records that a reference names, and named before, somebody may know."""
    named = [one for one in (given, current) if one is not None]
    return Known(
        meetings=visible_ids(who, [one.meeting_id for one in named]),
        letters=known_letters([one.report_id for one in named]),
    )
