"""A document as Markdown (CommonMark with tables and footnotes).

Every text of a record is text, never markup.
"""

import re
from collections.abc import Iterator, Sequence

from flask_babel import force_locale

from logbook.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
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
from logbook.documents.formats.fields import FACTS
from logbook.documents.formats.marks import marks_of
from logbook.documents.formats.notes import numbered, parted

_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")


def markdown(document: Document) -> str:
    """The whole document, ending in a line feed. A note that is told twice stands below once."""
    notes: list[str] = []
    with force_locale(document.language):
        parts = [*_head(document)]
        parts += ["\n".join(_lines(block, notes)) for block in document.blocks]
    parts += [f"[^{at}]: {_note(note)}" for at, note in enumerate(notes, start=1)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _head(document: Document) -> Iterator[str]:
    title, frame = f"# {escaped(document.title)}", document.frame
    if frame is None:
        yield from (title, escaped(document.lead))
        return
    yield f"**{escaped(frame.marking)}**" if frame.marking else ""
    yield f"*{escaped(frame.courtesy)}*" if frame.courtesy else ""
    yield title
    yield from map(escaped, (frame.ministry, frame.addressee, frame.directorate))
    facts = (frame.facts[name] for name in FACTS if name in frame.facts)
    yield "\n".join(f"- {escaped(label)}: {escaped(text)}" for label, text in facts)


def escaped(text: str) -> str:
    """The text on one line, with every sign of Markdown and HTML taken literally."""
    folded = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LINE_START.sub(_escaped_start, folded)


def _escaped_start(match: re.Match[str]) -> str:
    """A sign at the start of a line that would make a list or a heading of it."""
    blank, sign = match.groups()
    return f"{blank}\\{sign}" if not sign.isdigit() else f"{blank}{sign}\\"


def _lines(block: Block, notes: list[str]) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {escaped(text)}"
        case ParagraphBlock(text, quiet):
            yield f"*{escaped(text)}*" if quiet else escaped(text)
        case Passage(runs):
            yield _running(runs, notes)
        case Bullets(entries):
            yield from (f"- {_running(runs, notes)}" for runs in entries)
        case Facts(rows):
            yield from (f"- **{escaped(label)}**: {_cell(cell)}" for label, cell in rows)
        case Table():
            yield from _table(block)
        case Items(items):
            yield from map(_item, items)
        case Signature(office, holder):
            yield f"{escaped(office)}\n\n{escaped(holder)}" if holder else escaped(office)
        case Figure():
            # Drawn nowhere: the table that follows tells the same.
            return


def _running(runs: Sequence[Run], notes: list[str]) -> str:
    """Sentences with the marks of their notes; a new note joins `notes`."""
    return " ".join(
        escaped(run.text) + (f"[^{numbered(run.note, notes)}]" if run.note else "") for run in runs
    )


def _note(note: str) -> str:
    words, address = parted(note)
    return f"{escaped(words)} <{address}>".strip() if address else escaped(note)


def _table(table: Table) -> Iterator[str]:
    yield _row([escaped(word) for word in table.head])
    yield _row(["---"] * len(table.head))
    yield from (_row([_cell(cell) for cell in row]) for row in table.rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    text = escaped(cell.text)
    if cell.url is None:
        return text
    return f"[{text}](<{cell.url.replace('<', '%3C').replace('>', '%3E')}>)"


def _item(item: Item) -> str:
    lead = f"**{escaped(item.lead)}**: " if item.lead else ""
    marks = marks_of(item)
    tail = f" *({escaped('; '.join(marks))})*" if marks else ""
    return f"- {lead}{escaped(item.text)}{tail}"
