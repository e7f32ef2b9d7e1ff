"""How commitments stand ('stand van zaken') on a day: composed purely, written in formats."""

from logbook.reports.standing.composing import Rows, compose
from logbook.reports.standing.contents import StateOfAffairs

__all__ = ["Rows", "StateOfAffairs", "compose"]
