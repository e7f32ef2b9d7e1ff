"""What comes in and goes out of reports."""

from logbook.reports.schemas.asking import Format, ReportAsked, ReportAskedSchema
from logbook.reports.schemas.dossier import DossierSchema
from logbook.reports.schemas.findings import (
    FindingAnswerSchema,
    FindingFixSchema,
    FindingSchema,
)
from logbook.reports.schemas.letters import (
    CheckedLetterSchema,
    LetterFileSchema,
    LetterFilterSchema,
    LetterSchema,
    NewParagraphSchema,
    ParagraphSchema,
    PlaceSchema,
    ReviewSchema,
)
from logbook.reports.schemas.standing import (
    StandingAsked,
    StandingAskedSchema,
    StandingSchema,
)
from logbook.reports.schemas.summary import SummarySchema
from logbook.reports.schemas.texts import ReusableTextSchema, TextFilterSchema

__all__ = [
    "CheckedLetterSchema",
    "DossierSchema",
    "FindingAnswerSchema",
    "FindingFixSchema",
    "FindingSchema",
    "Format",
    "LetterFileSchema",
    "LetterFilterSchema",
    "LetterSchema",
    "NewParagraphSchema",
    "ParagraphSchema",
    "PlaceSchema",
    "ReportAsked",
    "ReportAskedSchema",
    "ReusableTextSchema",
    "ReviewSchema",
    "StandingAsked",
    "StandingAskedSchema",
    "StandingSchema",
    "SummarySchema",
    "TextFilterSchema",
]
