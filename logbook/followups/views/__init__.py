"""Pages of follow-ups."""

from logbook.followups.views import acts, editing, index, many, moving, single, suggestions
from logbook.followups.views.blueprint import blueprint

__all__ = ["acts", "blueprint", "editing", "index", "many", "moving", "single", "suggestions"]
