"""Noting that a report was taken along."""

import uuid
from datetime import datetime

from logbook.history.service import record_export
from logbook.policy import Caller
from logbook.reports.files import File


def note_export(
    caller: Caller, what: str, taken: File, record_id: uuid.UUID | None, *, now: datetime
) -> None:
    """Keep who took what, in which format, and the digest of the bytes.

    `record_id`: what it is about, None for a list.
    """
    form = taken.name.rpartition(".")[2]
    record_export(caller, what, form, now=now, record_id=record_id, sha256=taken.sha256)
