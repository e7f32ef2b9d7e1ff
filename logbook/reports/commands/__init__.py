"""Reports from the command line, as the system: it sees what is *everyone* or *unit*."""

from logbook.reports.commands import compose
from logbook.reports.commands.group import commands

__all__ = ["commands", "compose"]
