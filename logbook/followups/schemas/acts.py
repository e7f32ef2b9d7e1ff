"""What the acts on a follow-up ask."""

from datetime import date

from marshmallow import ValidationError, fields, validate

from logbook.accounts.schemas import AccountField
from logbook.followups.details import Closure, Move, Snooze
from logbook.followups.models import FollowUpStatus
from logbook.followups.schemas.terms import TermSchema
from logbook.references.schemas import ReferenceSchema
from logbook.web.fields import Day, Text
from logbook.web.language import _
from logbook.web.reading import current_reading
from logbook.web.schema import LogbookSchema


def _has_come(day: date | None) -> None:
    """Refuse a day that cannot be the one on which something was closed."""
    if day is not None and day > current_reading().today:
        raise ValidationError(_("This day is still to come. Give the day on which it was closed."))


def _is_to_come(day: date) -> None:
    """Refuse a day until which nothing can be quiet."""
    if day <= current_reading().today:
        raise ValidationError(_("Choose a day after today."))


class ClosureSchema(LogbookSchema):
    """Done or dropped; on which day, with what outcome, by what, and why."""

    details = Closure

    status = fields.Enum(
        FollowUpStatus,
        by_value=True,
        required=True,
        validate=validate.OneOf([FollowUpStatus.DONE, FollowUpStatus.DROPPED]),
    )
    on = Day(load_default=None, allow_none=True, validate=_has_come)
    outcome = Text(load_default=None, allow_none=True)
    closed_by = fields.Nested(ReferenceSchema, load_default=None, allow_none=True)
    reason = Text(load_default=None, allow_none=True)


class SnoozeSchema(LogbookSchema):
    """Until which day it keeps quiet, and why."""

    details = Snooze

    until = Day(required=True, validate=_is_to_come)
    reason = Text(load_default=None, allow_none=True)


class MoveSchema(TermSchema):
    """The new term, as a date or as spoken, and why."""

    details = Move

    reason = Text(load_default=None, allow_none=True)


class ReopeningSchema(LogbookSchema):
    """Why it is opened again."""

    reason = Text(load_default=None, allow_none=True)


class AssignmentSchema(LogbookSchema):
    """Whose it becomes."""

    owner = AccountField(required=True)
