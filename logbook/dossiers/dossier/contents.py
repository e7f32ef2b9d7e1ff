"""What a dossier holds: plain values, both languages in them, nothing to load any more."""

import uuid
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from logbook.citations import Citation
from logbook.commitments.models import (
    Chamber,
    ClauseType,
    CommitmentKind,
    CommitmentStatus,
    EvidenceKind,
    EvidenceRole,
)
from logbook.dates import PartialDate
from logbook.letters.models import Outcome, ReportState
from logbook.meetings.models import Attribution, PointKind, Setting
from logbook.wording import Wording


class Standing(StrEnum):
    """How a follow-up stood on the day of the dossier."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Source:
    """The record that something was read from, in the version that was read."""

    kind: str
    id: uuid.UUID
    version: int


@dataclass(frozen=True, slots=True)
class Step:
    """A status, with the day since which it held."""

    status: CommitmentStatus
    on: date
    reason: str | None


@dataclass(frozen=True, slots=True)
class DossierTerm:
    """A term as spoken; `latest` is the last day it could mean, `holds` whether it held still."""

    text: str
    latest: date | None
    said_on: date
    reason: str | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Where it stood on a day, in words."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Relative:
    """Another commitment that it is tied to."""

    id: uuid.UUID
    label: Wording
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What was promised or asked, and where that stood on the day of the dossier.

    `citation` is as written, `cited` what is read in it. `in_force` is False where it was promised
    or adopted only later.
    """

    source: Source
    kind: CommitmentKind
    chamber: Chamber
    title: Wording
    known_by: str | None
    text: str | None
    clause: Wording | None
    clause_type: ClauseType
    parts: tuple[str, ...]
    number: str | None
    own_number: str | None
    citation: str | None
    cited: Citation | None
    made_on: PartialDate | None
    submitted_on: PartialDate | None
    adopted_on: PartialDate | None
    occasion: Wording | None
    office: Wording | None
    holder: str | None
    movers: tuple[str, ...]
    co_signers: bool
    promised_to: str | None
    lead_ministry: str | None
    unit: str | None
    owner: str | None
    deputy: str | None
    topics: tuple[Wording, ...]
    related: tuple[Relative, ...]
    in_force: bool
    status: CommitmentStatus
    steps: tuple[Step, ...]
    terms: tuple[DossierTerm, ...]
    progress: tuple[Note, ...]
    doubts: tuple[str, ...]

    @property
    def term(self) -> DossierTerm | None:
        """The term that held on the day."""
        return next((term for term in self.terms if term.holds), None)


@dataclass(frozen=True, slots=True)
class Partner:
    """Who sat at the other side; `via` the association that spoke for them."""

    key: str
    name: Wording
    sector_key: str | None
    sector: Wording | None
    via: Wording | None
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Contact:
    """A meeting that was held."""

    source: Source
    date: PartialDate
    title: str
    setting: Setting
    partners: tuple[Partner, ...]
    for_us: tuple[Wording, ...]
    topics: tuple[Wording, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said. `sentence` is how a letter would tell it; None where it may not or cannot.

    `speaker` None is us.
    """

    meeting: Source
    date: PartialDate
    kind: PointKind
    speaker: Wording | None
    hearer: Wording | None
    sentence: Wording | None
    words: Wording | None
    phrase: str | None
    attribution: Attribution
    in_confidence: bool
    among_others: bool
    relay: bool

    @property
    def is_internal(self) -> bool:
        """Whether it may be told inside only."""
        return self.attribution is Attribution.INTERNAL


@dataclass(frozen=True, slots=True)
class Conversation:
    """All that was said between us and one party, in order."""

    partner: Wording
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A term of a follow-up that was moved on a day."""

    due: PartialDate | None
    due_text: str | None
    on: date
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A follow-up or relay as it stood on the day."""

    source: Source
    title: Wording
    actor: Wording
    owner: str
    since: date | None
    due: PartialDate | None
    due_text: str | None
    due_on: date | None
    standing: Standing
    closed_on: date | None
    outcome: str | None
    reason: str | None
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A piece of evidence; `sentence` has its date in it."""

    source: Source
    kind: EvidenceKind
    role: EvidenceRole
    date: PartialDate | None
    sentence: Wording
    parts: tuple[str, ...]
    text: str | None
    citation: str | None
    url: str | None
    meeting_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class DossierLetter:
    """A letter that answered or mentioned it."""

    source: Source
    date: date
    subject: str | None
    reference: str | None
    outcome: Outcome | None
    state: ReportState


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that is known of one commitment as of a day, as far as its reader may see.

    What happened later is left out, by the earliest day that a partial date can mean. `withheld`
    counts the marked meetings that the reader may see and that never leave.
    """

    as_of: date
    head: Head
    contacts: tuple[Contact, ...]
    conversations: tuple[Conversation, ...]
    relays: tuple[Task, ...]
    follow_ups: tuple[Task, ...]
    evidence: tuple[Proof, ...]
    letters: tuple[DossierLetter, ...]
    candidates: tuple[Citation, ...]
    withheld: int = 0
