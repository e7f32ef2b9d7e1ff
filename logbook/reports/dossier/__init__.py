"""The dossier of one commitment as of a day: composed purely, written in several formats."""

from logbook.reports.dossier.composing import Rows, compose
from logbook.reports.dossier.contents import Dossier

__all__ = ["Dossier", "Rows", "compose"]
