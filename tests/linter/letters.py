"""Letters for the linter: composed from small cases, and what somebody made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from logbook.composer import Letter, LetterInput, compose
from logbook.composer.contents import (
    AUTHOR,
    Block,
    ComposedParagraph,
    Enumeration,
    Sentence,
    Source,
)
from logbook.linter import Finding, Known, lint
from tests.composer.cases import letter_input
from tests.composer.small import CASE, promise

BY_AUTHOR = Source(AUTHOR, "somebody", 1)


def given(
    *meetings: Mapping[str, Any],
    commitments: Sequence[Mapping[str, Any]] = (),
    language: str = "nl",
    frame: Mapping[str, Any] | None = None,
    case: Mapping[str, Any] = CASE,
    **changed: Any,
) -> LetterInput:
    """The records of a letter on one promise, unless told otherwise."""
    own = {"commitments": commitments or [promise()], "meetings": meetings, "frame": frame or {}}
    return letter_input({**case, **own}, language, **changed)


def found(
    rule: str, records: LetterInput, letter: Letter | None = None, known: Known | None = None
) -> list[Finding]:
    """What a rule finds in a letter; in the one that is composed from the records by itself."""
    return [one for one in lint(letter or compose(records), records, known) if one.rule == rule]


def levels(
    rule: str, records: LetterInput, letter: Letter | None = None, known: Known | None = None
) -> list[tuple[str, str]]:
    """The same, as record and level."""
    return [(one.record, one.level.value) for one in found(rule, records, letter, known)]


def edited(letter: Letter, old: str, new: str) -> Letter:
    """The letter in which its author wrote other words; they must stand in it."""

    def rewritten(one: Sentence) -> Sentence:
        if old not in one.text:
            return one
        return replace(one, text=one.text.replace(old, new), sources=(*one.sources, BY_AUTHOR))

    assert any(old in one.text for one in letter.sentences), [one.text for one in letter.sentences]
    return _with_sentences(letter, rewritten)


def added(letter: Letter, text: str, *sources: Source, template: str = "") -> Letter:
    """The letter with a paragraph of the author's own at the end of its last section."""
    sentence = Sentence(text, (*sources, BY_AUTHOR), template)
    *others, last = letter.sections
    longer = replace(last, paragraphs=(*last.paragraphs, ComposedParagraph("own:1", (sentence,))))
    return replace(letter, sections=(*others, longer))


def _with_sentences(letter: Letter, change: Any) -> Letter:
    def block(one: Block) -> Block:
        if isinstance(one, Enumeration):
            return replace(one, lead=change(one.lead), items=tuple(map(change, one.items)))
        return replace(one, sentences=tuple(map(change, one.sentences)))

    return replace(
        letter,
        opening=tuple(map(block, letter.opening)),
        sections=tuple(
            replace(part, paragraphs=tuple(map(block, part.paragraphs))) for part in letter.sections
        ),
        closing=tuple(map(block, letter.closing)),
    )
