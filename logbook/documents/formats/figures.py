"""Drawings as pictures, for the formats that take no drawing of a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import current_app
from markupsafe import Markup

from logbook.documents.bars import BarPlot
from logbook.documents.blocks import Document, Figure
from logbook.documents.plot import Plot

_SHARP = 192  # dots per inch: enough for print


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in PNG, its size in pixels of 1/96 inch, and its words for who cannot see it."""

    png: bytes
    width: float
    height: float
    title: str
    words: str


def pictures(document: Document) -> Sequence[Picture]:
    """The figures of a document, in order. Needs an application context where there are any."""
    plots = [block.plot for block in document.blocks if isinstance(block, Figure)]
    return [_drawn(plot) for plot in plots]


def svg(plot: Plot | BarPlot) -> Markup:
    """The drawing by itself, with its looks in it."""
    template = current_app.jinja_env.get_template("documents/plot.svg")
    return Markup(template.render(drawing=plot))  # noqa: S704 -- the template escapes its texts


def _drawn(plot: Plot | BarPlot) -> Picture:
    import typst  # noqa: PLC0415 -- 80 MB of machine code, for who takes such a file along

    page = b"#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg))"
    png = typst.compile(
        page, format="png", ppi=_SHARP, sys_inputs={"svg": svg(plot)}, ignore_system_fonts=True
    )
    return Picture(png, plot.width, plot.height, plot.title, plot.words)
