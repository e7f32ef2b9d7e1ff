"""Blocks as OpenDocument text (ODF 1.3), in the styles of a template.

Texts are put in by `Markup.format`, which escapes them: what somebody wrote is never markup.
"""

from collections.abc import Iterator, Sequence

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

_CM = 96 / 2.54  # pixels
_TEXT = "Text_20_body"
_HEADING = Markup('<text:h text:style-name="{style}" text:outline-level="{level}">{text}</text:h>')
_CELL_STYLE = Markup(
    '<style:style style:name="Table.cell" style:family="table-cell"><style:table-cell-properties'
    ' fo:padding="0.07cm" fo:border="none" fo:border-bottom="0.5pt solid #8a97a5"/></style:style>'
)
_BOLD, _ITALIC = "Strong_20_Emphasis", "Emphasis"


class OpenText:
    """Writes blocks and gathers the styles that their tables bring.

    `pictures` are those of the figures, in order; `width` is that of the text in centimetres.
    """

    def __init__(self, pictures: Sequence[Picture], width: float) -> None:
        self._pictures = iter(pictures)
        self._width = width
        self._notes = self._tables = self._drawn = 0
        self.styles: list[Markup] = []

    def blocks(self, blocks: Sequence[Block]) -> Markup:
        """All of them, one after another."""
        return joined([each for block in blocks for each in self._block(block)])

    def _block(self, block: Block) -> Iterator[Markup]:
        match block:
            case Heading(text, level):
                yield _HEADING.format(style=f"Heading_20_{level}", level=level, text=text)
            case ParagraphBlock(text, quiet):
                yield _paragraph(_said(text, _ITALIC if quiet else ""), _TEXT)
            case Passage(runs):
                yield _paragraph(self._running(runs), _TEXT)
            case Bullets(entries):
                yield _list([self._running(runs) for runs in entries])
            case Facts(rows):
                yield from (_fact(label, cell) for label, cell in rows)
            case Table():
                yield self._table(block)
            case Items(items):
                yield _list([_item(item) for item in items])
            case Signature(office, holder):
                yield _paragraph(_said(office), "Signature")
                yield _paragraph(_said(holder), "Signature_20_Holder")
            case Figure(plot):
                yield self._figure(next(self._pictures))
                yield _paragraph(_said(plot.key), "Caption")

    def _running(self, runs: Sequence[Run]) -> Markup:
        parts: list[Markup] = []
        for at, run in enumerate(runs):
            parts.append(_said(run.text if at == 0 else f" {run.text}"))
            if run.note:
                parts.append(self._note(run.note))
        return joined(parts)

    def _note(self, note: str) -> Markup:
        self._notes += 1
        words, address = parted(note)
        said = Markup("<text:s/>") + _said(words) + (_linked(address) if address else Markup())
        return Markup(
            '<text:note text:id="ftn{number}" text:note-class="footnote">'
            "<text:note-citation>{number}</text:note-citation>"
            "<text:note-body>{body}</text:note-body></text:note>"
        ).format(number=self._notes, body=_paragraph(said, "Footnote"))

    def _table(self, table: Table) -> Markup:
        if not self._tables:
            self.styles.append(_CELL_STYLE)
        self._tables += 1
        name = f"Table{self._tables}"
        columns = []
        for at, width in enumerate(widths(table, 10_000), start=1):
            self.styles.append(
                Markup(
                    '<style:style style:name="{}.{}" style:family="table-column">'
                    '<style:table-column-properties style:column-width="{:.3f}cm"/></style:style>'
                ).format(name, at, width * self._width / 10_000)
            )
            columns.append(
                Markup('<table:table-column table:style-name="{}.{}"/>').format(name, at)
            )
        self.styles.append(
            Markup(
                '<style:style style:name="{}" style:family="table"><style:table-properties'
                ' style:width="{:.3f}cm" table:align="left" fo:margin-bottom="0.4cm"/>'
                "</style:style>"
            ).format(name, self._width)
        )
        head = _row([_said(word) for word in table.head], "Table_20_Heading")
        rows = [_row([_cell(cell) for cell in row], "Table_20_Contents") for row in table.rows]
        return Markup(
            '<table:table table:name="{name}" table:style-name="{name}">'
            "<table:title>{caption}</table:title>{columns}"
            "<table:table-header-rows>{head}</table:table-header-rows>{rows}</table:table>"
        ).format(
            name=name,
            caption=table.caption,
            columns=joined(columns),
            head=head,
            rows=joined(rows),
        )

    def _figure(self, picture: Picture) -> Markup:
        """A picture in line with the text; its title and description are read aloud."""
        self._drawn += 1
        wide = min(picture.width / _CM, self._width)
        drawing = Markup(
            '<draw:frame draw:name="figure{number}" draw:style-name="Figure"'
            ' text:anchor-type="as-char" svg:width="{wide:.3f}cm" svg:height="{high:.3f}cm">'
            '<draw:image xlink:href="Pictures/figure{number}.png" xlink:type="simple"'
            ' xlink:show="embed" xlink:actuate="onLoad"/>'
            "<svg:title>{title}</svg:title><svg:desc>{words}</svg:desc></draw:frame>"
        ).format(
            number=self._drawn,
            wide=wide,
            high=wide * picture.height / picture.width,
            title=picture.title,
            words=picture.words,
        )
        return _paragraph(drawing, _TEXT)


def _paragraph(content: Markup, style: str) -> Markup:
    return Markup('<text:p text:style-name="{}">{}</text:p>').format(style, content)


def _said(text: str, style: str = "") -> Markup:
    if not style:
        return Markup("{}").format(text)
    return Markup('<text:span text:style-name="{}">{}</text:span>').format(style, text)


def _list(entries: Sequence[Markup]) -> Markup:
    item = Markup("<text:list-item>{}</text:list-item>")
    return Markup('<text:list text:style-name="List_20_1">{}</text:list>').format(
        joined([item.format(_paragraph(entry, "List_20_1")) for entry in entries])
    )


def _fact(label: str, cell: Cell) -> Markup:
    return _paragraph(_said(f"{label}: ", _BOLD) + _cell(cell), _TEXT)


def _item(item: Item) -> Markup:
    parts = [_said(f"{item.lead}: ", _BOLD)] if item.lead else []
    parts.append(_said(item.text))
    if marks := marks_of(item):
        parts.append(_said(f" ({'; '.join(marks)})", _ITALIC))
    return joined(parts)


def _row(contents: Sequence[Markup], style: str) -> Markup:
    cell = Markup(
        '<table:table-cell table:style-name="Table.cell" office:value-type="string">{}'
        "</table:table-cell>"
    )
    return Markup("<table:table-row>{}</table:table-row>").format(
        joined([cell.format(_paragraph(content, style)) for content in contents])
    )


def _cell(cell: Cell) -> Markup:
    return _linked(cell.url, cell.text) if cell.url else _said(cell.text)


def _linked(address: str, text: str = "") -> Markup:
    if not is_address(address):
        return _said(text or address)
    return Markup('<text:a xlink:type="simple" xlink:href="{}">{}</text:a>').format(
        address, text or address
    )
