"""What can be done with commitments: one function per use case, none of which commits.

Editors and administrators change commitments; administrators keep recesses and papers.
"""

from logbook.commitments.service.acts import add_progress, change_status, set_deadline
from logbook.commitments.service.commitments import (
    create_commitment,
    delete_commitment,
    edit_commitment,
)
from logbook.commitments.service.evidence import add_evidence, edit_evidence, remove_evidence
from logbook.commitments.service.houses import (
    check_recess,
    create_paper,
    create_recess,
    delete_paper,
    delete_recess,
    edit_paper,
    edit_recess,
)

__all__ = [
    "add_evidence",
    "add_progress",
    "change_status",
    "check_recess",
    "create_commitment",
    "create_paper",
    "create_recess",
    "delete_commitment",
    "delete_paper",
    "delete_recess",
    "edit_commitment",
    "edit_evidence",
    "edit_paper",
    "edit_recess",
    "remove_evidence",
    "set_deadline",
]
