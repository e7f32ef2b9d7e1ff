"""A list of records taken along as a spreadsheet: all of its pages, as the reader sees them."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, TypeVar

from flask import Blueprint, Response, send_file

from logbook import clock
from logbook.dates import PartialDate, Precision, say
from logbook.db import reading, transaction
from logbook.documents.files import file_name
from logbook.documents.sheets import MEDIA_TYPES, Cell, Sheet, SheetFormat, write
from logbook.history.service import record_export
from logbook.paging import Paging
from logbook.policy import Caller
from logbook.web.gate import caller
from logbook.web.language import current_language

Row = TypeVar("Row")
Made = Callable[[Caller, datetime], Sheet]

FORMATS = ", ".join(SheetFormat)

AT_ONCE = 500
"""Rows that are read in one go."""
IN_MEMORY = 1 << 20
"""Bytes of a file beyond which it waits on disk until it is sent."""


def every(page: Callable[[Paging], Sequence[Row]]) -> Iterator[Row]:
    """All rows of a list that is read by pages, one after another."""
    number = 1
    while rows := page(Paging(number, AT_ONCE)):
        yield from rows
        if len(rows) < AT_ONCE:
            return
        number += 1


def dated(known: PartialDate | None) -> Cell:
    """A day that sorts where it is known, else the date in the words of the reader's language."""
    if known is None:
        return None
    if known.precision is Precision.DAY:
        return known.earliest
    return say(known, current_language())


def take_along(blueprint: Blueprint, address: str, what: str, made: Made) -> None:
    """Let a list be taken along: at `/meetings/list.xlsx`, narrowed by the list's own query.

    `what`: what the export log and the name of the file call it. `made` reads the query, and is
    asked while the database may be read.
    """

    @blueprint.get(f"{address}/list.<any({FORMATS}):form>", endpoint=f"{what}_list")
    def taken(form: str) -> Response:
        return _taken(made, SheetFormat(form), what, clock.now())


def _taken(made: Made, form: SheetFormat, what: str, now: datetime) -> Response:
    """The list as a download, noted in the export log first: who took what, and its digest."""
    me = caller()
    file: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when sent
    try:
        with reading():
            write(made(me, now), form, file)
        digest = _digest(file)
        with transaction():
            record_export(me, what, form.value, now=now, record_id=None, sha256=digest)
    except BaseException:
        file.close()
        raise
    name = file_name(what, "", me.today(now), form.value)
    answer = send_file(file, MEDIA_TYPES[form], as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _digest(file: IO[bytes]) -> str:
    """Of all that was written, in hexadecimal; the file stands at its beginning again."""
    digest = hashlib.sha256()
    file.seek(0)
    while some := file.read(IN_MEMORY):
        digest.update(some)
    file.seek(0)
    return digest.hexdigest()
