"""The rows of a table of a document as HTML, for there may be hundreds.

Written as strings, each text escaped: a template takes several times as long over as many cells.
"""

import re

from markupsafe import Markup, escape

from logbook.documents.blocks import Cell, Table

_SIGNS = re.compile("[&<>'\"]")
SHORT = 18
"""A first cell of fewer signs stays on one line."""


def table_body(table: Table, root: str | None) -> Markup:
    """Its rows, each cell with the word above it. `root`: where pages hang; None links none."""
    starts = [f' data-label="{_said(word)}">' for word in table.head]
    root = None if root is None else _said(root)
    lines = []
    for row in table.rows:
        cells = [
            f"<td{start}{_inside(cell, root)}</td>"
            for start, cell in zip(starts[1:], row[1:], strict=True)
        ]
        nowrap = ' class="nowrap"' if len(row[0].text) < SHORT else ""
        lines.append(f"<tr><td{nowrap}{starts[0]}{_inside(row[0], root)}</td>{''.join(cells)}</tr>")
    # Whatever people wrote went through `escape`; the rest is written above.
    return Markup("\n".join(lines))  # noqa: S704


def _inside(cell: Cell, root: str | None) -> str:
    text, url, path, state = cell
    said = _said(text)
    if state:
        shape = '<span class="badge__shape" aria-hidden="true"></span>'
        return f'<span class="badge badge--{_said(state)}">{shape}{said}</span>'
    if url:
        return f'<a href="{_said(url)}" rel="noopener noreferrer">{said}</a>'
    if path and root is not None:
        return f'<a href="{root}{_said(path)}">{said}</a>'
    return said


def _said(text: str) -> str:
    """As `escape`, which takes five times as long over what has none of these signs."""
    return str(escape(text)) if _SIGNS.search(text) else text
