"""What is stored of promises and motions, their evidence, and the papers they stand in."""

from logbook.commitments.models.commitments import (
    CLOSED_STATUSES,
    ClauseType,
    Commitment,
    CommitmentKind,
    CommitmentRelation,
    CommitmentStatus,
    Deadline,
    Evidence,
    EvidenceKind,
    EvidenceRole,
    ProgressNote,
    StatusChange,
    commitment_topic,
    labelled,
)
from logbook.commitments.models.houses import Chamber, Paper, Recess
from logbook.commitments.models.references import Attachment, AttachmentContent, Reference

__all__ = [
    "CLOSED_STATUSES",
    "Attachment",
    "AttachmentContent",
    "Chamber",
    "ClauseType",
    "Commitment",
    "CommitmentKind",
    "CommitmentRelation",
    "CommitmentStatus",
    "Deadline",
    "Evidence",
    "EvidenceKind",
    "EvidenceRole",
    "Paper",
    "ProgressNote",
    "Recess",
    "Reference",
    "StatusChange",
    "commitment_topic",
    "labelled",
]
