"""What the linter says of a letter."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from logbook.linter.fixes import Fix

LETTER = "letter"
"""The record of a finding on the letter as a whole, or on a text that no record stands behind."""


class Level(StrEnum):
    """How much it matters, most first. An error holds back signing until mended or answered."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: there is one for each rule and record.

    `record`: the id of the record to look at, or LETTER. `sentences`: the texts in which it shows,
    none where something is missing. `say`: what is wrong and what to do, in the language in force.
    `fixes`: what mends it, as far as the rule is certain of that.
    """

    rule: str
    level: Level
    record: str
    sentences: tuple[str, ...]
    say: str
    fixes: tuple[Fix, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The finding as a report record has it, not yet answered."""
        return {
            "rule": self.rule,
            "level": self.level.value,
            "record": self.record,
            "sentences": list(self.sentences),
            "say": self.say,
            "answered": None,
        }
