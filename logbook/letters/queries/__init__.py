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
from logbook.letters.queries.sources import Named, named_records, named_sources
from logbook.letters.queries.texts import TextFilter, offered_texts, reusable_text, reusable_texts

__all__ = [
    "LetterFilter",
    "Named",
    "TextFilter",
    "deleted_letter",
    "editions",
    "hold",
    "letter",
    "letters",
    "named_records",
    "named_sources",
    "offered_texts",
    "paragraph",
    "rendering",
    "reusable_text",
    "reusable_texts",
]
