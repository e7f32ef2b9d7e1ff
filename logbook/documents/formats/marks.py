"""What stands behind an entry of a list: how it may be told, and whether it is internal."""

from collections.abc import Sequence

from logbook.documents.blocks import Item
from logbook.web.language import _


def marks_of(item: Item) -> Sequence[str]:
    """The words in order, internal first and once."""
    if not item.internal:
        return item.marks
    return [_("INTERNAL"), *(mark for mark in item.marks if mark != _("internal only"))]
