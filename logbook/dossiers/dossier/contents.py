"""What a dossier holds: plain values, both languages in them, nothing to load any more.

These are also its JSON: what a field is called here, it is called there.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

from logbook.citations import Citation
from logbook.commitments.models import (
    Chamber,
    ClauseType,
    CommitmentKind,
    CommitmentStatus,
    EvidenceKind,
    EvidenceRole,
)
from logbook.composer.contents import Outcome
from logbook.dates import PartialDate
from logbook.letters.models import ReportState
from logbook.meetings.models import Attribution, PointKind, Setting
from logbook.web.answering import Inside, Undescribed
from logbook.wording import Wording


class TaskState(StrEnum):
    """How a follow-up stood on the day of the dossier."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """The record that something was read from, in the version that was read."""

    in_v1: ClassVar = "Source"

    kind: str
    id: uuid.UUID
    version: int


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper: `number` of its dossier, how we print it, and where it is published."""

    number: int
    suffix: str | None
    paper: str | None
    display: str
    url: str | None


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A status, with the day since which it held."""

    in_v1: ClassVar = "Step"

    status: CommitmentStatus
    on: dt.date
    reason: str | None


@dataclass(frozen=True, slots=True)
class DossierDeadline:
    """A term as spoken; `on` is the last day it could mean, `holds` whether it held still."""

    in_v1: ClassVar = "Term"

    text: str
    on: dt.date | None
    said_on: dt.date
    reason: str | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Note:
    """Where it stood on a day, in words."""

    on: dt.date
    text: str


@dataclass(frozen=True, slots=True)
class Relative:
    """Another commitment that it is tied to."""

    commitment: uuid.UUID
    label: Wording
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What was promised or asked, and where that stood on the day of the dossier.

    `citation` is as written, `dossier` what is read in it. `in_force` is False where it was
    promised or adopted only later.
    """

    source: RecordVersion
    kind: CommitmentKind
    chamber: Chamber
    title: Wording
    text: str | None
    clause: Wording | None
    clause_type: ClauseType
    parts: tuple[str, ...]
    number: str | None
    own_number: str | None
    citation: str | None
    dossier: Cited | None
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
    status_changes: tuple[StatusStep, ...]
    deadlines: tuple[DossierDeadline, ...]
    progress: tuple[Note, ...]
    doubts: tuple[str, ...]

    @property
    def known_by(self) -> str | None:
        """The number or citation that people know it by."""
        return self.own_number or self.number or self.citation

    @property
    def deadline(self) -> DossierDeadline | None:
        """The term that held on the day."""
        return next((one for one in self.deadlines if one.holds), None)


@dataclass(frozen=True, slots=True)
class Partner:
    """Who sat at the other side; `sector` by its key, `via` who spoke for them."""

    name: Wording
    sector: str | None
    sector_label: Wording | None
    via: Wording | None
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A meeting that was held."""

    in_v1: ClassVar = "Contact"

    source: RecordVersion
    date: PartialDate
    end_date: dt.date | None
    title: str
    setting: Setting
    parties: tuple[Partner, ...]
    representatives: tuple[Wording, ...]
    topics: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing said. `sentence` is how a letter would tell it; None where it may not or cannot.

    `by` None is us. `internal`: it may be told inside only.
    """

    source: RecordVersion
    date: PartialDate
    end_date: dt.date | None
    kind: PointKind
    by: Wording | None
    to: Wording | None
    phrase: str | None
    complement: Wording | None
    sentence: Wording | None
    attribution: Attribution
    internal: bool
    in_confidence: bool
    among_others: bool
    relay: bool


@dataclass(frozen=True, slots=True)
class Conversation:
    """All that was said between us and one party, in order."""

    party: Wording
    points: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class DeadlineMove:
    """A term of a follow-up that was moved on a day."""

    in_v1: ClassVar = "Move"

    due: PartialDate | None
    due_text: str | None
    on: dt.date
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A follow-up or relay as it stood on the day."""

    source: RecordVersion
    title: Wording
    actor: Wording
    owner: str
    since: dt.date | None
    due: PartialDate | None
    due_text: str | None
    due_on: dt.date | None
    state: TaskState
    closed_on: dt.date | None
    outcome: str | None
    reason: str | None
    due_history: tuple[DeadlineMove, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A piece of evidence; `sentence` has its date in it."""

    source: RecordVersion
    kind: EvidenceKind
    role: EvidenceRole
    date: PartialDate | None
    sentence: Wording
    parts: tuple[str, ...]
    text: str | None
    citation: str | None
    url: str | None
    meeting: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class DossierLetter:
    """A letter that answered or mentioned it."""

    source: RecordVersion
    date: dt.date
    subject: str | None
    our_reference: str | None
    outcome: Outcome | None
    state: ReportState


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that is known of one commitment as of a day, as far as its reader may see.

    What happened later is left out, by the earliest day that a partial date can mean. `withheld`
    counts the marked meetings that the reader may see and that never leave. `candidates` are the
    papers that its citation may mean. A dossier answers its commitment with no outcome.
    """

    kind: Literal["dossier"] = "dossier"
    date: dt.date
    answers: Undescribed[tuple[Mapping[str, str | None], ...]]
    commitment: Head
    contacts: tuple[MeetingHeld, ...]
    conversations: tuple[Conversation, ...]
    relays: tuple[Task, ...]
    follow_ups: tuple[Task, ...]
    evidence: tuple[Proof, ...]
    letters: tuple[DossierLetter, ...]
    withheld: int = 0
    candidates: Inside[tuple[Citation, ...]]
