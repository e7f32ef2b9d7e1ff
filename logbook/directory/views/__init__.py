"""The directory as pages."""

from logbook.directory.views.blueprint import blueprint

__all__ = ["blueprint"]
