"""What comes in and goes out of commitments, and how other records refer to them."""

from logbook.commitments.schemas.named import CommitmentField, CommitmentLabel
from logbook.commitments.schemas.references import ReferenceSchema, meetings_shown

__all__ = ["CommitmentField", "CommitmentLabel", "ReferenceSchema", "meetings_shown"]
