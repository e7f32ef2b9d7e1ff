"""A letter, held against the records that it is made of."""

from collections.abc import Sequence
from dataclasses import replace

from logbook.composer.contents import Letter
from logbook.composer.records import LetterInput
from logbook.linter.background import Known
from logbook.linter.findings import Finding, Level
from logbook.linter.reading import Reading
from logbook.linter.rules import RULES

_ORDER = list(Level)


def lint(letter: Letter, given: LetterInput, known: Known | None = None) -> tuple[Finding, ...]:
    """What is wrong with a letter, one finding for each rule and record, errors first.

    The letter may have been edited since it was composed: what its author wrote stands in it as
    sentences with a source of the kind `AUTHOR`. `given` are the records as they are now. The same
    letter and records give the same findings in the same order.
    """
    reading = Reading(letter, given, known or Known())
    found: dict[tuple[str, str], list[Finding]] = {}
    for rule in RULES:
        for one in rule(reading):
            found.setdefault((one.rule, one.record), []).append(one)
    together = [_together(alike) for alike in found.values()]
    return tuple(sorted(together, key=lambda one: _ORDER.index(one.level)))


def _together(alike: Sequence[Finding]) -> Finding:
    """What was found on one record as one: the worst level, all sentences and fixes, each once."""
    return replace(
        alike[0],
        level=min((one.level for one in alike), key=_ORDER.index),
        sentences=tuple(dict.fromkeys(text for one in alike for text in one.sentences)),
        say=" ".join(dict.fromkeys(one.say for one in alike)),
        fixes=tuple(dict.fromkeys(fix for one in alike for fix in one.fixes)),
    )
