"""A list as CSV."""

import io
from collections.abc import Iterator, Sequence
from typing import IO

from logbook.documents.csv_table import csv_lines
from logbook.documents.sheets.sheet import Cell, Sheet


def write_csv(sheet: Sheet, file: IO[bytes]) -> None:
    """Write it row by row; days as 2022-04-07."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    text.writelines(csv_lines(sheet.head, _texts(sheet)))
    text.flush()
    text.detach()


def _texts(sheet: Sheet) -> Iterator[Sequence[str]]:
    return (tuple(map(_text, row)) for row in sheet.rows)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
