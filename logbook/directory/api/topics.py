"""Topics as JSON, addressed by slug or id."""

import uuid

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.directory import service
from logbook.directory.api.blueprint import blueprint
from logbook.directory.models import Topic
from logbook.directory.queries import topics as queries
from logbook.directory.schemas.topics import TopicSchema
from logbook.policy import require_administration
from logbook.web.api import answer, answer_page, create_once, expected_version, operation
from logbook.web.fields import identifier
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.schema import read_json


@blueprint.get("/topics")
@operation("List topics", answer=TopicSchema, many=True)
def list_topics() -> Response:
    """A page of topics."""
    with reading():
        return answer_page(TopicSchema(), queries.topics(read_paging()))


@blueprint.post("/topics")
@operation("Make a topic", body=TopicSchema, answer=TopicSchema, status=201)
def create_topic() -> Response:
    """A topic, once for each id chosen."""
    require_administration(caller())
    return create_once(TopicSchema(), _create, queries.topic)


def _create() -> Topic:
    details = read_json(TopicSchema())
    return queries.topic(service.create_topic(caller(), details, now=clock.now()).id)


@blueprint.get("/topics/<topic>")
@operation("Read a topic", answer=TopicSchema)
def read_topic(topic: str) -> Response:
    """One of them."""
    with reading():
        return answer(TopicSchema(), queries.topic(_named(topic)))


@blueprint.put("/topics/<topic>")
@operation("Replace a topic", body=TopicSchema, answer=TopicSchema, versioned=True)
def replace_topic(topic: str) -> Response:
    """All its writable fields at once."""
    require_administration(caller())
    with transaction():
        edited = service.edit_topic(
            caller(),
            queries.topic(_named(topic)).id,
            read_json(TopicSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(TopicSchema(), queries.topic(edited.id))


@blueprint.delete("/topics/<topic>")
@operation("Delete a topic that nothing refers to", versioned=True, status=204)
def delete_topic(topic: str) -> Response:
    """Gone, where it was unused."""
    require_administration(caller())
    with transaction():
        service.delete_topic(
            caller(), queries.topic(_named(topic)).id, version=expected_version(), now=clock.now()
        )
    return Response(status=204)


def _named(text: str) -> uuid.UUID | str:
    return identifier(text) or text
