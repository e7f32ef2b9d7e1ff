"""What comes in and goes out of commitments, and how other records refer to them."""

from logbook.commitments.schemas.commitments import CommitmentFilterSchema, CommitmentSchema
from logbook.commitments.schemas.course import DeadlineSchema, ProgressSchema, StatusSchema
from logbook.commitments.schemas.evidence import EvidenceSchema
from logbook.commitments.schemas.houses import PaperSchema, RecessSchema
from logbook.commitments.schemas.named import CommitmentField, CommitmentLabel

__all__ = [
    "CommitmentField",
    "CommitmentFilterSchema",
    "CommitmentLabel",
    "CommitmentSchema",
    "DeadlineSchema",
    "EvidenceSchema",
    "PaperSchema",
    "ProgressSchema",
    "RecessSchema",
    "StatusSchema",
]
