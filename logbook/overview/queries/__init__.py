"""What can be asked across features, for the pages that draw them together.

`Reach` says whose: somebody's own things, or for who only reads all that they may see.
"""

from logbook.overview.queries.follow_ups import Due, Soon, due_follow_ups
from logbook.overview.queries.meetings import PlannedMeeting, planned_meetings
from logbook.overview.queries.promises import Course, Promise, promises
from logbook.overview.queries.reach import Reach

__all__ = [
    "Course",
    "Due",
    "PlannedMeeting",
    "Promise",
    "Reach",
    "Soon",
    "due_follow_ups",
    "planned_meetings",
    "promises",
]
