"""Whether a text says what somebody said, in the same words or in others of the same stem."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from logbook.search.folding import stems_of, words_in

_LITTLE = frozenset(
    " ".join(
        (
            "de het een der den des dit dat deze die daar er hier en of maar want dus als dan toen",
            "omdat doordat zodat ook nog al wel niet geen in op aan bij van voor met om te ten ter",
            "tot uit over door naar onder tussen na per tegen zonder binnen tijdens hun haar zijn",
            "hij zij ze wij we ik u uw hen hem ons onze zich zelf men wie wat waar hoe welke",
            "is was waren ben bent geweest heeft hebben had hadden gehad wordt worden werd werden",
            "geworden zal zullen zou zouden kan kunnen kon konden moet moeten moest moesten mag",
            "mogen mocht wil willen wilde wilden gaat gaan ging gingen gegaan doet doen deed komt",
            "komen kwam meer minder zeer heel veel weinig",
            "the a an this that these those there here and or but as than then because so also",
            "still not no in on at by of for with to from about through under between after",
            "per against without within during their his her its he she it they we i you your them",
            "him us our who what where how which is are was were be been being has have had will",
            "would shall should can could must may might do does did go goes more less very much",
        )
    ).split()
)
"""What says nothing of what is said."""
_WEAK = frozenset(
    (
        *("nodig", "noodzakelijk", "belangrijk", "mogelijk", "wenselijk", "goed", "groot", "nieuw"),
        *("need", "needs", "needed", "required", "necessary", "important", "possible"),
        *("desirable", "good", "great", "large", "new"),
    )
)
"""What says little of it by itself."""
_DOUBLE = re.compile(r"([^\W\d_])\1")
_LONG_STEM = 6  # a shorter one begins too many words that have nothing to do with it


@dataclass(frozen=True)
class Words:
    """A text as its words in their order, folded."""

    each: tuple[str, ...]

    @classmethod
    def of(cls, *texts: str | None) -> "Words":
        """Those of all these texts."""
        return cls(tuple(word for text in texts for word in words_in(text or "")))

    @cached_property
    def telling(self) -> Sequence[str]:
        """Those that say something, each once."""
        return list(dict.fromkeys(word for word in self.each if word not in _LITTLE))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of those."""
        return frozenset[str]().union(*map(_roots, self.telling))

    def has(self, word: str) -> bool:
        """Whether one of the words is the same in another form, or is made with it."""
        wanted = _roots(word)
        if not wanted.isdisjoint(self.stems):
            return True
        long = tuple(stem for stem in wanted if len(stem) > _LONG_STEM)
        return any(stem.startswith(long) for stem in self.stems) if long else False

    def repeats(self, other: "Words") -> bool:
        """Whether the other words stand here one behind another."""
        return bool(other.telling) and f" {' '.join(other.each)} " in f" {' '.join(self.each)} "


def _roots(word: str) -> frozenset[str]:
    """Its stems with every vowel written once, and without the 't' of a verb: 'daalt' is 'dal'."""
    stems = {_DOUBLE.sub(r"\1", stem) for stem in stems_of(word)}
    return frozenset(stems | {stem[:-1] for stem in stems if re.search(r"\w{3}t$", stem)})


def says(text: Words, said: Words, known: Words) -> bool:
    """Whether the text says what was said, beyond what is `known` of it anyhow.

    That is word for word, or by more than half of the words that matter, one of them not known.
    """
    if text.repeats(said):
        return not known.repeats(said)
    strong = [word for word in said.telling if word not in _WEAK] or said.telling
    found = {word for word in said.telling if text.has(word)}
    most = 2 * len(found.intersection(strong)) > len(strong)
    return most and any(not known.has(word) for word in found)
