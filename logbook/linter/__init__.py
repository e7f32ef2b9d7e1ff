"""The linter of letters: what a reader of the House could trip over, and what to do about it."""

from logbook.linter.background import Known
from logbook.linter.findings import LETTER, Finding, Level
from logbook.linter.fixes import Act, Rewrite
from logbook.linter.linting import lint

__all__ = ["LETTER", "Act", "Finding", "Known", "Level", "Rewrite", "lint"]
