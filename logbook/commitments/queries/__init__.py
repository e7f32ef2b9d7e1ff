"""What can be asked about commitments. Everybody who signs in may read all of them."""

from logbook.commitments.queries.named import (
    commitment_choices,
    commitments_like,
    commitments_named,
    commitments_with,
)

__all__ = [
    "commitment_choices",
    "commitments_like",
    "commitments_named",
    "commitments_with",
]
