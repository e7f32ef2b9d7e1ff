"""Reports as JSON and as files under /api/v1."""

from logbook.reports.api import course, dossier, letters, paragraphs, standing, summary, texts
from logbook.reports.api.blueprint import blueprint

__all__ = [
    "blueprint",
    "course",
    "dossier",
    "letters",
    "paragraphs",
    "standing",
    "summary",
    "texts",
]
