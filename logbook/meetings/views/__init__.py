"""The pages of meetings and of standard phrases."""

from logbook.meetings.views import acts, form, index, live, names, page, phrases, sheet
from logbook.meetings.views.blueprint import blueprint

__all__ = [
    "acts",
    "blueprint",
    "form",
    "index",
    "live",
    "names",
    "page",
    "phrases",
    "sheet",
]
