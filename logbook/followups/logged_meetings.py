"""A meeting with what follows from it, in one body and one transaction.

Follow-ups stand to the right of meetings: only an entry point knows both. Form and JSON go through
here alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import current_app
from marshmallow import fields

from logbook.errors import Invalid
from logbook.followups.details import FollowUpDetails, Origin
from logbook.followups.schemas import FollowUpSchema
from logbook.followups.service import create as create_follow_up
from logbook.followups.service import wait_for_relays
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


@dataclass(frozen=True, slots=True)
class Logged:
    """What somebody wrote down: the meeting, and what must happen next."""

    meeting: MeetingDetails
    follow_ups: list[FollowUpDetails]

    def log(self, who: Caller, *, now: datetime) -> Meeting:
        """Make the meeting and its follow-ups. Raises what their services raise."""
        meeting = service.log_meeting(who, self.meeting, now=now, allow_dep_v=allows_dep_v())
        self.follow(who, meeting, now=now)
        return meeting

    def follow(self, who: Caller, meeting: Meeting, *, now: datetime) -> None:
        """Make the follow-ups of a meeting that is there already."""
        said = {point.id for point in meeting.points}
        errors: dict[str, list[str]] = {}
        for number, details in enumerate(self.follow_ups):
            path = f"{FOLLOW_UPS}-{number}"
            point = details.origin.point if details.origin else None
            if point is not None and point not in said:
                errors[f"{path}-origin-point"] = [_("This is no point of this meeting.")]
                continue
            origin = Origin(point=point) if point else Origin(meeting=meeting.id)
            try:
                create_follow_up(who, replace(details, origin=origin), now=now)
            except Invalid as problem:
                errors |= {f"{path}-{where}": said for where, said in problem.errors.items()}
        if errors:
            raise Invalid(errors)
        wait_for_relays(who, meeting, now=now)


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


def _read(body: Mapping[str, Any], rows: list[Any], read: Any) -> Logged:
    errors: dict[str, list[str]] = {}

    def part(schema: LogbookSchema, content: Any, path: str = "") -> Any:
        try:
            return read(schema, content)
        except Invalid as problem:
            for where, messages in problem.errors.items():
                errors["-".join(filter(None, (path, where)))] = messages
            return None

    meeting = part(
        MeetingSchema(), {name: value for name, value in body.items() if name != FOLLOW_UPS}
    )
    follow_ups = [
        part(FollowUpSchema(), row, f"{FOLLOW_UPS}-{number}") for number, row in enumerate(rows)
    ]
    if errors:
        raise Invalid(errors)
    return Logged(meeting, follow_ups)
