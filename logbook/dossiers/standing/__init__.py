"""How commitments stand ('stand van zaken') on a day: composed purely, written in formats."""

from logbook.dossiers.standing.composing import StandingRows, compose
from logbook.dossiers.standing.contents import StateOfAffairs

__all__ = ["StandingRows", "StateOfAffairs", "compose"]
