"""Offices as JSON."""

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.api.blueprint import blueprint
from logbook.directory.models import Office
from logbook.directory.queries import offices as queries
from logbook.directory.schemas.offices import OfficeSchema
from logbook.policy import require_administration
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json


@blueprint.get("/offices")
@operation("List offices", answer=OfficeSchema, many=True)
def list_offices() -> Response:
    """A page of offices."""
    with reading():
        return answer_page(OfficeSchema(), queries.offices(read_paging()))


@blueprint.post("/offices")
@operation("Make an office", body=OfficeSchema, answer=OfficeSchema, status=201)
def create_office() -> Response:
    """An office, once for each id chosen."""
    require_administration(caller())
    return create_once(OfficeSchema(), _create, queries.office)


def _create() -> Office:
    details = read_json(OfficeSchema())
    return queries.office(service.create_office(caller(), details, now=clock.now()).id)


@blueprint.get("/offices/<office_id>")
@operation("Read an office", answer=OfficeSchema)
def read_office(office_id: str) -> Response:
    """One of them."""
    with reading():
        return answer(OfficeSchema(), queries.office(record_id(office_id)))


@blueprint.put("/offices/<office_id>")
@operation("Replace an office", body=OfficeSchema, answer=OfficeSchema, versioned=True)
def replace_office(office_id: str) -> Response:
    """All its writable fields at once."""
    require_administration(caller())
    with transaction():
        edited = service.edit_office(
            caller(),
            record_id(office_id),
            read_json(OfficeSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(OfficeSchema(), queries.office(edited.id))


@blueprint.delete("/offices/<office_id>")
@operation("Delete an office that nothing refers to", versioned=True, status=204)
def delete_office(office_id: str) -> Response:
    """Gone, where it was unused."""
    require_administration(caller())
    with transaction():
        service.delete_office(
            caller(), record_id(office_id), version=expected_version(), now=clock.now()
        )
    return Response(status=204)
