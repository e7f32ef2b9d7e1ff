"""A letter, held against the records that it is made of."""

from dataclasses import replace

from logbook.reports.letter.contents import Letter
from logbook.reports.letter.records import LetterInput
from logbook.reports.lint.findings import Finding, Level
from logbook.reports.lint.known import Known
from logbook.reports.lint.reading import Reading
from logbook.reports.lint.rules import RULES

_ORDER = list(Level)


def lint(letter: Letter, given: LetterInput, known: Known | None = None) -> tuple[Finding, ...]:
    """What is wrong with a letter, one finding for each rule and record, errors first.

    The letter may have been edited since it was composed: what its author wrote stands in it as
    sentences with a source of the kind `AUTHOR`. `given` are the records as they are now. The same
    letter and records give the same findings in the same order.
    """
    reading = Reading(letter, given, known or Known())
    found: dict[tuple[str, str], Finding] = {}
    for rule in RULES:
        for one in rule(reading):
            key = (one.rule, one.record)
            found[key] = _both(found[key], one) if key in found else one
    return tuple(sorted(found.values(), key=lambda one: _ORDER.index(one.level)))


def _both(one: Finding, other: Finding) -> Finding:
    """Two findings on one record as one: the worse level, all sentences, each thing said once."""
    return replace(
        one,
        level=min(one.level, other.level, key=_ORDER.index),
        sentences=tuple(dict.fromkeys((*one.sentences, *other.sentences))),
        say=one.say if other.say in one.say else f"{one.say} {other.say}",
    )
