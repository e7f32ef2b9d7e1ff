"""A list as a spreadsheet of LibreOffice (ODF 1.3, part 3), written as a stream.

The libraries that write it build the whole table in memory first; of a table without formulas and
styles there is little to write.
"""

from collections.abc import Sequence
from datetime import date
from typing import IO
from zipfile import ZIP_STORED, ZipFile

from markupsafe import Markup, escape

from logbook.documents.formats.packages import part
from logbook.documents.sheets.sheet import Cell, Sheet

_MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = Markup(" ").join(
    Markup('xmlns:{}="urn:oasis:names:tc:opendocument:xmlns:{}:1.0"').format(short, long)
    for short, long in [
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    ]
)
_BEGINS = Markup(
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<office:document-content {} office:version="1.3"><office:automatic-styles>'
    '<number:date-style style:name="day"><number:year number:style="long"/>'
    '<number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text>'
    '<number:day number:style="long"/></number:date-style>'
    '<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>'
    '<style:style style:name="head" style:family="table-cell">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="{}">'
    '<table:table-column table:number-columns-repeated="{}"/>'
)
_ENDS = Markup("</table:table></office:spreadsheet></office:body></office:document-content>")
_MANIFEST = Markup(
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest'
    ' xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
).format(_MEDIA_TYPE)


def write_ods(sheet: Sheet, file: IO[bytes]) -> None:
    """Write it row by row; 'mimetype' stands first and uncompressed (ODF 1.3, part 2, 3.3)."""
    with ZipFile(file, "w") as package:
        package.writestr(part("mimetype", ZIP_STORED), _MEDIA_TYPE)
        package.writestr(part("META-INF/manifest.xml"), _MANIFEST)
        with package.open(part("content.xml"), "w", force_zip64=True) as content:
            content.write(_BEGINS.format(_NAMESPACES, sheet.name, len(sheet.head)).encode())
            head = _row(sheet.head, ' table:style-name="head"')
            content.write(f"<table:table-header-rows>{head}</table:table-header-rows>".encode())
            for row in sheet.rows:
                content.write(_row(row).encode())
            content.write(_ENDS.encode())


def _row(cells: Sequence[Cell], style: str = "") -> str:
    # Plain strings, for a hundred thousand rows: whatever is no markup of ours is escaped below.
    return f"<table:table-row>{''.join(_cell(cell, style) for cell in cells)}</table:table-row>"


def _cell(cell: Cell, style: str) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, date):
        day = cell.isoformat()
        return _whole(
            f' table:style-name="date" office:value-type="date" office:date-value="{day}"', day
        )
    if isinstance(cell, int):
        return _whole(f' office:value-type="float" office:value="{cell}"', str(cell))
    return _whole(f'{style} office:value-type="string"', cell)


def _whole(attributes: str, text: str) -> str:
    lines = str(escape(text)).replace("\n", "</text:p><text:p>")
    return f"<table:table-cell{attributes}><text:p>{lines}</text:p></table:table-cell>"
