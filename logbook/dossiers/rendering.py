"""A report that is compiled anew each time, as the bytes of a file in one of its formats."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from logbook.documents.blocks import Document
from logbook.documents.files import Format
from logbook.documents.formats import MEDIA_TYPES as WRITTEN
from logbook.documents.formats import rendered

MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv; charset=utf-8; header=present",
} | WRITTEN


def content_in(
    form: Format,
    *,
    record: Callable[[], Mapping[str, Any]],
    table: Callable[[], str],
    document: Callable[[], Document],
) -> bytes:
    """The record as JSON, the table as CSV, in every other format the document.

    Needs an application context, for the templates. Only what the format needs is made.
    """
    match form:
        case Format.JSON:
            return (json.dumps(record(), ensure_ascii=False, indent=2) + "\n").encode()
        case Format.CSV:
            return table().encode()
        case Format.HTML | Format.MARKDOWN | Format.DOCX | Format.ODT | Format.PDF:
            return rendered(document(), form)
