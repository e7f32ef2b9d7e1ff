"""What can be asked about commitments. Everybody who signs in may read all of them."""

from logbook.commitments.queries.houses import (
    candidates_for,
    paper,
    paper_page,
    papers,
    recess,
    recess_page,
    recesses,
)
from logbook.commitments.queries.lists import (
    CommitmentFilter,
    Order,
    State,
    commitment_rows,
    commitments,
)
from logbook.commitments.queries.named import (
    commitment_choices,
    commitments_like,
    commitments_named,
    commitments_with,
)
from logbook.commitments.queries.single import (
    commitment,
    evidence,
    evidence_of,
    evidence_page,
    related_to,
)

__all__ = [
    "CommitmentFilter",
    "Order",
    "State",
    "candidates_for",
    "commitment",
    "commitment_choices",
    "commitment_rows",
    "commitments",
    "commitments_like",
    "commitments_named",
    "commitments_with",
    "evidence",
    "evidence_of",
    "evidence_page",
    "paper",
    "paper_page",
    "papers",
    "recess",
    "recess_page",
    "recesses",
    "related_to",
]
