"""Documents as answers: taken along as files, and noted in the export log first."""

import uuid
from datetime import datetime

from flask import Response, current_app

from logbook.db import transaction
from logbook.documents.files import File
from logbook.history.service import record_export
from logbook.policy import Caller
from logbook.web.gate import caller


def office_address() -> str:
    """The address of the ministry as a letter has it, a line for each part."""
    return str(current_app.config["OFFICE_ADDRESS"]).replace(", ", "\n")


def taken(
    file: File,
    what: str,
    record_id: uuid.UUID | None,
    *,
    now: datetime,
    is_answer: bool = False,
) -> Response:
    """The file as a download, or as the answer to a program that asked for JSON, noted first."""
    with transaction():
        note_export(caller(), what, file, record_id, now=now)
    answer = Response(file.content, content_type=file.media_type)
    if not is_answer:
        # To be kept, not shown (RFC 6266). Its name is ASCII and needs no second form.
        answer.headers.set("Content-Disposition", "attachment", filename=file.name)
    return answer


def note_export(
    who: Caller, what: str, file: File, record_id: uuid.UUID | None, *, now: datetime
) -> None:
    """Keep who took what, in which format, and the digest of the bytes.

    `record_id`: what it is about, None for a list.
    """
    form = file.name.rpartition(".")[2]
    record_export(who, what, form, now=now, record_id=record_id, sha256=file.sha256)
