"""The course of a letter as JSON: composed again, findings answered, reviewed, signed, corrected.

Each answers the letter as it is afterwards.
"""

from typing import Any

from flask import Response

from logbook import clock
from logbook.db import reading, transaction
from logbook.letters import queries, service
from logbook.letters.api.answering import told
from logbook.letters.api.blueprint import blueprint
from logbook.letters.schemas import (
    CheckedLetterSchema,
    FindingAnswerSchema,
    FindingFixSchema,
    ReviewSchema,
)
from logbook.letters.stored_files import prepared
from logbook.policy import require_write
from logbook.web.api import PREFIX, given_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.schema import LogbookSchema, read_json


@blueprint.post("/reports/<id>/composition")
@operation(
    "Compose a letter again from the records as they are now",
    answer=CheckedLetterSchema,
    vanishing=True,
)
def compose_letter(id: str) -> Response:
    """What anybody wrote in it stays, with the new text beside it where that differs."""
    wanted = record_id(id)
    with transaction():
        service.compose_again(caller(), wanted, version=given_version(), now=clock.now())
    return told(wanted)


@blueprint.post("/reports/<id>/findings/answers")
@operation(
    "Say why a finding may stand",
    body=FindingAnswerSchema,
    answer=CheckedLetterSchema,
    vanishing=True,
)
def answer_finding(id: str) -> Response:
    """The finding is named by its rule, its record and its sentences."""
    wanted = record_id(id)
    with transaction():
        details = _read(id, FindingAnswerSchema())
        service.answer_finding(caller(), wanted, details, now=clock.now())
    return told(wanted)


@blueprint.post("/reports/<id>/findings/fixes")
@operation(
    "Mend a finding as it offers", body=FindingFixSchema, answer=CheckedLetterSchema, vanishing=True
)
def fix_finding(id: str) -> Response:
    """If-Match is the version of the paragraph; undone there."""
    wanted = record_id(id)
    with transaction():
        details = _read(id, FindingFixSchema())
        service.fix(caller(), wanted, details, version=given_version(), now=clock.now())
    return told(wanted)


@blueprint.post("/reports/<id>/review")
@operation(
    "Agree with a letter, or send it back",
    body=ReviewSchema,
    answer=CheckedLetterSchema,
    vanishing=True,
)
def review_letter(id: str) -> Response:
    """By somebody who wrote nothing in it."""
    wanted = record_id(id)
    with transaction():
        details = _read(id, ReviewSchema())
        service.review(caller(), wanted, details, version=given_version(), now=clock.now())
    return told(wanted)


@blueprint.post("/reports/<id>/signature")
@operation("Sign a reviewed letter", answer=CheckedLetterSchema, vanishing=True)
def sign_letter(id: str) -> Response:
    """Rendered first, then frozen with all that follows from it."""
    wanted = record_id(id)
    with reading():
        report = queries.letter(caller(), wanted)
        require_write(caller(), report)
        ready = prepared(report)
    with transaction():
        service.sign(caller(), wanted, ready, version=given_version(), now=clock.now())
    return told(wanted)


@blueprint.post("/reports/<id>/edition")
@operation(
    "Begin another edition of a signed letter, to correct it",
    answer=CheckedLetterSchema,
    status=201,
    vanishing=True,
)
def correct_letter(id: str) -> Response:
    """A concept with the text as it was signed."""
    with transaction():
        new = service.correct(caller(), record_id(id), now=clock.now())
    response = told(new.id, 201)
    response.headers["Location"] = f"{PREFIX}/reports/{new.id}"
    return response


def _read(id: str, schema: LogbookSchema) -> Any:
    """The body; whether the caller may act is settled before anything is said of it."""
    require_write(caller(), queries.letter(caller(), record_id(id)))
    return read_json(schema)
