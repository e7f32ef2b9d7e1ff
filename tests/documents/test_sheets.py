"""Lists as spreadsheets: read back as they were, and never calculating what somebody typed."""

import csv
import io
import tracemalloc
from datetime import date, datetime
from tempfile import TemporaryFile
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from logbook.documents.sheets import Sheet, SheetFormat, write

HEAD = ("Datum", "Gesprek", "Aantal")
ROWS = [
    (date(2022, 4, 7), "Gesprek met de NVB", 3),
    (None, "twee\nregels & <tekens>", 0),
    ("april 2022", "", None),
]
FORMULAS = ["=1+1", "+31 6", "-2", "@som", '=HYPERLINK("https://example.org")', "\t=1"]
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
OFFICE = "{" + NAMES["office"] + "}"


def content(rows, form: SheetFormat) -> bytes:
    out = io.BytesIO()
    write(Sheet("Gesprekken", HEAD, rows), form, out)
    return out.getvalue()


def opened(content: bytes):
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert isinstance(page, Worksheet)
    return page


def read_back(content: bytes, form: SheetFormat) -> list[tuple[object, ...]]:
    """Every row as values: texts, numbers, days and None, as a program that opens it has them."""
    return {SheetFormat.CSV: _csv, SheetFormat.XLSX: _xlsx, SheetFormat.ODS: _ods}[form](content)


def _csv(content):
    return [tuple(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]


def _xlsx(content):
    return [tuple(_plain(cell.value) for cell in row) for row in opened(content).iter_rows()]


def _plain(value):
    return value.date() if isinstance(value, datetime) else value


def _ods(content):
    with ZipFile(io.BytesIO(content)) as package:
        assert package.namelist()[0] == "mimetype"
        tree = ET.fromstring(package.read("content.xml"))  # noqa: S314 - written a moment ago
    return [
        tuple(_value(cell) for cell in row.findall("table:table-cell", NAMES))
        for row in tree.iter("{" + NAMES["table"] + "}table-row")
    ]


def _value(cell):
    kind = cell.get(f"{OFFICE}value-type")
    if kind == "date":
        return date.fromisoformat(cell.get(f"{OFFICE}date-value"))
    if kind == "float":
        return int(cell.get(f"{OFFICE}value"))
    lines = ["".join(line.itertext()) for line in cell.findall("text:p", NAMES)]
    return "\n".join(lines) if lines else None


@pytest.mark.parametrize("form", [SheetFormat.XLSX, SheetFormat.ODS])
def test_days_numbers_and_texts_come_back_as_what_they_are(form):
    head, *rows = read_back(content(ROWS, form), form)
    assert head == HEAD
    assert rows == [tuple(cell if cell != "" else None for cell in row) for row in ROWS]


def test_csv_has_days_that_sort():
    assert read_back(content(ROWS, SheetFormat.CSV), SheetFormat.CSV)[1:] == [
        ("2022-04-07", "Gesprek met de NVB", "3"),
        ("", "twee\nregels & <tekens>", "0"),
        ("april 2022", "", ""),
    ]


@pytest.mark.parametrize("typed", FORMULAS)
def test_what_somebody_typed_is_no_formula(typed):
    rows = [(None, typed, None)]
    assert opened(content(rows, SheetFormat.XLSX))["B2"].data_type == "s"
    with ZipFile(io.BytesIO(content(rows, SheetFormat.ODS))) as package:
        assert b"formula" not in package.read("content.xml")
    assert str(read_back(content(rows, SheetFormat.CSV), SheetFormat.CSV)[1][1]).startswith("'")


def test_a_cell_written_as_it_is_would_be_a_formula():
    """The twin: without our kind of cell the library makes one."""
    page = openpyxl.Workbook().create_sheet()
    page.append([FORMULAS[0]])
    assert page["A1"].data_type == "f"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]))))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_back(texts):
    for form in (SheetFormat.XLSX, SheetFormat.ODS):
        back = [row[1] for row in read_back(content([(None, one, 1) for one in texts], form), form)]
        assert [one or "" for one in back[1:]] == texts


@pytest.mark.parametrize("form", list(SheetFormat))
def test_memory_does_not_grow_with_the_rows(form):
    def peak(number: int) -> int:
        rows = ((date(2022, 4, 7), f"Gesprek {at}", at) for at in range(number))
        tracemalloc.start()
        with TemporaryFile() as file:
            write(Sheet("Gesprekken", HEAD, rows), form, file)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(3000) < peak(300) + 1_500_000
