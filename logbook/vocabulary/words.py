"""What the collections of a vocabulary are called, and what becomes of a record."""

from logbook.vocabulary import Outcome
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


def outcomes() -> dict[Outcome, tuple[str, str]]:
    """Each with the badge that it is shown by."""
    return {
        Outcome.ADDED: ("done", _("added")),
        Outcome.CHANGED: ("in-progress", _("changed")),
        Outcome.SAME: ("info", _("the same")),
        Outcome.CONFLICT: ("overdue", _("differs, left as it is here")),
        Outcome.RETIRED: ("dropped", _("retired")),
        Outcome.LEFT: ("info", _("not in the file, stays")),
    }
