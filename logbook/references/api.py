"""References as JSON."""

from flask import Blueprint, Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.policy import require_write
from logbook.references import queries, service
from logbook.references.models import Reference
from logbook.references.schemas import ReferenceSchema
from logbook.web.api import PREFIX, answer, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.schema import read_json

blueprint = Blueprint("references_api", __name__, url_prefix=PREFIX)


@blueprint.post("/references")
@operation("Make a reference", body=ReferenceSchema, answer=ReferenceSchema, status=201)
def create_reference() -> Response:
    """A reference, once for each id chosen."""
    require_write(caller())
    return create_once(ReferenceSchema(), _create, queries.reference)


def _create() -> Reference:
    return service.create_reference(caller(), read_json(ReferenceSchema()), now=clock.now())


@blueprint.get("/references/<id>")
@operation("Read a reference", answer=ReferenceSchema)
def read_reference(id: str) -> Response:
    """One of them; a meeting in it is told to those who may see it."""
    with reading():
        return answer(ReferenceSchema(), queries.reference(record_id(id)))


@blueprint.put("/references/<id>")
@operation("Replace a reference", body=ReferenceSchema, answer=ReferenceSchema, versioned=True)
def replace_reference(id: str) -> Response:
    """All its writable fields at once."""
    require_write(caller())
    with transaction():
        edited = service.edit_reference(
            caller(),
            queries.reference(record_id(id)),
            read_json(ReferenceSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(ReferenceSchema(), edited)
