"""The steps of a commitment: statuses, terms as spoken, and where it stood."""

from marshmallow import fields

from logbook.commitments.details import DeadlineDetails, ProgressDetails, StatusDetails
from logbook.commitments.models import CommitmentStatus
from logbook.web.fields import Day, Id, Line, Text
from logbook.web.schema import LogbookSchema


class StatusSchema(LogbookSchema):
    """A step of the status, with the letter that brought it."""

    details = StatusDetails
    essential = ("status",)

    id = Id(load_default=None, allow_none=True)
    status = fields.Enum(CommitmentStatus, by_value=True, required=True)
    on = Day(load_default=None, allow_none=True)
    reason = Text(load_default=None, allow_none=True)
    letter_id = Id(data_key="letter", load_default=None, allow_none=True)


class DeadlineSchema(LogbookSchema):
    """A term as spoken, the last day it can mean, and when it was said."""

    details = DeadlineDetails
    essential = ("text", "on")

    id = Id(load_default=None, allow_none=True)
    text = Line(required=True)
    on = Day(load_default=None, allow_none=True)
    said_on = Day(load_default=None, allow_none=True)
    reason = Text(load_default=None, allow_none=True)
    letter_id = Id(data_key="letter", load_default=None, allow_none=True)


class ProgressSchema(LogbookSchema):
    """Where it stood on a day."""

    details = ProgressDetails
    essential = ("text",)

    id = Id(load_default=None, allow_none=True)
    on = Day(load_default=None, allow_none=True)
    text = Text(required=True)
