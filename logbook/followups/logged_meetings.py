"""A meeting with what follows from it, in one body and one transaction.

Follow-ups stand to the right of meetings: only an entry point knows both. Form and JSON go through
here alike.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from flask import current_app
from marshmallow import fields

from logbook.dates import PartialDate, last_day
from logbook.errors import Invalid
from logbook.followups.details import FollowUpDetails, Origin
from logbook.followups.schemas import FollowUpSchema
from logbook.followups.schemas.fields import heard_on
from logbook.followups.service import create as create_follow_up
from logbook.followups.service import wait_for_relays
from logbook.judging import UNREAD, CannotJudge, Refusals, under
from logbook.meetings import service
from logbook.meetings.details import MeetingDetails
from logbook.meetings.models import Meeting
from logbook.meetings.schemas import MeetingSchema
from logbook.policy import Caller
from logbook.web.language import _
from logbook.web.schema import LONGEST_LIST, LogbookSchema, json_body, read_form, read_json

FOLLOW_UPS = "followUps"
TELLING = ("title", "actor", "due", "dueText", "details", "toldAs")
"""The fields of which one at least makes a row of the form a follow-up."""


class NewMeetingSchema(MeetingSchema):
    """A meeting as it is logged: with the follow-ups that come from it."""

    follow_ups = fields.Nested(FollowUpSchema, many=True, load_only=True)


# Made once, to read with: to make one takes longer than to read.
_MEETING, _FOLLOW_UP = MeetingSchema(), FollowUpSchema()


@dataclass(frozen=True, slots=True)
class Logged:
    """What somebody wrote down: the meeting, and what must happen next."""

    meeting: MeetingDetails
    follow_ups: list[FollowUpDetails]

    def log(self, who: Caller, *, now: datetime) -> Meeting:
        """Make the meeting and its follow-ups. Raises what their services raise."""
        write = partial(service.log_meeting, who, self.meeting, now=now)
        return self._write(who, write, now=now)

    def edit(self, who: Caller, id: uuid.UUID, *, version: int | None, now: datetime) -> Meeting:
        """Replace a meeting, and make the follow-ups. Raises what their services raise."""
        write = partial(service.edit_meeting, who, id, self.meeting, version=version, now=now)
        return self._write(who, write, now=now)

    def _write(self, who: Caller, write: Callable[..., Meeting], *, now: datetime) -> Meeting:
        """The meeting, then its follow-ups; where it is refused, theirs are told beside it."""
        refusals, meeting = Refusals(), None
        with refusals:
            meeting = write(allow_dep_v=allows_dep_v())
        for number, details in enumerate(self.follow_ups):
            with refusals, under(f"{FOLLOW_UPS}-{number}"):
                origin = self._origin(details, meeting)
                create_follow_up(who, replace(details, origin=origin), now=now)
        refusals.settle()
        if meeting is None:
            raise CannotJudge
        wait_for_relays(who, meeting, now=now)
        return meeting

    def _origin(self, details: FollowUpDetails, meeting: Meeting | None) -> Origin | None:
        """The meeting or a point of it; None where the meeting could not be written."""
        point = details.origin.point if details.origin else None
        if point is not None and point not in {said.id for said in self.meeting.points}:
            raise Invalid({"origin-point": [_("This is no point of this meeting.")]})
        if meeting is None:
            return None
        return Origin(point=point) if point else Origin(meeting=meeting.id)


def allows_dep_v() -> bool:
    """Whether this installation may hold what is Departmentally CONFIDENTIAL."""
    return bool(current_app.config["SETTINGS"].allow_dep_v)


def read_json_body() -> Logged:
    """The request's JSON. Raises Invalid with all errors at once."""
    body = json_body()
    if not isinstance(body, Mapping):
        read_json(MeetingSchema(), body)
    rows = body.get(FOLLOW_UPS) or []
    if not isinstance(rows, list) or len(rows) > LONGEST_LIST:
        raise Invalid({FOLLOW_UPS: [_("Send a list of follow-ups.")]})
    return _read(body, rows, read_json)


def read_typed_body(content: Mapping[str, Any]) -> Logged:
    """A form's nested content. Raises Invalid with all errors at once."""
    return _read(content, content[FOLLOW_UPS], read_form)


def told_rows(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The rows of a form's content in which somebody wrote a follow-up."""
    rows = content.get(FOLLOW_UPS)
    return [
        row
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, Mapping) and any(name in row for name in TELLING)
    ]


def _last_day(meeting: Any) -> date | None:
    """The day of the talk, from which terms count; None where its date could not be read."""
    if meeting is UNREAD or not isinstance(meeting.date, PartialDate):
        return None
    return last_day(meeting.date, meeting.end_date if meeting.end_date is not UNREAD else None)


def _read(body: Mapping[str, Any], rows: list[Any], read: Any) -> Logged:
    errors: dict[str, list[str]] = {}
    is_whole = True

    def part(schema: LogbookSchema, content: Any, path: str = "") -> Any:
        nonlocal is_whole
        try:
            return read(schema, content)
        except Invalid as problem:
            is_whole = False
            for where, messages in problem.errors.items():
                errors["-".join(filter(None, (path, where)))] = messages
            return UNREAD if problem.readable is None else problem.readable

    meeting = part(_MEETING, {name: value for name, value in body.items() if name != FOLLOW_UPS})
    with heard_on(_last_day(meeting)):
        follow_ups = [
            part(_FOLLOW_UP, row, f"{FOLLOW_UPS}-{number}") for number, row in enumerate(rows)
        ]
    if not is_whole:
        raise Invalid(errors, None if meeting is UNREAD else Logged(meeting, follow_ups))
    return Logged(meeting, follow_ups)
