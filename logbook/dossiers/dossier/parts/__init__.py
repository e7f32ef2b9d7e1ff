"""The parts of a dossier in words: each turns some of its contents into blocks."""

from logbook.dossiers.dossier.parts.answers import account, doubts, evidence, letters, tasks
from logbook.dossiers.dossier.parts.promise import course, head
from logbook.dossiers.dossier.parts.talks import contacts, said

__all__ = [
    "account",
    "contacts",
    "course",
    "doubts",
    "evidence",
    "head",
    "letters",
    "said",
    "tasks",
]
