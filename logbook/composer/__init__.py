"""The letter to parliament, composed from records: the same records give the same text."""

from logbook.composer.composing import compose
from logbook.composer.contents import Letter
from logbook.composer.records import LetterInput

__all__ = ["Letter", "LetterInput", "compose"]
