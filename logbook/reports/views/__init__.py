"""The pages of reports."""

from logbook.reports.views import dossier
from logbook.reports.views.blueprint import blueprint

__all__ = ["blueprint", "dossier"]
