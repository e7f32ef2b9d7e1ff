"""Pages of follow-ups."""

from logbook.followups.views import acts, form, index, many, sheet, single, term
from logbook.followups.views.blueprint import blueprint

__all__ = ["acts", "blueprint", "form", "index", "many", "sheet", "single", "term"]
