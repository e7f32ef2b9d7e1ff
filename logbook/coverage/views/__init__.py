"""The coverage as a page, as a table to take along, and planning from it."""

from logbook.coverage.views import page, planning, sheet
from logbook.coverage.views.blueprint import blueprint

__all__ = ["blueprint", "page", "planning", "sheet"]
