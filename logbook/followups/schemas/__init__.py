"""What comes in and goes out of follow-ups."""

from logbook.followups.schemas.acts import (
    AssignmentSchema,
    ClosureSchema,
    FollowUpFilterSchema,
    MoveSchema,
    ReopeningSchema,
    SnoozeSchema,
)
from logbook.followups.schemas.records import FollowUpSchema, NoteSchema

__all__ = [
    "AssignmentSchema",
    "ClosureSchema",
    "FollowUpFilterSchema",
    "FollowUpSchema",
    "MoveSchema",
    "NoteSchema",
    "ReopeningSchema",
    "SnoozeSchema",
]
