"""The letter to parliament, composed from records: the same records give the same text."""

from logbook.letters.composer.composing import compose
from logbook.letters.composer.contents import Letter
from logbook.letters.composer.records import LetterInput

__all__ = ["Letter", "LetterInput", "compose"]
