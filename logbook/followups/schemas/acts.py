"""What is asked of follow-ups, and what each act on one asks."""

from datetime import date
from typing import Any

from marshmallow import EXCLUDE, ValidationError, fields, pre_load, validate

from logbook.accounts.schemas import AccountField, UnitField
from logbook.commitments.schemas import CommitmentField
from logbook.directory.schemas import OrganisationField, TopicField
from logbook.followups.details import Closure, Move, Snooze
from logbook.followups.models import FollowUpKind, FollowUpStatus
from logbook.followups.queries import FollowUpFilter
from logbook.followups.schemas.fields import TermSchema
from logbook.references.schemas import ReferenceSchema
from logbook.web.fields import Day, Id, Line, Text
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.reading import current_reading
from logbook.web.schema import LogbookSchema


class FollowUpFilterSchema(LogbookSchema):
    """Filters; what is left out asks nothing. `open` is true for what is open or in progress."""

    details = FollowUpFilter

    class Meta:
        """The page and its size stand in the same query string."""

        unknown = EXCLUDE

    q = Line(load_default="")
    owner = AccountField(load_default=None)
    unit = UnitField(load_default=None)
    topic = TopicField(load_default=None)
    commitment = CommitmentField(load_default=None)
    organisation = OrganisationField(load_default=None)
    meeting = Id(load_default=None)
    kind = fields.Enum(FollowUpKind, by_value=True, load_default=None)
    status = fields.Enum(FollowUpStatus, by_value=True, load_default=None)
    is_open = fields.Boolean(data_key="open", load_default=None)


class PageFilterSchema(FollowUpFilterSchema):
    """The same for the page, which shows one's own unless `owner` names someone, or `all`."""

    mine = Id(load_default=None)

    @pre_load
    def begin_with_mine(self, data: Any, **_kwargs: Any) -> Any:
        """Without an owner, the caller's own."""
        asked = {key: value for key, value in dict(data).items() if key != "mine"}
        if asked.get("owner") == "all":
            return {key: value for key, value in asked.items() if key != "owner"}
        if "owner" in asked:
            return asked
        me = caller().id
        return asked | ({"mine": str(me)} if me is not None else {})


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
