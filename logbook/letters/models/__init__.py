"""What is stored of reports, and of the texts that letters use again."""

from logbook.letters.models.report import (
    Finding,
    OpenRelays,
    Outcome,
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
)
from logbook.letters.models.text import ReusableText, reusable_text_topic

__all__ = [
    "Finding",
    "OpenRelays",
    "Outcome",
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
    "reusable_text_topic",
]
