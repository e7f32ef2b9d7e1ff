"""The pages of dossiers, summaries and the state of affairs."""

from logbook.dossiers.views import dossier, glance, standing, summary
from logbook.dossiers.views.blueprint import blueprint

__all__ = ["blueprint", "dossier", "glance", "standing", "summary"]
