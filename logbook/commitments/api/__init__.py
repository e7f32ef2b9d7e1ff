"""Commitments, their evidence, references, recesses and papers as JSON."""

from logbook.commitments.api import commitments, evidence, houses, references
from logbook.commitments.api.blueprint import blueprint

__all__ = ["blueprint", "commitments", "evidence", "houses", "references"]
