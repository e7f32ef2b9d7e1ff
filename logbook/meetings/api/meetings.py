"""Meetings as JSON."""

import uuid
from datetime import datetime

from flask import Response

from logbook import clock
from logbook.db import transaction
from logbook.followups.logged_meetings import NewMeetingSchema, allows_dep_v, read_json_body
from logbook.followups.queries.lists import BY_FOLLOW_UPS
from logbook.followups.service import wait_for_relays
from logbook.judging import all_at_once
from logbook.meetings import queries, service
from logbook.meetings.api.blueprint import blueprint
from logbook.meetings.details import MeetingDetails
from logbook.meetings.models import Marking, Meeting
from logbook.meetings.schemas import ConfirmationSchema, FilterSchema, MeetingSchema
from logbook.policy import Caller
from logbook.web.api import answer, create_once, operation, record_id
from logbook.web.gate import caller
from logbook.web.resource import Resource
from logbook.web.schema import use_json

# Made once: to make it, with all that is nested in it, takes longer than to answer with it.
_ANSWER = MeetingSchema()


def _find(id: uuid.UUID) -> Meeting:
    return queries.meeting(caller(), id)


def _replace(
    who: Caller, id: uuid.UUID, details: MeetingDetails, *, version: int | None, now: datetime
) -> Meeting:
    meeting = service.edit_meeting(
        who, id, details, version=version, now=now, allow_dep_v=allows_dep_v()
    )
    wait_for_relays(who, meeting, now=now)
    return meeting


_meetings = Resource(blueprint, "/meetings/<id>", MeetingSchema, _find)
_meetings.lists(
    "list_meetings",
    "List meetings, newest first",
    lambda wanted, paging: queries.list_meetings(caller(), wanted, paging, more=BY_FOLLOW_UPS),
    FilterSchema,
    may_be_kept=lambda meeting: meeting.marking is Marking.NONE,
)


@blueprint.post("/meetings")
@operation(
    "Log a meeting, with its follow-ups", body=NewMeetingSchema, answer=MeetingSchema, status=201
)
def create_meeting() -> Response:
    """Once for each id that a client chose."""
    return create_once(
        _ANSWER,
        lambda: all_at_once(read_json_body, lambda logged: logged.log(caller(), now=clock.now())),
        _find,
    )


_meetings.reads("get_meeting", "Read a meeting")
_meetings.replaces("replace_meeting", "Replace a meeting", _replace, settle=_find)
_meetings.deletes("delete_meeting", "Delete a meeting", service.delete_meeting)
_meetings.acts(
    "restore_meeting", "restoration", "Bring a deleted meeting back", service.restore_meeting
)


@blueprint.post("/meetings/<id>/confirmation")
@operation("Say what became of a meeting", body=ConfirmationSchema, answer=MeetingSchema)
def confirm_meeting(id: str) -> Response:
    """Held, moved or cancelled."""
    with transaction():
        confirmed = use_json(
            ConfirmationSchema(),
            lambda said: service.confirm_meeting(caller(), record_id(id), said, now=clock.now()),
        )
        wait_for_relays(caller(), confirmed, now=clock.now())
        return answer(MeetingSchema(), confirmed)
