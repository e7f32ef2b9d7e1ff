"""Meetings as JSON."""

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.followups.service import wait_for_relays
from logbook.meetings import queries, service
from logbook.meetings.api.blueprint import blueprint
from logbook.meetings.api.whole import NewMeetingSchema, allows_dep_v, read_json_body
from logbook.meetings.schemas import ConfirmationSchema, FilterSchema, MeetingSchema
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json, read_query


@blueprint.get("/meetings")
@operation("List meetings, newest first", query=FilterSchema, answer=MeetingSchema, many=True)
def list_meetings() -> Response:
    """Those that the caller may see, as filtered."""
    with reading():
        wanted = read_query(FilterSchema())
        return answer_page(MeetingSchema(), queries.list_meetings(caller(), wanted, read_paging()))


@blueprint.post("/meetings")
@operation(
    "Log a meeting, with its follow-ups", body=NewMeetingSchema, answer=MeetingSchema, status=201
)
def create_meeting() -> Response:
    """Once for each id that a client chose."""
    return create_once(
        MeetingSchema(),
        lambda: read_json_body().log(caller(), now=clock.now()),
        lambda id: queries.meeting(caller(), id),
    )


@blueprint.get("/meetings/<id>")
@operation("Read a meeting", answer=MeetingSchema)
def get_meeting(id: str) -> Response:
    """One, with everything in it."""
    with reading():
        return answer(MeetingSchema(), queries.meeting(caller(), record_id(id)))


@blueprint.put("/meetings/<id>")
@operation("Replace a meeting", body=MeetingSchema, answer=MeetingSchema, versioned=True)
def replace_meeting(id: str) -> Response:
    """Rows named by their id stay the same rows; others go."""
    with transaction():
        wanted = record_id(id)
        queries.meeting(caller(), wanted)
        meeting = service.edit_meeting(
            caller(),
            wanted,
            read_json(MeetingSchema()),
            version=expected_version(),
            now=clock.now(),
            allow_dep_v=allows_dep_v(),
        )
        wait_for_relays(caller(), meeting, now=clock.now())
        return answer(MeetingSchema(), meeting)


@blueprint.delete("/meetings/<id>")
@operation("Delete a meeting", versioned=True, status=204)
def delete_meeting(id: str) -> Response:
    """For thirty days it can be restored."""
    with transaction():
        service.delete_meeting(caller(), record_id(id), version=expected_version(), now=clock.now())
    return Response(status=204)


@blueprint.post("/meetings/<id>/restoration")
@operation("Bring a deleted meeting back", answer=MeetingSchema)
def restore_meeting(id: str) -> Response:
    """As it was."""
    with transaction():
        restored = service.restore_meeting(caller(), record_id(id), now=clock.now())
        return answer(MeetingSchema(), restored)


@blueprint.post("/meetings/<id>/confirmation")
@operation("Say what became of a meeting", body=ConfirmationSchema, answer=MeetingSchema)
def confirm_meeting(id: str) -> Response:
    """Held, moved or cancelled."""
    with transaction():
        confirmed = service.confirm_meeting(
            caller(), record_id(id), read_json(ConfirmationSchema()), now=clock.now()
        )
        wait_for_relays(caller(), confirmed, now=clock.now())
        return answer(MeetingSchema(), confirmed)
