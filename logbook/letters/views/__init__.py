"""The pages of letters and reusable texts."""

from logbook.letters.views import course, letter, letters, paragraphs, sheets, texts
from logbook.letters.views.blueprint import blueprint

__all__ = ["blueprint", "course", "letter", "letters", "paragraphs", "sheets", "texts"]
