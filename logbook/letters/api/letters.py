"""Letters to parliament as JSON: made, read, replaced, deleted, and taken along as files."""

from datetime import datetime

from flask import Response, current_app

from logbook import clock
from logbook.db import reading, transaction
from logbook.documents.downloads import taken
from logbook.documents.files import Format
from logbook.letters import queries, service
from logbook.letters.api.answering import told
from logbook.letters.api.blueprint import blueprint
from logbook.letters.details import LetterDetails
from logbook.letters.models import Report
from logbook.letters.schemas import (
    CheckedLetterSchema,
    LetterFileSchema,
    LetterFilterSchema,
    LetterSchema,
)
from logbook.letters.stored_files import kept_file
from logbook.policy import Caller, require_write
from logbook.web.api import answer_page, expected_version, operation, record_id
from logbook.web.gate import caller
from logbook.web.paging import read_paging
from logbook.web.resource import Resource
from logbook.web.schema import read_query, use_json


def _create(who: Caller, details: LetterDetails, *, now: datetime) -> Report:
    return service.create_letter(who, details, now=now, allow_dep_v=_allows_dep_v())


_letters = Resource(
    blueprint, "/reports/<id>", CheckedLetterSchema, lambda id: queries.letter(caller(), id)
)


@blueprint.get("/reports")
@operation(
    "List letters, the newest date first; findings stand with a single letter only",
    query=LetterFilterSchema,
    answer=LetterSchema,
    many=True,
)
def list_letters() -> Response:
    """A page of those that the caller may see, with their text."""
    with reading():
        wanted = read_query(LetterFilterSchema())
        page = queries.letters(caller(), wanted, read_paging(), whole=True)
        return answer_page(LetterSchema(), page)


_letters.creates(
    "create_letter",
    "Make a letter and compose its text",
    _create,
    settle=require_write,
)
_letters.reads("read_letter", "Read a letter, with what is found in it")


@blueprint.put("/reports/<id>")
@operation(
    "Replace what a letter answers and what surrounds its text, and compose it again",
    body=CheckedLetterSchema,
    answer=CheckedLetterSchema,
    versioned=True,
    vanishing=True,
)
def replace_letter(id: str) -> Response:
    """What anybody wrote in the text stays."""
    wanted = record_id(id)
    with transaction():
        require_write(caller(), queries.letter(caller(), wanted))
        use_json(
            CheckedLetterSchema(),
            lambda details: service.edit_letter(
                caller(),
                wanted,
                details,
                version=expected_version(),
                now=clock.now(),
                allow_dep_v=_allows_dep_v(),
            ),
        )
    return told(wanted)


_letters.deletes("delete_letter", "Delete a letter that is not signed", service.delete_letter)


@blueprint.post("/reports/<id>/restoration")
@operation("Bring a deleted letter back", answer=CheckedLetterSchema, vanishing=True)
def restore_letter(id: str) -> Response:
    """As it was."""
    wanted = record_id(id)
    with transaction():
        service.restore_letter(caller(), wanted, now=clock.now())
    return told(wanted)


@blueprint.get("/reports/<id>/document")
@operation("Take a letter along", query=LetterFileSchema, file=True)
def letter_document(id: str) -> Response:
    """As it reads now, or the bytes that were kept at signing; noted in the export log."""
    wanted = record_id(id)
    with reading():
        report = queries.letter(caller(), wanted)
        form: Format = read_query(LetterFileSchema())["format"]
        file = kept_file(report, form)
    return taken(file, "letter", wanted, now=clock.now(), is_answer=form is Format.JSON)


def _allows_dep_v() -> bool:
    return bool(current_app.config["SETTINGS"].allow_dep_v)
