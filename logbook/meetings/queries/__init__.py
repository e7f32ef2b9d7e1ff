"""What can be asked about meetings: everything here sees only what the caller may see."""

from logbook.meetings.queries.changes import changes
from logbook.meetings.queries.deleted import KEPT_DAYS, deleted_meeting, deleted_meetings
from logbook.meetings.queries.filters import MeetingFilter
from logbook.meetings.queries.lists import (
    MeetingRow,
    latest_meetings_with,
    list_meetings,
    meeting_rows,
)
from logbook.meetings.queries.meetings import meeting
from logbook.meetings.queries.phrases import phrase, phrase_with_key, phrases
from logbook.meetings.queries.recent import recent_parties
from logbook.meetings.queries.subjects import subjects_of
from logbook.meetings.queries.visibility import (
    hidden_from,
    visible_ids,
    visible_to,
)

__all__ = [
    "KEPT_DAYS",
    "MeetingFilter",
    "MeetingRow",
    "changes",
    "deleted_meeting",
    "deleted_meetings",
    "hidden_from",
    "latest_meetings_with",
    "list_meetings",
    "meeting",
    "meeting_rows",
    "phrase",
    "phrase_with_key",
    "phrases",
    "recent_parties",
    "subjects_of",
    "visible_ids",
    "visible_to",
]
