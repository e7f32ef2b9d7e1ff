"""How wide the columns of a table are, from what stands in them."""

from collections.abc import Sequence

from logbook.reports.blocks import Table

_NARROWEST, _WIDEST = 8, 48


def widths(table: Table, whole: int) -> Sequence[int]:
    """The width of each column, in the unit of `whole` and together no more than that."""
    columns = [
        [word, *(row[at].text for row in table.rows if at < len(row))]
        for at, word in enumerate(table.head)
    ]
    wanted = [min(max(_NARROWEST, *map(len, texts)), _WIDEST) for texts in columns]
    return [whole * one // sum(wanted) for one in wanted]
