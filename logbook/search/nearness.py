"""How well a name answers what somebody types in a box that offers names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from typing import TypeVar

from logbook.search.folding import folded, words_of

Thing = TypeVar("Thing")

_LEAST_ALIKE = 0.72
_SHORTEST_GUESSED = 3


class Answer(IntEnum):
    """The better, the lower."""

    WHOLE = 0
    """It is what was typed, whatever the capitals and accents."""
    BEGINNING = 1
    """It begins with it: 'rabo' of Rabobank."""
    WORDS = 2
    """Each word that was typed begins one of it: 'ver ban' of Vereniging van Banken."""


@dataclass(frozen=True, slots=True)
class AskedName:
    """What was typed, folded once for many names."""

    whole: str
    words: Sequence[str]

    @classmethod
    def of(cls, text: str) -> "AskedName":
        """The text as it is looked for."""
        return cls(" ".join(folded(text).split()), words_of(text))

    def answered_by(self, names: Iterable[str | None]) -> Answer | None:
        """How the best of a thing's names answers; None where none of them does."""
        if not self.words:
            return None
        found = [self._answer(folded(name)) for name in names if name]
        return min((one for one in found if one is not None), default=None)

    def _answer(self, name: str) -> Answer | None:
        if name == self.whole:
            return Answer.WHOLE
        if name.startswith(self.whole):
            return Answer.BEGINNING
        if not all(word in name for word in self.words):
            return None
        own = words_of(name)
        begun = all(any(one.startswith(word) for one in own) for word in self.words)
        return Answer.WORDS if begun else None

    def likeness(self, names: Iterable[str | None]) -> float:
        """From 0 to 1: how much what was typed looks like one of the names, or how it begins.

        0 also where it looks less alike than can be meant: that is found out quickly.
        """
        if len(self.whole) < _SHORTEST_GUESSED:
            return 0.0
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(self.whole)
        best = 0.0
        for name in filter(None, names):
            plain = folded(name)
            for text in (plain, plain[: len(self.whole)]):
                matcher.set_seq1(text)
                least = max(best, _LEAST_ALIKE)
                if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
                    best = max(best, matcher.ratio())
        return best if best >= _LEAST_ALIKE else 0.0


def answering(
    text: str, things: Iterable[tuple[Thing, Sequence[str | None]]]
) -> list[tuple[Answer, Thing]]:
    """The things that one of their names answers for, the best first, else in their order."""
    asked = AskedName.of(text)
    found = [
        (answer, thing)
        for thing, names in things
        if (answer := asked.answered_by(names)) is not None
    ]
    return sorted(found, key=lambda one: one[0])


def nearest(
    text: str, things: Iterable[tuple[Thing, Sequence[str | None]]], most: int = 3
) -> list[Thing]:
    """Those whose name looks most like a text that none of them answers: slips of the finger."""
    asked = AskedName.of(text)
    scored = [(asked.likeness(names), thing) for thing, names in things]
    alike = [one for one in scored if one[0] >= _LEAST_ALIKE]
    return [thing for _score, thing in sorted(alike, key=lambda one: -one[0])[:most]]
