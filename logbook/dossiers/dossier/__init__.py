"""The dossier of one commitment as of a day: composed purely, written in several formats."""

from logbook.dossiers.dossier.composing import DossierRows, compose
from logbook.dossiers.dossier.contents import Dossier

__all__ = ["Dossier", "DossierRows", "compose"]
