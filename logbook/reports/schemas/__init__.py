"""What comes in and goes out of reports."""

from logbook.reports.schemas.asking import Format, ReportAsked, ReportAskedSchema
from logbook.reports.schemas.dossier import DossierSchema
from logbook.reports.schemas.letters import (
    FindingAnswerSchema,
    FindingSchema,
    LetterFilterSchema,
    LetterSchema,
    ParagraphSchema,
    ReviewSchema,
)
from logbook.reports.schemas.standing import (
    StandingAsked,
    StandingAskedSchema,
    StandingSchema,
)
from logbook.reports.schemas.summary import SummarySchema

__all__ = [
    "DossierSchema",
    "FindingAnswerSchema",
    "FindingSchema",
    "Format",
    "LetterFilterSchema",
    "LetterSchema",
    "ParagraphSchema",
    "ReportAsked",
    "ReportAskedSchema",
    "ReviewSchema",
    "StandingAsked",
    "StandingAskedSchema",
    "StandingSchema",
    "SummarySchema",
]
