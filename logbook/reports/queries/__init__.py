"""What can be asked of reports and what they are compiled from, as far as the caller may see."""

from logbook.reports.queries.dossier import dossier_rows
from logbook.reports.queries.letters import known_letters
from logbook.reports.queries.register import StandingFilter, standing_rows
from logbook.reports.queries.standing import last_contacts, open_follow_ups
from logbook.reports.queries.summary import may_leave, summary_rows

__all__ = [
    "StandingFilter",
    "dossier_rows",
    "known_letters",
    "last_contacts",
    "may_leave",
    "open_follow_ups",
    "standing_rows",
    "summary_rows",
]
