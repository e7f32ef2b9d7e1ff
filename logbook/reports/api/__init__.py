"""Reports as JSON and as files under /api/v1."""

from logbook.reports.api import dossier, standing, summary
from logbook.reports.api.blueprint import blueprint

__all__ = ["blueprint", "dossier", "standing", "summary"]
