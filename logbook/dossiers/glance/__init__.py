"""The state at a glance ('stand in beeld'): what is owed, how old it is, what is still to do."""

from logbook.dossiers.glance.composing import GlanceRows, compose
from logbook.dossiers.glance.contents import Glance

__all__ = ["Glance", "GlanceRows", "compose"]
