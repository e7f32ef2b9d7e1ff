"""What can be done with commitments: one function per use case, none of which commits.

Editors and administrators change commitments; administrators keep recesses and papers.
"""

from logbook.commitments.service.acts import add_progress, change_status, set_deadline
from logbook.commitments.service.commitments import (
    create_commitment,
    delete_commitment,
    edit_commitment,
)
from logbook.commitments.service.evidence import Known, add_evidence, edit_evidence, remove_evidence
from logbook.commitments.service.houses import (
    check_recess,
    create_paper,
    create_recess,
    delete_paper,
    delete_recess,
    edit_paper,
    edit_recess,
)
from logbook.commitments.service.references import create_reference, edit_reference

__all__ = [
    "Known",
    "add_evidence",
    "add_progress",
    "change_status",
    "check_recess",
    "create_commitment",
    "create_paper",
    "create_recess",
    "create_reference",
    "delete_commitment",
    "delete_paper",
    "delete_recess",
    "edit_commitment",
    "edit_evidence",
    "edit_paper",
    "edit_recess",
    "edit_reference",
    "remove_evidence",
    "set_deadline",
]
