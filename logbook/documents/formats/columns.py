"""How wide the columns of a table are, from what stands in them."""

from collections.abc import Sequence

from logbook.documents.blocks import Table

_NARROWEST, _WIDEST = 8, 48
# How many signs of a head, which is bold, a page has room for; and how many a cell's margins take.
_LINE, _MARGINS = 72, 2


def widths(table: Table, whole: int) -> Sequence[int]:
    """The width of each column, in the unit of `whole` and together no more than that.

    No word of a head is broken, as long as a page has room for those of all columns.
    """
    columns = [
        [word, *(row[at].text for row in table.rows if at < len(row))]
        for at, word in enumerate(table.head)
    ]
    least = [max(map(len, words.split(" "))) + _MARGINS for words in table.head]
    wanted = [min(max(_NARROWEST, *map(len, texts)), _WIDEST) for texts in columns]
    more = [max(want - need, 0) for want, need in zip(wanted, least, strict=True)]
    room = max(_LINE - sum(least), 0) / max(sum(more), 1)
    signs = [need + room * add for need, add in zip(least, more, strict=True)]
    return [int(whole * one / sum(signs)) for one in signs]
