"""What is stored of reports, and of the texts that letters use again."""

from logbook.letters.models.report import (
    OpenRelays,
    Paragraph,
    Rendering,
    Report,
    ReportAnswer,
    ReportAttachment,
    ReportKind,
    ReportSection,
    ReportState,
    ReportStep,
    Signatory,
    StoredFinding,
)
from logbook.letters.models.text import ReusableText, reusable_text_topic

__all__ = [
    "OpenRelays",
    "Paragraph",
    "Rendering",
    "Report",
    "ReportAnswer",
    "ReportAttachment",
    "ReportKind",
    "ReportSection",
    "ReportState",
    "ReportStep",
    "ReusableText",
    "Signatory",
    "StoredFinding",
    "reusable_text_topic",
]
