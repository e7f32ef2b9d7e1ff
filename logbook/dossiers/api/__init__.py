"""The JSON of dossiers, summaries and the state of affairs under /api/v1."""

from logbook.dossiers.api import dossier, standing, summary
from logbook.dossiers.api.blueprint import blueprint

__all__ = ["blueprint", "dossier", "standing", "summary"]
