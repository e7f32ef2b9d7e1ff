"""A document as blocks: what it says and in which order, not yet in any format."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, NamedTuple

from logbook.documents.bars import BarPlot
from logbook.documents.plot import Plot


class Cell(NamedTuple):
    """A text; `url` leads outside, `path` to a page of the logbook, `state` is that of a badge."""

    text: str
    url: str | None = None
    path: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3."""

    shape: ClassVar[str] = "heading"
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class ParagraphBlock:
    """A paragraph; `quiet` is for remarks on the document itself."""

    shape: ClassVar[str] = "paragraph"
    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A sentence of running text; `note` is a footnote to it: a remark, an address, or both.

    An address stands at its end, behind a blank.
    """

    text: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of running text: its sentences, a blank between each two."""

    shape: ClassVar[str] = "passage"
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order, of running text."""

    shape: ClassVar[str] = "bullets"
    items: Sequence[Sequence[Run]]


@dataclass(frozen=True, slots=True)
class Signature:
    """Under the text: an office as it signs, room for a pen, and who holds it where known."""

    shape: ClassVar[str] = "signature"
    office: str
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values."""

    shape: ClassVar[str] = "facts"
    rows: Sequence[tuple[str, Cell]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head. `caption` is for who hears the table: the heading above it is seen."""

    shape: ClassVar[str] = "table"
    caption: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list: what stands before it, its text, and quiet words after it."""

    lead: str
    text: str
    marks: Sequence[str] = ()
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list in order."""

    shape: ClassVar[str] = "items"
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing; whatever it tells stands in a table beside it too."""

    shape: ClassVar[str] = "figure"
    plot: Plot | BarPlot


Block = Heading | ParagraphBlock | Passage | Bullets | Facts | Table | Items | Figure | Signature


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a letter; a text of several lines keeps them.

    `facts` are labels with their texts by the name of the field: 'date', 'subject',
    'our_reference', 'your_reference', 'attachments'. `continuation` is the label and the text of
    the reference that later pages repeat, together with the directorate. `courtesy` is said above
    a translation; `marking` stands on every page.
    """

    ministry: str = ""
    addressee: str = ""
    directorate: str = ""
    address: str = ""
    facts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    continuation: tuple[str, str] = ("", "")
    courtesy: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A title, a line under it, and blocks. `language` is 'nl' or 'en'.

    `date` is the day that the document is of. A file tells it as the day on which it was made, so
    that the same document is the same file. With a `frame` it is a letter.
    """

    title: str
    lead: str
    language: str
    blocks: Sequence[Block] = field(default_factory=tuple)
    date: dt.date = field(kw_only=True)
    frame: Frame | None = field(default=None, kw_only=True)
