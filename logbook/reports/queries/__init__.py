"""What can be asked of reports and what they are compiled from, as far as the caller may see."""

from logbook.reports.queries.letters import known_letters

__all__ = ["known_letters"]
