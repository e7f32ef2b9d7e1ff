"""A document as PDF: PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in one file, by typst.

The document goes into the template as data and not as source: nothing that somebody wrote is ever
read as typst. typst refuses to write what does not conform. In a text that can only be a sign that
none of the fonts has, or one without a meaning of its own; it is printed as an empty square.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask_babel import force_locale

from logbook.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    ParagraphBlock,
    Passage,
    Run,
    Signature,
    Table,
)
from logbook.documents.formats.cleaning import shows, tidied
from logbook.documents.formats.columns import widths
from logbook.documents.formats.fields import fields
from logbook.documents.formats.figures import svg
from logbook.documents.formats.marks import marks_of
from logbook.documents.formats.notes import is_address, parted
from logbook.documents.formats.templates import OURS, FrameProblem, directory_of, frame_of, template

if TYPE_CHECKING:
    import typst

_REGIONS = {"nl": "NL", "en": "GB"}
_SQUARE = "\N{WHITE SQUARE}"
_REFUSED = re.compile(r'(?:the text|contains the codepoint) `"([^`]*)"`')
_NUMBERED = re.compile(r"\\u\{([0-9a-f]+)\}")
_TRIES = 3
_LONG_WORD = re.compile(r"\S{60}(?=\S)")
_BREAK = "\N{ZERO WIDTH SPACE}"
# Latin, Greek and Cyrillic letters and punctuation, which the fonts that come along have.
_UNUSUAL = re.compile(
    "[^\n -~\xa0-\xac\xae-\u017f\u0391-\u03c9\u0410-\u044f\u2013-\u2026\u20ac\u25a1]"
)


def pdf(document: Document) -> bytes:
    """The file. Needs an application context, for the template. Raises FrameProblem."""
    import typst  # noqa: PLC0415 -- 80 MB of machine code, for who takes such a file along

    document = tidied(document, _breakable)
    for signs_of in (*[_refused] * _TRIES, _unusual):
        try:
            return _compiled(document)
        except typst.TypstError as problem:
            signs = signs_of(problem.diagnostic)
        document = tidied(document, partial(signs.sub, _SQUARE))
    try:
        return _compiled(document)
    except typst.TypstError as problem:
        raise FrameProblem(f"typst refuses the frame: {problem.message}") from problem


def _breakable(text: str) -> str:
    """The text with places where a line may end in words that no line can hold."""
    return text if is_address(text) else _LONG_WORD.sub(f"\\g<0>{_BREAK}", text)


def _refused(diagnostic: str) -> re.Pattern[str]:
    """The signs that typst says it cannot print; all unusual ones where it names none."""
    named = "".join(_REFUSED.findall(diagnostic))
    signs = set(_NUMBERED.sub(lambda match: chr(int(match[1], 16)), named)) - {_SQUARE}
    return re.compile("|".join(map(re.escape, sorted(signs)))) if signs else _UNUSUAL


def _unusual(_diagnostic: str) -> re.Pattern[str]:
    return _UNUSUAL


def _compiled(document: Document) -> bytes:
    import typst  # noqa: PLC0415 -- as above

    name = frame_of(document, "typ")
    with force_locale(document.language):
        blocks = [_block(block) for block in document.blocks]
    day = document.date
    data = {
        "fields": fields(document),
        "language": document.language,
        "region": _REGIONS[document.language],
        "date": [day.year, day.month, day.day],
        "blocks": blocks,
    }
    # One source: a frame from another directory could not import what stands in ours.
    source = (OURS / "blocks.typ").read_bytes() + b"\n" + template(name)
    # Its types want root and source to be of one type; it takes any.
    written: bytes = typst.compile(  # type: ignore[type-var]  # see above
        source,
        root=directory_of(name),
        font_paths=_fonts(directory_of(name)),
        sys_inputs={"document": json.dumps(data)},
        pdf_standards=["ua-1", "a-2a"],
    )
    return written


@cache
def _fonts(directory: Path) -> "typst.Fonts":
    """Those that come with typst and those of a ministry; never those that a machine has."""
    import typst  # noqa: PLC0415 -- as above

    return typst.Fonts(include_system_fonts=False, font_paths=[directory])


def _block(block: Block) -> Mapping[str, Any]:
    """A block as data for 'blocks.typ'."""
    return {"shape": block.shape, **_content(block)}


def _content(block: Block) -> Mapping[str, Any]:  # noqa: PLR0911 -- one answer for each shape
    match block:
        case Heading(text, level):
            return {"text": text, "level": level}
        case ParagraphBlock(text, quiet):
            return {"text": text, "quiet": quiet}
        case Passage(runs):
            return {"runs": _runs(runs)}
        case Bullets(entries):
            return {"items": [_runs(runs) for runs in entries]}
        case Facts(rows):
            return {"rows": [{"label": label, "cell": _cell(cell)} for label, cell in rows]}
        case Table(_caption, head, rows):
            return {
                "head": list(head),
                "widths": widths(block, 1000),
                "rows": [[_cell(cell) for cell in row] for row in rows],
            }
        case Items(items):
            return {
                "items": [
                    {"lead": one.lead, "text": one.text, "marks": "; ".join(marks_of(one))}
                    for one in items
                ]
            }
        case Figure(plot):
            return {"svg": svg(plot), "words": f"{plot.title}. {plot.words}", "key": plot.key}
        case Signature(office, holder):
            return {"office": office, "holder": holder}


def _runs(runs: Sequence[Run]) -> list[Mapping[str, Any]]:
    return [{"text": run.text, "note": _note(run.note) if run.note else None} for run in runs]


def _note(note: str) -> Mapping[str, str]:
    """Its words and its address; the signs that let a line end would break the address itself."""
    words, address = parted(note.replace(_BREAK, ""))
    return {"words": _breakable(words), "address": address}


def _cell(cell: Cell) -> Mapping[str, Any]:
    leads = cell.url is not None and is_address(cell.url) and shows(cell.text)
    return {"text": cell.text, "url": cell.url if leads else None}
