"""The paragraphs of a letter as JSON. Each has a version of its own, and each act can be undone."""

import uuid
from collections.abc import Callable

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.errors import Invalid
from logbook.letters import queries, service
from logbook.letters.api.blueprint import blueprint
from logbook.letters.models import Paragraph
from logbook.letters.schemas import NewParagraphSchema, ParagraphSchema, PlaceSchema
from logbook.policy import require_write
from logbook.web.api import (
    answer,
    create_once,
    expected_version,
    given_version,
    operation,
    record_id,
)
from logbook.web.gate import caller
from logbook.web.language import _
from logbook.web.schema import read_json

ONE = "/reports/<id>/paragraphs/<paragraph>"


@blueprint.post("/reports/<id>/paragraphs")
@operation(
    "Add a paragraph of one's own to a letter, typed or from a reusable text",
    body=NewParagraphSchema,
    answer=ParagraphSchema,
    status=201,
)
def add_paragraph(id: str) -> Response:
    """Behind another one, once for each id that a client chose."""
    letter_id = record_id(id)

    def create() -> Paragraph:
        report = queries.letter(caller(), letter_id)
        require_write(caller(), report)
        asked = read_json(NewParagraphSchema())
        if asked["behind"] not in {one.id for one in report.paragraphs}:
            raise Invalid({"behind": [_("There is no such paragraph in this letter.")]})
        place, named = (caller(), letter_id, asked["behind"]), {"id": asked["id"]}
        if asked["reusable_text"] is not None:
            text = asked["reusable_text"]
            return service.add_reusable_text(*place, text, now=clock.now(), **named)
        return service.add_paragraph(*place, asked["edited_text"], now=clock.now(), **named)

    return create_once(
        ParagraphSchema(), create, lambda id: queries.paragraph(caller(), letter_id, id)
    )


@blueprint.get(ONE)
@operation("Read a paragraph of a letter", answer=ParagraphSchema)
def read_paragraph(id: str, paragraph: str) -> Response:
    """One, with the sources of its sentences."""
    with reading():
        return answer(ParagraphSchema(), queries.paragraph(caller(), *_ids(id, paragraph)))


@blueprint.put(ONE)
@operation(
    "Write over a paragraph, or leave it out",
    body=ParagraphSchema,
    answer=ParagraphSchema,
    versioned=True,
)
def replace_paragraph(id: str, paragraph: str) -> Response:
    """Without `editedText` the composed text stands."""
    letter_id, wanted = _ids(id, paragraph)
    with transaction():
        _require(letter_id, wanted)
        written = service.write_paragraph(
            caller(),
            letter_id,
            wanted,
            read_json(ParagraphSchema()),
            version=expected_version(),
            now=clock.now(),
        )
        return answer(ParagraphSchema(), written)


@blueprint.post(f"{ONE}/move")
@operation("Move a paragraph one place up or down", body=PlaceSchema, answer=ParagraphSchema)
def move_paragraph(id: str, paragraph: str) -> Response:
    """Past the edge of its section into the next."""
    letter_id, wanted = _ids(id, paragraph)
    with transaction():
        _require(letter_id, wanted)
        up = read_json(PlaceSchema())["up"]
        moved = service.move(caller(), letter_id, wanted, up=up, now=clock.now())
        return answer(ParagraphSchema(), moved)


@blueprint.post(f"{ONE}/composition")
@operation("Let a paragraph say what the records say now", answer=ParagraphSchema)
def compose_paragraph(id: str, paragraph: str) -> Response:
    """The author's text goes, until undone."""
    return _act(id, paragraph, service.take_composed)


@blueprint.post(f"{ONE}/confirmation")
@operation("Keep an author's text over what the records say now", answer=ParagraphSchema)
def confirm_paragraph(id: str, paragraph: str) -> Response:
    """Nothing stands beside it any more."""
    return _act(id, paragraph, service.keep_mine)


@blueprint.post(f"{ONE}/undoing")
@operation("Take back the last act on a paragraph", answer=ParagraphSchema)
def undo_paragraph(id: str, paragraph: str) -> Response:
    """Once more does it again."""
    return _act(id, paragraph, service.undo)


def _act(id: str, paragraph: str, act: Callable[..., Paragraph]) -> Response:
    with transaction():
        done = act(caller(), *_ids(id, paragraph), version=given_version(), now=clock.now())
        return answer(ParagraphSchema(), done)


def _ids(id: str, paragraph: str) -> tuple[uuid.UUID, uuid.UUID]:
    return record_id(id), record_id(paragraph)


def _require(letter_id: uuid.UUID, paragraph_id: uuid.UUID) -> None:
    """Whether the caller may act is settled before anything is said of the body."""
    found = queries.paragraph(caller(), letter_id, paragraph_id)
    require_write(caller(), found.section.report)
