"""Recesses and known papers of the Houses as JSON."""

from flask import Response

from logbook import clock
from logbook.commitments import queries, service
from logbook.commitments.api.blueprint import blueprint
from logbook.commitments.models import Paper, Recess
from logbook.commitments.schemas import PaperSchema, RecessSchema
from logbook.db import reading, transaction
from logbook.policy import require_administration
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json


@blueprint.get("/recesses")
@operation("List recesses", answer=RecessSchema, many=True)
def list_recesses() -> Response:
    """The recesses of both chambers, in order."""
    with reading():
        return answer_page(RecessSchema(), queries.recess_page(read_paging()))


@blueprint.post("/recesses")
@operation("Enter a recess", body=RecessSchema, answer=RecessSchema, status=201)
def create_recess() -> Response:
    """A recess, once for each id chosen."""
    require_administration(caller())
    return create_once(RecessSchema(), _create_recess, queries.recess)


def _create_recess() -> Recess:
    return service.create_recess(caller(), read_json(RecessSchema()), now=clock.now())


@blueprint.get("/recesses/<id>")
@operation("Read a recess", answer=RecessSchema)
def read_recess(id: str) -> Response:
    """One of them."""
    with reading():
        return answer(RecessSchema(), queries.recess(record_id(id)))


@blueprint.put("/recesses/<id>")
@operation("Replace a recess", body=RecessSchema, answer=RecessSchema, versioned=True)
def replace_recess(id: str) -> Response:
    """All its writable fields at once."""
    require_administration(caller())
    with transaction():
        details = read_json(RecessSchema())
        edited = service.edit_recess(
            caller(), record_id(id), details, version=expected_version(), now=clock.now()
        )
        return answer(RecessSchema(), edited)


@blueprint.delete("/recesses/<id>")
@operation("Delete a recess", versioned=True, status=204)
def delete_recess(id: str) -> Response:
    """Gone; terms that were computed with it stay."""
    require_administration(caller())
    with transaction():
        service.delete_recess(caller(), record_id(id), version=expected_version(), now=clock.now())
    return Response(status=204)


@blueprint.get("/papers")
@operation("List known papers", answer=PaperSchema, many=True)
def list_papers() -> Response:
    """The papers known, in the order of registers."""
    with reading():
        return answer_page(PaperSchema(), queries.paper_page(read_paging()))


@blueprint.post("/papers")
@operation("Enter a paper", body=PaperSchema, answer=PaperSchema, status=201)
def create_paper() -> Response:
    """A paper, once for each id chosen."""
    require_administration(caller())
    return create_once(PaperSchema(), _create_paper, queries.paper)


def _create_paper() -> Paper:
    return service.create_paper(caller(), read_json(PaperSchema()), now=clock.now())


@blueprint.get("/papers/<id>")
@operation("Read a known paper", answer=PaperSchema)
def read_paper(id: str) -> Response:
    """One of them."""
    with reading():
        return answer(PaperSchema(), queries.paper(record_id(id)))


@blueprint.put("/papers/<id>")
@operation("Replace a known paper", body=PaperSchema, answer=PaperSchema, versioned=True)
def replace_paper(id: str) -> Response:
    """All its writable fields at once."""
    require_administration(caller())
    with transaction():
        details = read_json(PaperSchema())
        edited = service.edit_paper(
            caller(), record_id(id), details, version=expected_version(), now=clock.now()
        )
        return answer(PaperSchema(), edited)


@blueprint.delete("/papers/<id>")
@operation("Delete a known paper", versioned=True, status=204)
def delete_paper(id: str) -> Response:
    """Gone."""
    require_administration(caller())
    with transaction():
        service.delete_paper(caller(), record_id(id), version=expected_version(), now=clock.now())
    return Response(status=204)
