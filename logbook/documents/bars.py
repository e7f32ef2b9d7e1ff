"""A drawing of numbers as bars, a row for each thing counted, in parts that stand side by side.

Geometry only, in units of the drawing; a template turns it into SVG without style or script. Each
part has its number in it or behind it, so that no colour has to be told from another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

WIDTH = 720
LEFT = 230
RIGHT = 44
ROW = 28
BAR = 18
NUMBER = 9
"""About how wide a digit is."""


@dataclass(frozen=True, slots=True)
class BarPart:
    """A number as a length. `shade` counts the parts of a row from 0, darkest first."""

    x: float
    width: float
    shade: int
    number: int

    @property
    def holds_number(self) -> bool:
        """Whether the number fits in it."""
        return self.width >= NUMBER * len(str(self.number)) + 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: what is counted, its parts, and how many there are in all."""

    label: str
    y: float
    parts: Sequence[BarPart]
    total: int


@dataclass(frozen=True, slots=True)
class BarPlot:
    """The whole drawing. `title` and `words` say it to who cannot see it; `key` explains it."""

    template: ClassVar[str] = "documents/_bars.html"

    title: str
    words: str
    key: str
    names: Sequence[str]
    """Of the parts, darkest first."""
    width: int
    height: float
    left: int
    bars: Sequence[Bar]


def bars(
    title: str,
    words: str,
    key: str,
    names: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int]]],
) -> BarPlot:
    """The drawing of these rows, each a label and its numbers; the longest fills the width."""
    longest = max((sum(numbers) for _label, numbers in rows), default=0) or 1
    unit = (WIDTH - LEFT - RIGHT) / longest
    top = ROW if len(names) > 1 else 0
    return BarPlot(
        title=title,
        words=words,
        key=key,
        names=names if len(names) > 1 else (),
        width=WIDTH,
        height=top + ROW * len(rows) + 4,
        left=LEFT,
        bars=[
            Bar(label, top + ROW * (place + 0.5), _parts(numbers, unit), sum(numbers))
            for place, (label, numbers) in enumerate(rows)
        ],
    )


def _parts(numbers: Sequence[int], unit: float) -> Sequence[BarPart]:
    found, x = [], float(LEFT)
    for shade, number in enumerate(numbers):
        if number:
            found.append(BarPart(round(x, 1), round(number * unit, 1), shade, number))
        x += number * unit
    return found
