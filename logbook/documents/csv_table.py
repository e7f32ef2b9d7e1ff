"""A table as CSV (RFC 4180), made for the program that opens it: a spreadsheet.

It begins with a byte order mark: without one Excel reads UTF-8 as the code page of the machine and
shows 'financiÃ«le'. Programs read it with the encoding 'utf-8-sig'.

A cell that a spreadsheet would take for a formula gets an apostrophe before it: what somebody wrote
in a record must never calculate, or fetch an address, on the machine of a reader.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

BYTE_ORDER_MARK = "\ufeff"
# The full-width forms are read as formulas too by spreadsheets set to East Asian languages.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The table with its head, every cell in quotes, lines ending in CR LF."""
    return "".join(csv_lines(head, rows))


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The same, line by line."""
    line = io.StringIO()
    writer = csv.writer(line, quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK
    for row in chain([head], rows):
        writer.writerow([harmless(cell) for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def harmless(cell: str) -> str:
    """The cell as text that no spreadsheet calculates."""
    begins = cell.lstrip(" \u00a0\ufeff\u200b")
    return f"'{cell}" if cell.startswith(_FORMULA) or begins.startswith(_FORMULA) else cell
