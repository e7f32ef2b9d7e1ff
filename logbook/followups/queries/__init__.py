"""What can be asked of follow-ups. All of it keeps to what the caller may see."""

from logbook.followups.queries.recesses import recesses
from logbook.followups.queries.single import deleted_follow_up, follow_up
from logbook.followups.queries.visibility import visible_to

__all__ = ["deleted_follow_up", "follow_up", "recesses", "visible_to"]
