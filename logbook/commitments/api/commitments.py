"""Commitments as JSON, and the acts upon them, which all answer the record."""

from flask import Response

from logbook import clock
from logbook.commitments import queries, service
from logbook.commitments.api.blueprint import blueprint, version_if_given
from logbook.commitments.details import CommitmentDetails
from logbook.commitments.models import Commitment
from logbook.commitments.schemas import (
    CommitmentFilterSchema,
    CommitmentSchema,
    DeadlineSchema,
    ProgressSchema,
    StatusSchema,
)
from logbook.db import reading, transaction
from logbook.policy import require_write
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json, read_query


@blueprint.get("/commitments")
@operation("List commitments", query=CommitmentFilterSchema, answer=CommitmentSchema, many=True)
def list_commitments() -> Response:
    """A page of them, by the term that comes first."""
    with reading():
        wanted = read_query(CommitmentFilterSchema())
        return answer_page(CommitmentSchema(), queries.commitments(wanted, read_paging()))


@blueprint.post("/commitments")
@operation("Enter a commitment", body=CommitmentSchema, answer=CommitmentSchema, status=201)
def create_commitment() -> Response:
    """A promise or a motion, once for each id chosen."""
    require_write(caller())
    return create_once(CommitmentSchema(), _create, queries.commitment)


def _create() -> Commitment:
    details: CommitmentDetails = read_json(CommitmentSchema())
    made = service.create_commitment(caller(), details, now=clock.now())
    return queries.commitment(made.id)


@blueprint.get("/commitments/<id>")
@operation("Read a commitment", answer=CommitmentSchema)
def read_commitment(id: str) -> Response:
    """One of them."""
    with reading():
        return answer(CommitmentSchema(), queries.commitment(record_id(id)))


@blueprint.put("/commitments/<id>")
@operation("Replace a commitment", body=CommitmentSchema, answer=CommitmentSchema, versioned=True)
def replace_commitment(id: str) -> Response:
    """All its writable fields at once."""
    require_write(caller())
    with transaction():
        details: CommitmentDetails = read_json(CommitmentSchema())
        edited = service.edit_commitment(
            caller(),
            record_id(id),
            details,
            version=expected_version(),
            now=clock.now(),
        )
        return _answered(edited)


@blueprint.delete("/commitments/<id>")
@operation("Delete a commitment on which nothing hangs", versioned=True, status=204)
def delete_commitment(id: str) -> Response:
    """Gone, where it was entered by mistake."""
    require_write(caller())
    with transaction():
        service.delete_commitment(
            caller(), record_id(id), version=expected_version(), now=clock.now()
        )
    return Response(status=204)


@blueprint.post("/commitments/<id>/status")
@operation("Change the status of a commitment", body=StatusSchema, answer=CommitmentSchema)
def change_status(id: str) -> Response:
    """Another status, with the day, the reason and the letter."""
    require_write(caller())
    with transaction():
        details = read_json(StatusSchema())
        changed = service.change_status(
            caller(),
            record_id(id),
            details,
            version=version_if_given(),
            now=clock.now(),
        )
        return _answered(changed)


@blueprint.post("/commitments/<id>/deadlines")
@operation("Set the term of a commitment", body=DeadlineSchema, answer=CommitmentSchema)
def set_deadline(id: str) -> Response:
    """A term as spoken; the day is read in its words where none is given."""
    require_write(caller())
    with transaction():
        details = read_json(DeadlineSchema())
        changed = service.set_deadline(
            caller(),
            record_id(id),
            details,
            version=version_if_given(),
            now=clock.now(),
        )
        return _answered(changed)


@blueprint.post("/commitments/<id>/progress")
@operation("Tell where a commitment stands", body=ProgressSchema, answer=CommitmentSchema)
def add_progress(id: str) -> Response:
    """A word on where it stands."""
    require_write(caller())
    with transaction():
        changed = service.add_progress(
            caller(),
            record_id(id),
            read_json(ProgressSchema()),
            version=version_if_given(),
            now=clock.now(),
        )
        return _answered(changed)


def _answered(changed: Commitment) -> Response:
    return answer(CommitmentSchema(), queries.commitment(changed.id))
