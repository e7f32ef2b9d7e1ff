"""What can be asked across features, for the pages that draw them together.

`Reach` says whose: somebody's own things, or for who only reads all that they may see.
"""

from logbook.overview.queries.follow_ups import Due, due_follow_ups
from logbook.overview.queries.meetings import planned_meetings
from logbook.overview.queries.promises import Course, promises
from logbook.overview.queries.reach import Reach

__all__ = [
    "Course",
    "Due",
    "Reach",
    "due_follow_ups",
    "planned_meetings",
    "promises",
]
