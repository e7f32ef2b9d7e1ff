"""The linter of letters: what a reader of the House could trip over, and what to do about it."""

from logbook.letters.linter.background import Known
from logbook.letters.linter.findings import LETTER, Finding, Level
from logbook.letters.linter.fixes import Act, Fix, Rewrite
from logbook.letters.linter.linting import lint

__all__ = ["LETTER", "Act", "Finding", "Fix", "Known", "Level", "Rewrite", "lint"]
