"""Reports from the command line, as the system: it sees what is *everyone* or *unit*."""

from logbook.dossiers.commands import compose
from logbook.dossiers.commands.group import commands

__all__ = ["commands", "compose"]
