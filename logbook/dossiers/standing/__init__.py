"""How commitments stand ('stand van zaken') on a day: composed purely, written in formats."""

from logbook.dossiers.standing.composing import Rows, compose
from logbook.dossiers.standing.contents import StateOfAffairs

__all__ = ["Rows", "StateOfAffairs", "compose"]
