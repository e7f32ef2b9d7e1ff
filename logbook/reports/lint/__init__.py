"""The linter of letters: what a reader of the House could trip over, and what to do about it."""

from logbook.reports.lint.findings import LETTER, Finding, Level
from logbook.reports.lint.fixes import Act, Fix, Rewrite
from logbook.reports.lint.known import Known
from logbook.reports.lint.linting import lint

__all__ = ["LETTER", "Act", "Finding", "Fix", "Known", "Level", "Rewrite", "lint"]
