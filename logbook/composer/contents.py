"""A composed letter: sections of paragraphs of sentences, each with what it was made from."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from logbook.commitments.models import Chamber
from logbook.composer.frame import LetterFrame
from logbook.meetings.guarding import Untold

AUTHOR = "author"
"""The kind of the source, and the template, of what a person wrote over or beside the composed."""

REUSABLE = "reusable-text"
"""The kind of the source, and the template, of a reusable text that stands as it was written."""


class Outcome(StrEnum):
    """What a letter says of a commitment."""

    FULFILLED = "fulfilled"
    PARTLY = "partly"
    IN_PROGRESS = "in-progress"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A record in the version that was told, a reusable text, or the author of a text."""

    kind: str
    id: str
    version: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or a record's own words), its sources, and the name of what shaped it.

    `citation` and `url` are what it was taken from, printed as a footnote.
    """

    text: str
    sources: Sequence[Source]
    template: str
    url: str | None = None
    citation: str | None = None

    @property
    def note(self) -> str | None:
        """The footnote: the citation as written, and the address."""
        return ", ".join(filter(None, (self.citation, self.url))) or None


@dataclass(frozen=True, slots=True)
class ComposedParagraph:
    """Sentences that belong together; `key` is what they tell, stable when composed again."""

    key: str
    sentences: Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items under a line that announces them."""

    key: str
    lead: Sentence
    items: Sequence[Sentence]

    @property
    def sentences(self) -> Sequence[Sentence]:
        """The line and the items under it, in the order read."""
        return (self.lead, *self.items)


Block = ComposedParagraph | Enumeration


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record that bears on a section and is told nowhere in it, and why."""

    record: Source
    reason: Untold


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part; `commitments` are the ids of what it answers. Without heading: mentions.

    `withheld` is what attribution kept out of it; a stored letter does not keep that.
    """

    heading: str | None
    commitments: Sequence[str]
    paragraphs: Sequence[Block]
    withheld: Sequence[Withheld] = ()


@dataclass(frozen=True, slots=True)
class ComposedSignature:
    """An office as sentences call it, and who holds it on the letter's date, where known."""

    office: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class Letter:
    """The whole of it, in one language. Of several signatures the first is 'ik'."""

    language: str
    date: dt.date
    chamber: Chamber
    frame: LetterFrame
    opening: Sequence[Block]
    sections: Sequence[Section]
    signatures: Sequence[ComposedSignature]
    closing: Sequence[Block] = ()

    @property
    def sentences(self) -> Sequence[Sentence]:
        """Every sentence, in the order read."""
        told = (one for part in self.sections for one in part.paragraphs)
        blocks = (*self.opening, *told, *self.closing)
        return [sentence for block in blocks for sentence in block.sentences]
