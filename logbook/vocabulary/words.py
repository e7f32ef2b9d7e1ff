"""What the collections of a vocabulary are called, and what becomes of a record."""

from logbook.vocabulary import BringingOutcome
from logbook.web.language import _


def collections() -> dict[str, str]:
    """By their names in a file."""
    return {
        "units": _("Units"),
        "sectors": _("Sectors"),
        "topics": _("Topics"),
        "offices": _("Offices and terms"),
        "phrases": _("Standard phrases"),
        "recesses": _("Recesses"),
        "texts": _("Reusable texts"),
    }


def outcomes() -> dict[BringingOutcome, tuple[str, str]]:
    """Each with the badge that it is shown by."""
    return {
        BringingOutcome.ADDED: ("done", _("added")),
        BringingOutcome.CHANGED: ("in-progress", _("changed")),
        BringingOutcome.SAME: ("info", _("the same")),
        BringingOutcome.CONFLICT: ("overdue", _("differs, left as it is here")),
        BringingOutcome.RETIRED: ("dropped", _("retired")),
        BringingOutcome.LEFT: ("info", _("not in the file, stays")),
    }
