"""What comes in and goes out of dossiers, summaries and the state of affairs."""

from logbook.dossiers.schemas.asking import ReportAsked, ReportAskedSchema
from logbook.dossiers.schemas.dossier import DossierSchema
from logbook.dossiers.schemas.standing import StandingAsked, StandingAskedSchema, StandingSchema
from logbook.dossiers.schemas.summary import SummarySchema

__all__ = [
    "DossierSchema",
    "ReportAsked",
    "ReportAskedSchema",
    "StandingAsked",
    "StandingAskedSchema",
    "StandingSchema",
    "SummarySchema",
]
