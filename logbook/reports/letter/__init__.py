"""The letter to parliament, composed from records: the same records give the same text."""

from logbook.reports.letter.composing import compose
from logbook.reports.letter.contents import Letter
from logbook.reports.letter.records import LetterInput

__all__ = ["Letter", "LetterInput", "compose"]
