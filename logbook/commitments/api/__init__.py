"""Commitments, their evidence, recesses and papers as JSON."""

from logbook.commitments.api import commitments, evidence, houses
from logbook.commitments.api.blueprint import blueprint

__all__ = ["blueprint", "commitments", "evidence", "houses"]
