"""The pages of meetings and of standard phrases."""

from logbook.meetings.views import acts, drafts, form, index, live, page, phrases
from logbook.meetings.views.blueprint import blueprint

__all__ = ["acts", "blueprint", "drafts", "form", "index", "live", "page", "phrases"]
