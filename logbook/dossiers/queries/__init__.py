"""The rows that dossiers, summaries and the state of affairs are compiled from."""

from logbook.dossiers.queries.activity import last_contacts, open_follow_ups
from logbook.dossiers.queries.dossier import dossier_rows
from logbook.dossiers.queries.glance import glance_rows
from logbook.dossiers.queries.standing import StandingFilter, standing_rows
from logbook.dossiers.queries.summary import summary_rows

__all__ = [
    "StandingFilter",
    "dossier_rows",
    "glance_rows",
    "last_contacts",
    "open_follow_ups",
    "standing_rows",
    "summary_rows",
]
