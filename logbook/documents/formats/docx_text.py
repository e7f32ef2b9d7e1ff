"""Blocks as WordprocessingML (ECMA-376), in the styles of a template.

Texts are put in by `Markup.format`, which escapes them: what somebody wrote is never markup.
"""

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from logbook.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Facts,
    Figure,
    Heading,
    Item,
    Items,
    ParagraphBlock,
    Passage,
    Run,
    Signature,
    Table,
)
from logbook.documents.formats.columns import widths
from logbook.documents.formats.figures import Picture
from logbook.documents.formats.marks import marks_of
from logbook.documents.formats.notes import is_address, parted
from logbook.documents.formats.xml import joined

_EMU = 9525  # English metric units in a pixel of 1/96 inch
_PLAIN = Markup()
_BOLD, _ITALIC = Markup("<w:b/>"), Markup("<w:i/>")
_KEEP = Markup("<w:keepNext/><w:keepLines/>")
# Room for a pen, above the name of who signs.
_ROOM = Markup('<w:spacing w:before="960"/>')


class WordText:
    """Writes blocks and gathers the footnotes and pictures that they bring.

    `styles`: the ids of a template's styles by their names, in lower case. `pictures` are those of
    the figures, in order.
    """

    def __init__(self, styles: Mapping[str, str], pictures: Sequence[Picture], width: int) -> None:
        self._styles = styles
        self._pictures = iter(pictures)
        self._width = width
        self._drawn = 0
        self.notes: list[Markup] = []

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        """All of them, one after another."""
        return joined([each for block in blocks for each in self._block(block)])

    def _block(self, block: Block) -> Iterator[Markup]:
        match block:
            case Heading(text, level):
                yield self._paragraph(_run(text), f"heading {level}")
            case ParagraphBlock(text, quiet):
                yield self._paragraph(_run(text, _ITALIC if quiet else _PLAIN), "body text")
            case Passage(runs):
                yield self._paragraph(self._running(runs), "body text")
            case Bullets(entries):
                yield from (self._paragraph(self._running(e), "list bullet") for e in entries)
            case Facts(rows):
                yield from (self._fact(label, cell) for label, cell in rows)
            case Table():
                yield self._table(block)
            case Items(items):
                yield from (self._paragraph(self._item(item), "list bullet") for item in items)
            case Signature(office, holder):
                yield self._paragraph(_run(office), "body text", _KEEP)
                yield self._paragraph(_run(holder), "body text", _ROOM)
            case Figure(plot):
                yield self._figure(next(self._pictures))
                yield self._paragraph(_run(plot.key, _ITALIC), "caption")

    def _paragraph(self, content: Markup, style: str, more: Markup = _PLAIN) -> Markup:
        known = self._styles.get(style)
        named = Markup('<w:pStyle w:val="{}"/>').format(known) if known else _PLAIN
        about = Markup("<w:pPr>{}{}</w:pPr>").format(named, more) if named or more else _PLAIN
        return Markup("<w:p>{}{}</w:p>").format(about, content)

    def _running(self, runs: Sequence[Run]) -> Markup:
        parts: list[Markup] = []
        for at, run in enumerate(runs):
            parts.append(_run(run.text if at == 0 else f" {run.text}"))
            if run.note:
                parts.append(self._note(run.note))
        return joined(parts)

    def _note(self, note: str) -> Markup:
        """The mark of a footnote; its text joins `notes`. Numbers below 1 are separators."""
        number = len(self.notes) + 1
        sign = self._sign()
        words, address = parted(note)
        content = Markup("<w:r>{}<w:footnoteRef/></w:r>{}{}").format(
            sign, _run(f" {words}"), _linked(address) if address else _PLAIN
        )
        self.notes.append(
            Markup('<w:footnote w:id="{}">{}</w:footnote>').format(
                number, self._paragraph(content, "footnote text")
            )
        )
        return Markup('<w:r>{}<w:footnoteReference w:id="{}"/></w:r>').format(sign, number)

    def _sign(self) -> Markup:
        known = self._styles.get("footnote reference")
        named = Markup('<w:rStyle w:val="{}"/>').format(known) if known else _PLAIN
        return Markup('<w:rPr>{}<w:vertAlign w:val="superscript"/></w:rPr>').format(named)

    def _fact(self, label: str, cell: Cell) -> Markup:
        return self._paragraph(_run(f"{label}: ", _BOLD) + _cell(cell), "body text")

    def _item(self, item: Item) -> Markup:
        parts = [_run(f"{item.lead}: ", _BOLD)] if item.lead else []
        parts.append(_run(item.text))
        if marks := marks_of(item):
            parts.append(_run(f" ({'; '.join(marks)})", _ITALIC))
        return joined(parts)

    def _table(self, table: Table) -> Markup:
        wide = widths(table, self._width)
        columns = joined([Markup('<w:gridCol w:w="{}"/>').format(each) for each in wide])
        row_of = Markup("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>")
        head = row_of.format(
            Markup("<w:tblHeader/>"), self._cells([_run(word, _BOLD) for word in table.head], wide)
        )
        rows = [
            row_of.format(Markup(), self._cells([_cell(cell) for cell in row], wide))
            for row in table.rows
        ]
        return Markup(
            "<w:tbl><w:tblPr>{}"
            '<w:tblW w:w="{}" w:type="dxa"/><w:tblBorders>'
            '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="8A97A5"/>'
            '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="8A97A5"/></w:tblBorders>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            '<w:tblCaption w:val="{}"/></w:tblPr>'
            "<w:tblGrid>{}</w:tblGrid>"
            "{}{}</w:tbl><w:p/>"
        ).format(
            self._table_style(),
            sum(wide),
            table.caption,
            columns,
            head,
            joined(rows),
        )

    def _table_style(self) -> Markup:
        known = self._styles.get("table grid")
        return Markup('<w:tblStyle w:val="{}"/>').format(known) if known else _PLAIN

    def _cells(self, contents: Sequence[Markup], wide: Sequence[int]) -> Markup:
        cell = Markup('<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>')
        return joined(
            [
                cell.format(width, self._paragraph(content, "table text"))
                for content, width in zip(contents, wide, strict=False)
            ]
        )

    def _figure(self, picture: Picture) -> Markup:
        """A picture in line with the text, as wide as the text at most; `descr` is read aloud."""
        self._drawn += 1
        wide = min(picture.width * _EMU, self._width * 635)
        high = round(wide * picture.height / picture.width)
        drawing = Markup(
            '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            'wordprocessingDrawing"><wp:extent cx="{wide}" cy="{high}"/>'
            '<wp:docPr id="{number}" name="figure{number}" title="{title}" descr="{words}"/>'
            '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            '<pic:nvPicPr><pic:cNvPr id="{number}" name="figure{number}" descr="{words}"/>'
            "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip"
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
            ' r:embed="figure{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ).format(wide=wide, high=high, number=self._drawn, title=picture.title, words=picture.words)
        return self._paragraph(drawing, "body text")


def _run(text: str, how: Markup = _PLAIN) -> Markup:
    about = Markup("<w:rPr>{}</w:rPr>").format(how) if how else _PLAIN
    return Markup('<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>').format(about, text)


def _cell(cell: Cell) -> Markup:
    return _linked(cell.url, cell.text) if cell.url else _run(cell.text)


def _linked(address: str, text: str = "") -> Markup:
    """A text that leads to an address: a field, which needs no relationship and is no file."""
    if not is_address(address):
        return _run(text or address)
    return Markup('<w:fldSimple w:instr="{}">{}</w:fldSimple>').format(
        f' HYPERLINK "{address}" ', _run(text or address)
    )
