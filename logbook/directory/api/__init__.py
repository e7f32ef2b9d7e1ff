"""The directory as JSON."""

from logbook.directory.api import offices, organisations, people, sectors, topics
from logbook.directory.api.blueprint import blueprint

__all__ = ["blueprint", "offices", "organisations", "people", "sectors", "topics"]
