"""A document as Markdown (CommonMark with tables): every text of a record is text, never markup."""

import re
from collections.abc import Iterator, Sequence

from flask_babel import force_locale

from logbook.reports.blocks import (
    Block,
    Cell,
    Document,
    Facts,
    Figure,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
)
from logbook.web.language import _

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def markdown(document: Document) -> str:
    """The whole document, ending in a line feed."""
    with force_locale(document.language):
        lines = [f"# {escaped(document.title)}", "", escaped(document.lead), ""]
        for block in document.blocks:
            if written := list(_lines(block)):
                lines += [*written, ""]
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """The text on one line, with every sign of Markdown and HTML taken literally."""
    folded = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(_escaped_start, folded)


def _escaped_start(match: re.Match[str]) -> str:
    """A sign at the start of a line that would make a list or a heading of it."""
    blank, sign = match.groups()
    return f"{blank}\\{sign}" if not sign.isdigit() else f"{blank}{sign}\\"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {escaped(text)}"
        case Paragraph(text, quiet):
            yield f"*{escaped(text)}*" if quiet else escaped(text)
        case Facts(rows):
            yield from (f"- **{escaped(label)}**: {_cell(cell)}" for label, cell in rows)
        case Table(_caption, head, rows):
            yield _row([escaped(word) for word in head])
            yield _row(["---"] * len(head))
            yield from (_row([_cell(cell) for cell in row]) for row in rows)
        case Items(items):
            yield from map(_item, items)
        case Figure():
            # Drawn nowhere: the table that follows tells the same.
            return


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    text = escaped(cell.text)
    if cell.url is None:
        return text
    return f"[{text}](<{cell.url.replace('<', '%3C').replace('>', '%3E')}>)"


def _item(item: Item) -> str:
    lead = f"**{escaped(item.lead)}**: " if item.lead else ""
    marks = [_("INTERNAL")] if item.internal else []
    marks += [mark for mark in item.marks if not item.internal or mark != _("internal only")]
    tail = f" *({escaped('; '.join(marks))})*" if marks else ""
    return f"- {lead}{escaped(item.text)}{tail}"
