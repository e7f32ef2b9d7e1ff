"""What is known while a letter is told: its language, who signs, and what was named before."""

from dataclasses import replace
from functools import cached_property

from logbook.commitments.models import Chamber
from logbook.composer.contents import Sentence, Source
from logbook.composer.guarded import Guard
from logbook.composer.parties import PartyNaming
from logbook.composer.records import CommitmentRecord, LetterInput
from logbook.composer.voices import Offices
from logbook.composer.wording import fixed, house


class Telling:
    """One letter being told, from its first line to its last."""

    def __init__(self, given: LetterInput) -> None:
        self.given = given
        self.language = given.language
        self.offices = Offices(given)
        self.guard = Guard(given.meetings)
        self.naming = PartyNaming(given.language, self.guard)

    @cached_property
    def in_dutch(self) -> "Telling":
        """The same in Dutch, for what nobody wrote in the letter's language."""
        return self if self.language == "nl" else Telling(replace(self.given, language="nl"))

    def house(self, chamber: Chamber) -> str:
        """The chamber as this letter calls it."""
        return house(chamber, self.given.chamber, self.language)

    def fixed(self, name: str, *sources: Source, **words: str) -> Sentence:
        """A fixed sentence in the letter's language."""
        return fixed(name, self.language, tuple(dict.fromkeys(sources)), **words)

    def told(self, commitment: CommitmentRecord) -> Source:
        """The commitment as a source."""
        return Source("commitment", commitment.id, commitment.version)
