"""References as JSON: where something can be found."""

from flask import Response

from logbook import clock
from logbook.commitments import queries, service
from logbook.commitments.api.blueprint import blueprint
from logbook.commitments.api.known import MeetingsOf, known_to
from logbook.commitments.details import ReferenceDetails
from logbook.commitments.models import Reference
from logbook.commitments.schemas import ReferenceSchema, meetings_shown
from logbook.db import reading, transaction
from logbook.policy import require_write
from logbook.web.api import answer, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.schema import read_json


@blueprint.post("/references")
@operation("Make a reference", body=ReferenceSchema, answer=ReferenceSchema, status=201)
def create_reference() -> Response:
    """A reference, once for each id chosen."""
    require_write(caller())
    with meetings_shown(MeetingsOf(caller())):
        return create_once(ReferenceSchema(), _create, queries.reference)


def _create() -> Reference:
    details: ReferenceDetails = read_json(ReferenceSchema())
    known = known_to(caller(), details)
    return service.create_reference(
        caller(), details, now=clock.now(), meetings=known.meetings, letters=known.letters
    )


@blueprint.get("/references/<id>")
@operation("Read a reference", answer=ReferenceSchema)
def read_reference(id: str) -> Response:
    """One of them; a meeting in it is told to those who may see it."""
    with reading(), meetings_shown(MeetingsOf(caller())):
        return answer(ReferenceSchema(), queries.reference(record_id(id)))


@blueprint.put("/references/<id>")
@operation("Replace a reference", body=ReferenceSchema, answer=ReferenceSchema, versioned=True)
def replace_reference(id: str) -> Response:
    """All its writable fields at once."""
    require_write(caller())
    with transaction(), meetings_shown(MeetingsOf(caller())):
        details: ReferenceDetails = read_json(ReferenceSchema())
        reference = queries.reference(record_id(id))
        known = known_to(caller(), details, reference)
        edited = service.edit_reference(
            caller(),
            reference,
            details,
            version=expected_version(),
            now=clock.now(),
            meetings=known.meetings,
            letters=known.letters,
        )
        return answer(ReferenceSchema(), edited)
