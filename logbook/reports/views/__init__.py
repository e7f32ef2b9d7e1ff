"""The pages of reports."""

from logbook.reports.views import dossier, standing, summary
from logbook.reports.views.blueprint import blueprint

__all__ = ["blueprint", "dossier", "standing", "summary"]
