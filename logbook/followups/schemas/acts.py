"""What the acts on a follow-up ask."""

from marshmallow import fields, validate

from logbook.accounts.schemas import AccountField
from logbook.commitments.schemas import ReferenceSchema
from logbook.followups.details import Closure, Move, Snooze
from logbook.followups.models import FollowUpStatus
from logbook.followups.schemas.terms import TermSchema
from logbook.web.fields import Day, Text
from logbook.web.schema import LogbookSchema


class ClosureSchema(LogbookSchema):
    """Done or dropped; on which day, with what outcome, by what, and why."""

    details = Closure

    status = fields.Enum(
        FollowUpStatus,
        by_value=True,
        required=True,
        validate=validate.OneOf([FollowUpStatus.DONE, FollowUpStatus.DROPPED]),
    )
    on = Day(load_default=None, allow_none=True)
    outcome = Text(load_default=None, allow_none=True)
    closed_by = fields.Nested(ReferenceSchema, load_default=None, allow_none=True)
    reason = Text(load_default=None, allow_none=True)


class SnoozeSchema(LogbookSchema):
    """Until which day it keeps quiet, and why."""

    details = Snooze

    until = Day(required=True)
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
