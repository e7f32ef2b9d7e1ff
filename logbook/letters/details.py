"""What a use case of letters is given: plain values, checked for shape but not yet for sense."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from logbook.commitments.models import Chamber
from logbook.composer.contents import Outcome
from logbook.letters.models import OpenRelays
from logbook.meetings.models import Marking, OnBehalfOf
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class AnswerDetails:
    """A commitment that the letter answers or mentions; without an outcome it says none."""

    commitment_id: uuid.UUID
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class SignatoryDetails:
    """An office that signs; the first of several speaks."""

    office_id: uuid.UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDetails:
    """All that people write of a letter but its text; an edit replaces all of it.

    The answers stand in the order wanted. `doubts` are sentences for colleagues, printed nowhere.
    `date` may be provisional: when it moves, the letter is
    composed again.
    """

    answers: list[AnswerDetails]
    signatories: list[SignatoryDetails]
    date: date
    id: uuid.UUID | None = None
    language: str = "nl"
    subject: str | None = None
    chamber: Chamber = Chamber.HOUSE
    addressee: str | None = None
    directorate: str | None = None
    our_reference: str | None = None
    continuation_reference: str | None = None
    your_reference: str | None = None
    attachments: list[str] = field(default_factory=list)
    marking: Marking = Marking.NONE
    on_behalf_of: OnBehalfOf | None = None
    open_relays: OpenRelays = OpenRelays.TELL
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ParagraphDetails:
    """What an author makes of a paragraph: a text of their own, or None for the one composed."""

    edited_text: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class FindingAnswer:
    """Why a finding may stand; it is named by its rule, its record and its sentences."""

    rule: str
    record: str
    reason: str
    sentences: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FindingFix:
    """A fix that was offered, by its name, and the paragraph that it changes."""

    paragraph_id: uuid.UUID
    fix: str


@dataclass(frozen=True, slots=True)
class ReviewDetails:
    """What somebody else thinks of the letter: agreed, or not, with a remark.

    `read` is the digest of the text that they read, where it is known.
    """

    agreed: bool
    remark: str | None = None
    read: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReusableTextDetails:
    """All that people write of a reusable text; `topics` are ids."""

    title: str
    text: Wording
    id: uuid.UUID | None = None
    citation: str | None = None
    url: str | None = None
    topics: list[uuid.UUID] = field(default_factory=list)
    retired: bool = False
