"""What was said with an organisation or about a topic, and what is still open of it.

Read from the features that keep it, with all that they let the caller see.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from logbook.commitments.models import Chamber
from logbook.commitments.queries.houses import recesses
from logbook.coverage.picture import Pictures, pictures
from logbook.coverage.queries import ContactCourse
from logbook.followups.models import FollowUp
from logbook.followups.queries.filters import FollowUpFilter
from logbook.followups.queries.lists import list_follow_ups, open_for
from logbook.meetings.models import MeetingStatus
from logbook.meetings.queries import MeetingFilter, MeetingRow, latest_meetings_with, meeting_rows
from logbook.paging import Paging
from logbook.policy import Caller
from logbook.web.language import current_language

SHOWN = 10
MOST_LANES = 8


@dataclass(frozen=True, slots=True)
class PastDialogue:
    """Talks to come, the latest talks held (newest first), and what is open (soonest due first)."""

    planned: Sequence[MeetingRow]
    held: Sequence[MeetingRow]
    open: Sequence[FollowUp]


def dialogue_with(caller: Caller, organisation_id: uuid.UUID) -> PastDialogue:
    """With an organisation and those that went up in it."""
    wanted = MeetingFilter(organisation=organisation_id, status=MeetingStatus.PLANNED)
    planned, _total = meeting_rows(caller, wanted, paging=Paging(size=SHOWN))
    return PastDialogue(
        planned=planned[::-1],
        held=latest_meetings_with(caller, [organisation_id], [], limit=SHOWN),
        open=open_for(caller, organisation=organisation_id, most=SHOWN),
    )


def dialogue_about(caller: Caller, topic_id: uuid.UUID) -> PastDialogue:
    """About a topic and all below it."""
    planned, held = (
        meeting_rows(
            caller, MeetingFilter(topic=topic_id, status=status), paging=Paging(size=SHOWN)
        )[0]
        for status in (MeetingStatus.PLANNED, MeetingStatus.HELD)
    )
    wanted = FollowUpFilter(topic=topic_id, is_open=True)
    return PastDialogue(
        planned=planned[::-1],
        held=held,
        open=list_follow_ups(caller, wanted, Paging(size=SHOWN)).items,
    )


def pictured(found: Sequence[ContactCourse], today: date) -> Pictures | None:
    """The contacts as pictures, with the recesses of the House; None where there were none."""
    away = [(one.since, one.until) for one in recesses(Chamber.HOUSE)] if found else []
    return pictures(found, today, current_language(), away)
