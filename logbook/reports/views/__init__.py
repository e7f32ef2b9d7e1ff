"""The pages of reports."""

from logbook.reports.views import (
    course,
    dossier,
    letter,
    letters,
    paragraphs,
    standing,
    summary,
    texts,
)
from logbook.reports.views.blueprint import blueprint

__all__ = [
    "blueprint",
    "course",
    "dossier",
    "letter",
    "letters",
    "paragraphs",
    "standing",
    "summary",
    "texts",
]
