"""Reports as JSON and as files under /api/v1."""

from logbook.reports.api import dossier
from logbook.reports.api.blueprint import blueprint

__all__ = ["blueprint", "dossier"]
