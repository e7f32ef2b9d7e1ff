"""The state at a glance as one table: what is counted, of what, and how many."""

from collections.abc import Iterator, Sequence

from flask_babel import force_locale

from logbook.documents.blocks import Heading, Table
from logbook.documents.csv_table import csv_table
from logbook.dossiers.glance.contents import Glance
from logbook.dossiers.glance.writing import write
from logbook.web.language import _


def glance_csv(found: Glance, language: str) -> str:
    """Each cell of its tables as a row, in 'nl' or 'en'."""
    with force_locale(language):
        head = (_("Part"), _("Of"), _("What"), _("Value"))
        return csv_table(head, _rows(found, language))


def _rows(found: Glance, language: str) -> Iterator[Sequence[str]]:
    part = ""
    for block in write(found, language).blocks:
        if isinstance(block, Heading):
            part = block.text
        elif isinstance(block, Table):
            for label, *cells in block.rows:
                for what, cell in zip(block.head[1:], cells, strict=True):
                    yield part, label.text, what, cell.text
