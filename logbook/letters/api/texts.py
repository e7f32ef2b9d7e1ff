"""Texts that letters use again, as JSON."""

import uuid

from logbook.letters import queries, service
from logbook.letters.api.blueprint import blueprint
from logbook.letters.schemas import ReusableTextSchema, TextFilterSchema
from logbook.policy import require_write
from logbook.web.gate import caller
from logbook.web.resource import Resource


def _require_write(id: uuid.UUID) -> None:
    queries.reusable_text(id)
    require_write(caller())


_texts = Resource(blueprint, "/reusable-texts/<id>", ReusableTextSchema, queries.reusable_text)
_texts.lists("list_reusable_texts", "List reusable texts", queries.reusable_texts, TextFilterSchema)
_texts.creates(
    "create_reusable_text",
    "Add a reusable text",
    service.create_text,
    settle=require_write,
)
_texts.reads("read_reusable_text", "Read a reusable text")
_texts.replaces(
    "replace_reusable_text",
    "Replace a reusable text, retire it or bring it back",
    service.edit_text,
    settle=_require_write,
)
