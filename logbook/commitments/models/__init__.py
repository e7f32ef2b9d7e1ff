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

__all__ = [
    "CLOSED_STATUSES",
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
    "StatusChange",
    "commitment_topic",
    "labelled",
]
