"""What can be asked of letters and of reusable texts, as far as the caller may see."""

from logbook.letters.queries.letters import (
    LetterFilter,
    deleted_letter,
    editions,
    hold,
    letter,
    letters,
    paragraph,
    rendering,
)
from logbook.letters.queries.texts import TextFilter, offered_texts, reusable_text, reusable_texts

__all__ = [
    "LetterFilter",
    "TextFilter",
    "deleted_letter",
    "editions",
    "hold",
    "letter",
    "letters",
    "offered_texts",
    "paragraph",
    "rendering",
    "reusable_text",
    "reusable_texts",
]
