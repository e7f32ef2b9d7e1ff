"""What the JSON of reports shares: a report answered, noted in the export log."""

import uuid

from flask import Response

from logbook import clock
from logbook.db import transaction
from logbook.reports.files import File
from logbook.reports.pages import download
from logbook.reports.schemas import Format
from logbook.reports.service import note_export
from logbook.web.gate import caller


def taken(file: File, form: Format, what: str, record_id: uuid.UUID | None) -> Response:
    """JSON as an answer, every other format as a download."""
    with transaction():
        note_export(caller(), what, file, record_id, now=clock.now())
    if form is Format.JSON:
        return Response(file.content, content_type=file.media_type)
    return download(file)
