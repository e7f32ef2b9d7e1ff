"""The answer to 'did this meeting take place?'."""

from marshmallow import fields

from logbook.meetings.details import Confirmation, ConfirmationOutcome
from logbook.meetings.schemas.fields import ClockTime
from logbook.web.fields import Dated
from logbook.web.schema import LogbookSchema


class ConfirmationSchema(LogbookSchema):
    """Held, cancelled, or moved to another date."""

    details = Confirmation

    outcome = fields.Enum(ConfirmationOutcome, by_value=True, required=True)
    date = Dated(load_default=None, allow_none=True)
    start_time = ClockTime(load_default=None, allow_none=True)
    end_time = ClockTime(load_default=None, allow_none=True)
