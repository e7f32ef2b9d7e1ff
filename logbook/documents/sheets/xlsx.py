"""A list as a workbook of Excel (ECMA-376), written as a stream.

Every text is written as a text: a cell that begins with '=' would else be a formula, that fetches
an address or calculates on the machine of a reader.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import IO, Any

from logbook.documents.sheets.sheet import Cell, Sheet

LONGEST_CELL = 32_767
"""Characters that Excel keeps in a cell: it refuses a file that has more."""
LONGEST_NAME = 31
NOT_IN_A_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
WIDTHS = (12, 48)
LOOKED_AT = 50
"""Rows that say how wide the columns are: a stream cannot look at all of them first."""


def write_xlsx(sheet: Sheet, file: IO[bytes]) -> None:
    """Write it row by row, its head bold and standing still, with filters on every column."""
    from openpyxl import Workbook  # noqa: PLC0415 - a tenth of a second, for who takes a list along

    book = Workbook(write_only=True)
    page: Any = book.create_sheet(sheet.name.translate(NOT_IN_A_NAME)[:LONGEST_NAME])
    rows = iter(sheet.rows)
    first = [row for _, row in zip(range(LOOKED_AT), rows, strict=False)]
    for letter, width in zip(_letters(len(sheet.head)), _widths(sheet.head, first), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"
    page.append(list(_bold(page, sheet.head)))
    number = 1
    for some in (first, rows):
        for row in some:
            page.append([_cell(page, cell) for cell in row])
            number += 1
    page.auto_filter.ref = f"A1:{_letters(len(sheet.head))[-1]}{number}"
    book.save(file)


def _letters(number: int) -> list[str]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    return [get_column_letter(at) for at in range(1, number + 1)]


def _widths(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[int]:
    least, most = WIDTHS
    for at, name in enumerate(head):
        longest = max((len(str(row[at])) for row in rows if row[at] is not None), default=0)
        yield min(most, max(least, len(name) + 4, longest + 2))


def _bold(page: Any, head: Sequence[str]) -> Iterator[Any]:
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    for name in head:
        cell = _text(page, name)
        cell.font = Font(bold=True)
        yield cell


def _cell(page: Any, value: Cell) -> Any:
    if isinstance(value, str):
        return _text(page, value)
    if isinstance(value, date):
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above

        cell = WriteOnlyCell(page, datetime.combine(value, time.min))
        cell.number_format = "yyyy-mm-dd"
        return cell
    return value


def _text(page: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above

    cell = WriteOnlyCell(page, text[:LONGEST_CELL])
    cell.data_type = "s"
    return cell
