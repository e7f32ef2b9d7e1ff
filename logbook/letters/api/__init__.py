"""The JSON of letters and reusable texts under /api/v1."""

from logbook.letters.api import course, letters, paragraphs, texts
from logbook.letters.api.blueprint import blueprint

__all__ = ["blueprint", "course", "letters", "paragraphs", "texts"]
