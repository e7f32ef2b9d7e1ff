"""What comes in and goes out of meetings and phrases, and how others refer to them."""

from logbook.meetings.schemas.confirmations import ConfirmationSchema
from logbook.meetings.schemas.fields import PhraseField
from logbook.meetings.schemas.filters import FilterSchema
from logbook.meetings.schemas.meetings import MeetingSchema
from logbook.meetings.schemas.phrases import PhraseSchema

__all__ = [
    "ConfirmationSchema",
    "FilterSchema",
    "MeetingSchema",
    "PhraseField",
    "PhraseSchema",
]
