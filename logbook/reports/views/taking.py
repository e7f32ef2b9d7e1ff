"""What the pages of reports share: what the query string asks, and the file that is taken along."""

import uuid
from collections.abc import Mapping
from typing import Any

from flask import Response, request

from logbook import clock
from logbook.db import transaction
from logbook.reports.files import File
from logbook.reports.pages import download
from logbook.reports.service import note_export
from logbook.web.gate import caller
from logbook.web.schema import LogbookSchema, read_form

AS_OF = "as-of"


def asked(schema: LogbookSchema) -> Any:
    """What the query string asks, read by `schema`; a blank asks nothing. Raises Invalid."""
    given = {
        "asOf" if name == AS_OF else name: text
        for name, text in request.args.items()
        if text.strip()
    }
    return read_form(schema, given)


def by_field(errors: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The errors under the names that the query string of a page has."""
    return {AS_OF if path == "asOf" else path: sentences for path, sentences in errors.items()}


def taken(file: File, what: str, record_id: uuid.UUID | None) -> Response:
    """The file as a download, noted in the export log first."""
    with transaction():
        note_export(caller(), what, file, record_id, now=clock.now())
    return download(file)
