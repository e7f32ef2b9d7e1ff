"""Organisations as JSON."""

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.api.blueprint import blueprint
from logbook.directory.models import Organisation
from logbook.directory.queries import organisations as queries
from logbook.directory.schemas.organisations import OrganisationFilterSchema, OrganisationSchema
from logbook.policy import require_write
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json, read_query


@blueprint.get("/organisations")
@operation(
    "List organisations", query=OrganisationFilterSchema, answer=OrganisationSchema, many=True
)
def list_organisations() -> Response:
    """A page of organisations."""
    with reading():
        return answer_page(
            OrganisationSchema(),
            queries.organisations(read_query(OrganisationFilterSchema()), read_paging()),
        )


@blueprint.post("/organisations")
@operation("Make an organisation", body=OrganisationSchema, answer=OrganisationSchema, status=201)
def create_organisation() -> Response:
    """An organisation, once for each id chosen."""
    require_write(caller())
    return create_once(OrganisationSchema(), _create, queries.organisation)


def _create() -> Organisation:
    details = read_json(OrganisationSchema())
    return queries.organisation(service.create_organisation(caller(), details, now=clock.now()).id)


@blueprint.get("/organisations/<organisation_id>")
@operation("Read an organisation", answer=OrganisationSchema)
def read_organisation(organisation_id: str) -> Response:
    """One of them."""
    with reading():
        return answer(OrganisationSchema(), queries.organisation(record_id(organisation_id)))


@blueprint.put("/organisations/<organisation_id>")
@operation(
    "Replace an organisation", body=OrganisationSchema, answer=OrganisationSchema, versioned=True
)
def replace_organisation(organisation_id: str) -> Response:
    """All its writable fields at once."""
    require_write(caller())
    with transaction():
        edited = service.edit_organisation(
            caller(),
            record_id(organisation_id),
            read_json(OrganisationSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(OrganisationSchema(), queries.organisation(edited.id))


@blueprint.delete("/organisations/<organisation_id>")
@operation("Delete an organisation that nothing refers to", versioned=True, status=204)
def delete_organisation(organisation_id: str) -> Response:
    """Gone, where it was unused."""
    require_write(caller())
    with transaction():
        service.delete_organisation(
            caller(), record_id(organisation_id), version=expected_version(), now=clock.now()
        )
    return Response(status=204)
