"""What comes in and goes out of reports."""

from logbook.reports.schemas.asking import Format, ReportAsked, ReportAskedSchema
from logbook.reports.schemas.dossier import DossierSchema
from logbook.reports.schemas.standing import (
    StandingAsked,
    StandingAskedSchema,
    StandingSchema,
)
from logbook.reports.schemas.summary import SummarySchema

__all__ = [
    "DossierSchema",
    "Format",
    "ReportAsked",
    "ReportAskedSchema",
    "StandingAsked",
    "StandingAskedSchema",
    "StandingSchema",
    "SummarySchema",
]
