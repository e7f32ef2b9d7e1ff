"""Follow-ups in JSON. Every act answers the record with its version as ETag."""

from collections.abc import Callable

from flask import Blueprint, Response, request

from logbook import clock
from logbook.accounts.schemas import keeping
from logbook.db import reading, transaction
from logbook.followups import queries, service
from logbook.followups.models import FollowUp
from logbook.followups.schemas import (
    AssignmentSchema,
    ClosureSchema,
    FollowUpFilterSchema,
    FollowUpSchema,
    MoveSchema,
    NoteSchema,
    ReopeningSchema,
    SnoozeSchema,
)
from logbook.judging import all_at_once
from logbook.policy import require_write
from logbook.references.schemas import meetings_shown
from logbook.web.api import (
    PREFIX,
    answer,
    answer_page,
    expected_version,
    given_version,
    operation,
    record_id,
)
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.resource import Resource
from logbook.web.schema import LogbookSchema, read_json, read_query, use_json
from logbook.web.unchanged import keep_nowhere, told_if_unchanged

blueprint = Blueprint("followups_api", __name__, url_prefix=PREFIX)

_follow_ups = Resource(
    blueprint, "/follow-ups/<id>", FollowUpSchema, lambda id: queries.follow_up(caller(), id)
)


@blueprint.get("/follow-ups")
@operation(
    "List follow-ups",
    query=FollowUpFilterSchema,
    answer=FollowUpSchema,
    many=True,
    told_if_unchanged=True,
)
@told_if_unchanged
def list_follow_ups() -> Response:
    """A page of all that the caller may see, the soonest due first."""
    with reading():
        wanted = read_query(FollowUpFilterSchema())
        page = queries.list_follow_ups(caller(), wanted, read_paging())
        if any(one.is_of_a_marked for one in page.items):
            keep_nowhere()
        with meetings_shown(one.closed_by for one in page.items):
            return answer_page(FollowUpSchema(), page)


_follow_ups.creates(
    "create_follow_up",
    "Make a follow-up",
    service.create,
    settle=require_write,
)
_follow_ups.reads("read_follow_up", "Read a follow-up")


@blueprint.put("/follow-ups/<id>")
@operation("Replace a follow-up", body=FollowUpSchema, answer=FollowUpSchema, versioned=True)
def replace_follow_up(id: str) -> Response:
    """Full replacement of what people write."""
    with transaction():
        found = service.changeable(caller(), record_id(id))
        version = expected_version()
        with keeping(found.owner_id, found.deputy_id, found.actor_account_id):
            edited = use_json(
                FollowUpSchema(),
                lambda details: service.edit(
                    caller(), found.id, details, version=version, now=clock.now()
                ),
            )
        return _answer(edited)


@blueprint.delete("/follow-ups/<id>")
@operation("Delete a follow-up", status=204)
def delete_follow_up(id: str) -> Response:
    """Take it out of sight."""
    with transaction():
        service.delete(caller(), record_id(id), version=given_version(), now=clock.now())
    return Response(status=204)


@blueprint.post("/follow-ups/<id>/closure")
@operation("Close a follow-up", body=ClosureSchema, answer=FollowUpSchema)
def close_follow_up(id: str) -> Response:
    """Done or dropped."""
    return _act(id, service.close, ClosureSchema())


@blueprint.post("/follow-ups/<id>/start")
@operation("Say that somebody is at it", answer=FollowUpSchema)
def start_follow_up(id: str) -> Response:
    """In progress."""
    with transaction():
        version = given_version()
        return _answer(service.start(caller(), record_id(id), version=version, now=clock.now()))


@blueprint.post("/follow-ups/<id>/snooze")
@operation("Keep a follow-up quiet until a day", body=SnoozeSchema, answer=FollowUpSchema)
def snooze_follow_up(id: str) -> Response:
    """Quiet for a while."""
    return _act(id, service.snooze, SnoozeSchema())


@blueprint.post("/follow-ups/<id>/reopening")
@operation("Open a follow-up again", body=ReopeningSchema, answer=FollowUpSchema)
def reopen_follow_up(id: str) -> Response:
    """Open again."""
    return _act(id, service.reopen, ReopeningSchema(), only="reason")


@blueprint.post("/follow-ups/<id>/move")
@operation("Give a follow-up another term", body=MoveSchema, answer=FollowUpSchema)
def move_follow_up(id: str) -> Response:
    """Another term."""
    return _act(id, service.move, MoveSchema())


@blueprint.post("/follow-ups/<id>/assignment")
@operation("Give a follow-up to another owner", body=AssignmentSchema, answer=FollowUpSchema)
def assign_follow_up(id: str) -> Response:
    """Another owner."""
    return _act(id, service.assign, AssignmentSchema(), only="owner")


@blueprint.post("/follow-ups/<id>/notes")
@operation("Add a note to a follow-up", body=NoteSchema, answer=FollowUpSchema)
def add_note(id: str) -> Response:
    """A remark on the way."""
    return _act(id, service.add_note, NoteSchema())


def _act(
    id: str, verb: Callable[..., FollowUp], schema: LogbookSchema, *, only: str | None = None
) -> Response:
    """Do it with what the body asks, nothing where there is none; `only`: the one value it takes.

    Whether the caller may is settled before anything is said of the body.
    """
    with transaction():
        found = service.changeable(caller(), record_id(id))
        changed = all_at_once(
            lambda: read_json(schema, None if request.content_length else {}),
            lambda how: verb(
                caller(),
                found.id,
                how if only is None else how[only],
                version=given_version(),
                now=clock.now(),
            ),
        )
        return _answer(changed)


def _answer(follow_up: FollowUp) -> Response:
    return answer(FollowUpSchema(), follow_up)
