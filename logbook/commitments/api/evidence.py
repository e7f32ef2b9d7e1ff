"""Evidence of a commitment as JSON: a collection below it, with ids and versions of its own."""

from flask import Response

from logbook import clock
from logbook.commitments import queries, service
from logbook.commitments.api.blueprint import blueprint
from logbook.commitments.details import EvidenceDetails
from logbook.commitments.models import Evidence
from logbook.commitments.schemas import EvidenceSchema
from logbook.db import reading, transaction
from logbook.policy import require_write
from logbook.references.schemas import meetings_shown
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import use_json


@blueprint.get("/commitments/<id>/evidence")
@operation("List the evidence of a commitment", answer=EvidenceSchema, many=True)
def list_evidence(id: str) -> Response:
    """What answers it, in the order entered."""
    with reading():
        page = queries.evidence_page(record_id(id), read_paging())
        with meetings_shown(one.reference for one in page.items):
            return answer_page(EvidenceSchema(), page)


@blueprint.post("/commitments/<id>/evidence")
@operation("Add evidence", body=EvidenceSchema, answer=EvidenceSchema, status=201)
def create_evidence(id: str) -> Response:
    """Evidence, once for each id chosen."""
    require_write(caller())
    commitment_id = record_id(id)

    def create() -> Evidence:
        return use_json(
            EvidenceSchema(),
            lambda details: service.add_evidence(caller(), commitment_id, details, now=clock.now()),
        )

    return create_once(EvidenceSchema(), create, lambda made: queries.evidence(commitment_id, made))


@blueprint.get("/commitments/<id>/evidence/<evidence_id>")
@operation("Read a piece of evidence", answer=EvidenceSchema)
def read_evidence(id: str, evidence_id: str) -> Response:
    """One of them."""
    with reading():
        return answer(EvidenceSchema(), queries.evidence(record_id(id), record_id(evidence_id)))


@blueprint.put("/commitments/<id>/evidence/<evidence_id>")
@operation(
    "Replace a piece of evidence", body=EvidenceSchema, answer=EvidenceSchema, versioned=True
)
def replace_evidence(id: str, evidence_id: str) -> Response:
    """All its writable fields at once."""
    require_write(caller())
    with transaction():
        edited = use_json(EvidenceSchema(), lambda details: _replace(id, evidence_id, details))
        return answer(EvidenceSchema(), edited)


def _replace(id: str, evidence_id: str, details: EvidenceDetails) -> Evidence:
    one = queries.evidence(record_id(id), record_id(evidence_id))
    place, version = (one.commitment_id, one.id), expected_version()
    return service.edit_evidence(caller(), *place, details, version=version, now=clock.now())


@blueprint.delete("/commitments/<id>/evidence/<evidence_id>")
@operation("Take evidence away", versioned=True, status=204)
def delete_evidence(id: str, evidence_id: str) -> Response:
    """Gone; the history keeps what it said."""
    require_write(caller())
    with transaction():
        place, version = (record_id(id), record_id(evidence_id)), expected_version()
        service.remove_evidence(caller(), *place, version=version, now=clock.now())
    return Response(status=204)
