"""What can be asked of follow-ups. All of it keeps to what the caller may see."""

from logbook.followups.queries.filters import (
    FollowUpFilter,
    belongs_to,
    for_commitment,
    with_organisation,
)
from logbook.followups.queries.groups import Days, Group, Listed, days_around, grouped
from logbook.followups.queries.lists import all_for, list_follow_ups, open_for
from logbook.followups.queries.recesses import recesses
from logbook.followups.queries.references import meetings_that_closed
from logbook.followups.queries.single import deleted_follow_up, follow_up
from logbook.followups.queries.visibility import visible_to

__all__ = [
    "Days",
    "FollowUpFilter",
    "Group",
    "Listed",
    "all_for",
    "belongs_to",
    "days_around",
    "deleted_follow_up",
    "follow_up",
    "for_commitment",
    "grouped",
    "list_follow_ups",
    "meetings_that_closed",
    "open_for",
    "recesses",
    "visible_to",
    "with_organisation",
]
