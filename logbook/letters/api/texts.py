"""Texts that letters use again, as JSON."""

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.letters import queries, service
from logbook.letters.api.blueprint import blueprint
from logbook.letters.models import ReusableText
from logbook.letters.schemas import ReusableTextSchema, TextFilterSchema
from logbook.policy import require_write
from logbook.web.api import answer, answer_page, create_once, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json, read_query


@blueprint.get("/reusable-texts")
@operation("List reusable texts", query=TextFilterSchema, answer=ReusableTextSchema, many=True)
def list_reusable_texts() -> Response:
    """By title, those in use before the retired ones."""
    with reading():
        found = queries.reusable_texts(read_query(TextFilterSchema()), read_paging())
        return answer_page(ReusableTextSchema(), found)


@blueprint.post("/reusable-texts")
@operation("Add a reusable text", body=ReusableTextSchema, answer=ReusableTextSchema, status=201)
def create_reusable_text() -> Response:
    """Once for each id that a client chose."""

    def create() -> ReusableText:
        require_write(caller())
        return service.create_text(caller(), read_json(ReusableTextSchema()), now=clock.now())

    return create_once(ReusableTextSchema(), create, queries.reusable_text)


@blueprint.get("/reusable-texts/<id>")
@operation("Read a reusable text", answer=ReusableTextSchema)
def read_reusable_text(id: str) -> Response:
    """One."""
    with reading():
        return answer(ReusableTextSchema(), queries.reusable_text(record_id(id)))


@blueprint.put("/reusable-texts/<id>")
@operation(
    "Replace a reusable text, retire it or bring it back",
    body=ReusableTextSchema,
    answer=ReusableTextSchema,
    versioned=True,
)
def replace_reusable_text(id: str) -> Response:
    """What stands in a letter stays."""
    with transaction():
        queries.reusable_text(record_id(id))
        require_write(caller())
        text = service.edit_text(
            caller(),
            record_id(id),
            read_json(ReusableTextSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(ReusableTextSchema(), text)
