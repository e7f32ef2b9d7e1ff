"""Lists as tables that a spreadsheet opens: CSV, XLSX and ODS, of however many rows."""

from collections.abc import Callable
from enum import StrEnum
from typing import IO

from logbook.documents.sheets.csv import write_csv
from logbook.documents.sheets.ods import write_ods
from logbook.documents.sheets.sheet import Cell, Sheet
from logbook.documents.sheets.xlsx import write_xlsx

__all__ = ["MEDIA_TYPES", "Cell", "Sheet", "SheetFormat", "write"]


class SheetFormat(StrEnum):
    """As what a list is taken along."""

    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"


MEDIA_TYPES = {
    SheetFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    SheetFormat.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    SheetFormat.CSV: "text/csv; charset=utf-8",
}
_WRITERS: dict[SheetFormat, Callable[[Sheet, IO[bytes]], None]] = {
    SheetFormat.XLSX: write_xlsx,
    SheetFormat.ODS: write_ods,
    SheetFormat.CSV: write_csv,
}


def write(sheet: Sheet, form: SheetFormat, file: IO[bytes]) -> None:
    """Write the sheet in a format: rows are taken one after another, and none is kept."""
    _WRITERS[form](sheet, file)
