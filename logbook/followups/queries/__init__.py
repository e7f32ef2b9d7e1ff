"""What can be asked of follow-ups. All of it keeps to what the caller may see."""

from logbook.followups.queries.actors import actor_suggestions, actor_text
from logbook.followups.queries.filters import (
    FollowUpFilter,
    belongs_to,
)
from logbook.followups.queries.groups import (
    Group,
    GroupDays,
    days_around,
    group_totals,
    grouped,
)
from logbook.followups.queries.lists import (
    all_for,
    follow_ups_with,
    list_follow_ups,
    open_for,
    recesses,
)
from logbook.followups.queries.single import (
    commitment_with,
    course,
    deleted_follow_up,
    follow_up,
    meeting_named,
    visible_to,
)

__all__ = [
    "FollowUpFilter",
    "Group",
    "GroupDays",
    "actor_suggestions",
    "actor_text",
    "all_for",
    "belongs_to",
    "commitment_with",
    "course",
    "days_around",
    "deleted_follow_up",
    "follow_up",
    "follow_ups_with",
    "group_totals",
    "grouped",
    "list_follow_ups",
    "meeting_named",
    "open_for",
    "recesses",
    "visible_to",
]
