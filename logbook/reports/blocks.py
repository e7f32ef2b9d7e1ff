"""A document as blocks: what it says and in which order, not yet in any format."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from logbook.reports.dossier.plot import Plot


@dataclass(frozen=True, slots=True)
class Cell:
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
class Paragraph:
    """A paragraph; `quiet` is for remarks on the document itself."""

    shape: ClassVar[str] = "paragraph"
    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values."""

    shape: ClassVar[str] = "facts"
    rows: Sequence[tuple[str, Cell]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head."""

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
    plot: Plot


Block = Heading | Paragraph | Facts | Table | Items | Figure


@dataclass(frozen=True, slots=True)
class Document:
    """A title, a line under it, and blocks. `language` is 'nl' or 'en'."""

    title: str
    lead: str
    language: str
    blocks: Sequence[Block] = field(default_factory=tuple)
