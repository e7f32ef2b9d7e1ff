"""What can be asked of reports and what they are compiled from, as far as the caller may see."""

from logbook.reports.queries.dossier import dossier_rows
from logbook.reports.queries.letters import (
    LetterFilter,
    deleted_letter,
    editions,
    hold,
    known_letters,
    letter,
    letters,
    paragraph,
    rendering,
)
from logbook.reports.queries.register import StandingFilter, standing_rows
from logbook.reports.queries.sources import Named, named_records, named_sources
from logbook.reports.queries.standing import last_contacts, open_follow_ups
from logbook.reports.queries.summary import may_leave, summary_rows
from logbook.reports.queries.texts import (
    TextFilter,
    offered_texts,
    reusable_text,
    reusable_texts,
)

__all__ = [
    "LetterFilter",
    "Named",
    "StandingFilter",
    "TextFilter",
    "deleted_letter",
    "dossier_rows",
    "editions",
    "hold",
    "known_letters",
    "last_contacts",
    "letter",
    "letters",
    "may_leave",
    "named_records",
    "named_sources",
    "offered_texts",
    "open_follow_ups",
    "paragraph",
    "rendering",
    "reusable_text",
    "reusable_texts",
    "standing_rows",
    "summary_rows",
]
