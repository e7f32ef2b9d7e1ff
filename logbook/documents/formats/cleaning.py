"""What may stand in a document of any format: text that XML, fonts and readers can take.

XML 1.0 allows no control characters and no halves of surrogate pairs; one of them in a note would
make a whole letter unreadable. They carry no meaning and are left out.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from logbook.documents.blocks import Cell, Document, Heading

Kept = TypeVar("Kept")
NOTHING = "–"
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    "|[\U0001fffe\U0001ffff\U0010fffe\U0010ffff]"
)


def printable(document: Document) -> Document:
    """The document with nothing unprintable, and blanks folded; the frame keeps its lines.

    A title that shows nothing is a dash, a heading that shows nothing is left out.
    """
    frame = tidied(document.frame, _lines)
    tidy = tidied(replace(document, frame=None), _folded)
    kept = [one for one in tidy.blocks if not isinstance(one, Heading) or shows(one.text)]
    title = tidy.title if shows(tidy.title) else NOTHING
    return replace(tidy, title=title, blocks=kept, frame=frame)


def tidied(value: Kept, tidy: Callable[[str], str]) -> Kept:
    """The value with `tidy` done to every text in it, however deep."""
    found: Kept = _tidied(value, tidy)
    return found


def shows(text: str) -> bool:
    """Whether there is anything to see in it: a heading without would be one that nobody hears."""
    return any(sign.isprintable() and not sign.isspace() for sign in text)


def _folded(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub("", text).split())


def _lines(text: str) -> str:
    return "\n".join(filter(None, map(_folded, text.splitlines())))


def _tidied(value: Any, tidy: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, dict):
        return {name: _tidied(each, tidy) for name, each in value.items()}
    if isinstance(value, Cell):
        return Cell(*(_tidied(each, tidy) for each in value))
    if isinstance(value, list | tuple):
        return tuple(_tidied(each, tidy) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [one.name for one in fields(value)]
        return replace(value, **{name: _tidied(getattr(value, name), tidy) for name in names})
    return value
