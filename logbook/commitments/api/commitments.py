"""Commitments as JSON, and the acts upon them, which all answer the record."""

from flask import Response

from logbook import clock
from logbook.commitments import queries, service
from logbook.commitments.api.blueprint import blueprint
from logbook.commitments.models import Commitment
from logbook.commitments.schemas import (
    CommitmentFilterSchema,
    CommitmentSchema,
    DeadlineSchema,
    ProgressSchema,
    StatusSchema,
)
from logbook.policy import require_write
from logbook.web.api import create_once, given_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.resource import Replace, Resource, anything
from logbook.web.schema import LogbookSchema, use_json

_commitments = Resource(
    blueprint,
    "/commitments/<id>",
    CommitmentSchema,
    queries.commitment,
    require=require_write,
)
_commitments.lists(
    "list_commitments",
    "List commitments",
    queries.commitments,
    CommitmentFilterSchema,
    may_be_kept=anything,
)
_commitments.creates("create_commitment", "Enter a commitment", service.create_commitment)
_commitments.reads("read_commitment", "Read a commitment")
_commitments.replaces("replace_commitment", "Replace a commitment", service.edit_commitment)
_commitments.deletes(
    "delete_commitment", "Delete a commitment on which nothing hangs", service.delete_commitment
)


@blueprint.post("/commitments/<id>/status")
@operation("Change the status of a commitment", body=StatusSchema, answer=CommitmentSchema)
def change_status(id: str) -> Response:
    """Another status, with the day, the reason and the letter."""
    return _act(id, service.change_status, StatusSchema())


@blueprint.post("/commitments/<id>/deadlines")
@operation("Set the term of a commitment", body=DeadlineSchema, answer=CommitmentSchema)
def set_deadline(id: str) -> Response:
    """A term as spoken; the day is read in its words where none is given."""
    return _act(id, service.set_deadline, DeadlineSchema())


@blueprint.post("/commitments/<id>/progress")
@operation("Tell where a commitment stands", body=ProgressSchema, answer=CommitmentSchema)
def add_progress(id: str) -> Response:
    """A word on where it stands."""
    return _act(id, service.add_progress, ProgressSchema())


def _act(id: str, act: Replace[Commitment], schema: LogbookSchema) -> Response:
    """Do it, once for each id that a client chose for the row that it adds."""
    require_write(caller())
    wanted = record_id(id)

    def once() -> Commitment:
        changed = use_json(
            schema,
            lambda details: act(
                caller(), wanted, details, version=given_version(), now=clock.now()
            ),
        )
        return queries.commitment(changed.id)

    return create_once(CommitmentSchema(), once, lambda _row: queries.commitment(wanted), 200)
