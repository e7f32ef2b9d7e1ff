"""What comes in and goes out of letters and of reusable texts."""

from logbook.letters.schemas.findings import FindingAnswerSchema, FindingFixSchema
from logbook.letters.schemas.letters import (
    CheckedLetterSchema,
    LetterFileSchema,
    LetterFilterSchema,
    LetterSchema,
    NewParagraphSchema,
    ParagraphSchema,
    PlaceSchema,
    ReviewSchema,
)
from logbook.letters.schemas.texts import ReusableTextSchema, TextFilterSchema

__all__ = [
    "CheckedLetterSchema",
    "FindingAnswerSchema",
    "FindingFixSchema",
    "LetterFileSchema",
    "LetterFilterSchema",
    "LetterSchema",
    "NewParagraphSchema",
    "ParagraphSchema",
    "PlaceSchema",
    "ReusableTextSchema",
    "ReviewSchema",
    "TextFilterSchema",
]
