"""Contacts as JSON."""

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.api.blueprint import blueprint
from logbook.directory.models import Person
from logbook.directory.queries import people as queries
from logbook.directory.schemas.people import PersonFilterSchema, PersonSchema
from logbook.policy import require_write
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json, read_query


@blueprint.get("/people")
@operation("List contacts", query=PersonFilterSchema, answer=PersonSchema, many=True)
def list_people() -> Response:
    """A page of contacts."""
    with reading():
        return answer_page(
            PersonSchema(), queries.people(read_query(PersonFilterSchema()), read_paging())
        )


@blueprint.post("/people")
@operation("Make a contact", body=PersonSchema, answer=PersonSchema, status=201)
def create_person() -> Response:
    """A contact, once for each id chosen."""
    require_write(caller())
    return create_once(PersonSchema(), _create, queries.person)


def _create() -> Person:
    details = read_json(PersonSchema())
    return queries.person(service.create_person(caller(), details, now=clock.now()).id)


@blueprint.get("/people/<person_id>")
@operation("Read a contact", answer=PersonSchema)
def read_person(person_id: str) -> Response:
    """One of them."""
    with reading():
        return answer(PersonSchema(), queries.person(record_id(person_id)))


@blueprint.put("/people/<person_id>")
@operation("Replace a contact", body=PersonSchema, answer=PersonSchema, versioned=True)
def replace_person(person_id: str) -> Response:
    """All its writable fields at once."""
    require_write(caller())
    with transaction():
        edited = service.edit_person(
            caller(),
            record_id(person_id),
            read_json(PersonSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(PersonSchema(), queries.person(edited.id))


@blueprint.delete("/people/<person_id>")
@operation("Delete a contact that nothing refers to", versioned=True, status=204)
def delete_person(person_id: str) -> Response:
    """Gone, where it was unused."""
    require_write(caller())
    with transaction():
        service.delete_person(
            caller(), record_id(person_id), version=expected_version(), now=clock.now()
        )
    return Response(status=204)
