"""The vocabulary of sentences as JSON."""

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.meetings import queries, service
from logbook.meetings.api.blueprint import blueprint
from logbook.meetings.schemas import PhraseSchema
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import Page, read_paging
from logbook.web.schema import read_json


@blueprint.get("/phrases")
@operation("List phrases", answer=PhraseSchema, many=True)
def list_phrases() -> Response:
    """All, by key."""
    with reading():
        paging, found = read_paging(), queries.phrases()
        shown = found[paging.offset : paging.offset + paging.size]
        return answer_page(PhraseSchema(), Page(shown, len(found), paging))


@blueprint.post("/phrases")
@operation("Add a phrase", body=PhraseSchema, answer=PhraseSchema, status=201)
def create_phrase() -> Response:
    """Administrators only."""
    return create_once(
        PhraseSchema(),
        lambda: service.create_phrase(caller(), read_json(PhraseSchema()), now=clock.now()),
        queries.phrase,
    )


@blueprint.get("/phrases/<id>")
@operation("Read a phrase", answer=PhraseSchema)
def get_phrase(id: str) -> Response:
    """One."""
    with reading():
        return answer(PhraseSchema(), queries.phrase(record_id(id)))


@blueprint.put("/phrases/<id>")
@operation("Replace a phrase", body=PhraseSchema, answer=PhraseSchema, versioned=True)
def replace_phrase(id: str) -> Response:
    """Administrators only."""
    with transaction():
        phrase = service.edit_phrase(
            caller(),
            record_id(id),
            read_json(PhraseSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(PhraseSchema(), phrase)


@blueprint.delete("/phrases/<id>")
@operation("Delete a phrase that no point was made with", versioned=True, status=204)
def delete_phrase(id: str) -> Response:
    """Administrators only."""
    with transaction():
        service.delete_phrase(caller(), record_id(id), version=expected_version(), now=clock.now())
    return Response(status=204)
