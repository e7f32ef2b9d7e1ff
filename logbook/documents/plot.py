"""A drawing of events across years: lanes with marks, upright lines, flags above.

Geometry only, in units of the drawing; a template turns it into SVG without style or script.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Lane:
    """One sector: its name and the height of its line."""

    name: str
    y: float


@dataclass(frozen=True, slots=True)
class PlotMark:
    """A contact: a dot where the day is known, a bar over the days it may mean."""

    x: float
    y: float
    width: float
    indirect: bool
    words: str


@dataclass(frozen=True, slots=True)
class PlotLine:
    """An upright line: a year, a term, a letter, or a day."""

    x: float
    words: str
    passed: bool = False


@dataclass(frozen=True, slots=True)
class PlotBand:
    """A stretch of days that lies behind all else, as a recess."""

    x: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The whole drawing. `title` and `words` say it to who cannot see it; `key` explains it."""

    template: ClassVar[str] = "documents/_plot.html"

    title: str
    words: str
    key: str
    width: int
    height: float
    left: int
    right: int
    top: int
    bottom: float
    lanes: Sequence[Lane]
    years: Sequence[PlotLine]
    marks: Sequence[PlotMark]
    letters: Sequence[PlotLine]
    terms: Sequence[PlotLine]
    bands: Sequence[PlotBand] = ()
