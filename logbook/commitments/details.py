"""What a use case of commitments is given: plain values, of the right shape."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from logbook.commitments.models import (
    Chamber,
    ClauseType,
    CommitmentKind,
    CommitmentStatus,
    EvidenceKind,
    EvidenceRole,
)
from logbook.dates import PartialDate
from logbook.references.details import ReferenceDetails
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class RelationDetails:
    """A tie to another commitment: 'touches', 'repeats', 'replaces' and such."""

    other_id: uuid.UUID
    kind: str = "touches"
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class StatusDetails:
    """A step of the status. `on` left out is today."""

    status: CommitmentStatus
    on: date | None = None
    reason: str | None = None
    letter_id: uuid.UUID | None = None
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class DeadlineDetails:
    """A term as spoken.

    `on` left out is read in the words; `said_on` left out is today, or for the first term of a new
    commitment the day since which it binds.
    """

    text: str
    on: date | None = None
    said_on: date | None = None
    reason: str | None = None
    letter_id: uuid.UUID | None = None
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class ProgressDetails:
    """Where it stands, in words. `on` left out is today."""

    text: str
    on: date | None = None
    id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentDetails:
    """All that people write of a commitment; an edit replaces all of it.

    What it went through (`status_changes`, `deadlines`, `progress`) stays as it is where it is
    None: a form leaves it to the acts of the page. `status` None is that of the last change, else
    open.
    """

    kind: CommitmentKind
    title: Wording
    id: uuid.UUID | None = None
    chamber: Chamber = Chamber.HOUSE
    heading: Wording | None = None
    text: str | None = None
    clause: Wording | None = None
    clause_type: ClauseType = ClauseType.OM
    continues: bool = False
    parts: list[str] = field(default_factory=list)
    number: str | None = None
    own_number: str | None = None
    citation: str | None = None
    made_on: PartialDate | None = None
    submitted_on: PartialDate | None = None
    adopted_on: PartialDate | None = None
    occasion: Wording | None = None
    office_id: uuid.UUID | None = None
    holder: str | None = None
    movers: list[str] = field(default_factory=list)
    co_signers: bool = False
    promised_to: str | None = None
    lead_ministry: str | None = None
    unit_id: uuid.UUID | None = None
    owner_id: uuid.UUID | None = None
    deputy_id: uuid.UUID | None = None
    topics: list[uuid.UUID] = field(default_factory=list)
    related: list[RelationDetails] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    status: CommitmentStatus | None = None
    status_changes: list[StatusDetails] | None = None
    deadlines: list[DeadlineDetails] | None = None
    progress: list[ProgressDetails] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDetails:
    """What answers a commitment; an edit replaces all of it."""

    kind: EvidenceKind
    sentence: Wording
    id: uuid.UUID | None = None
    role: EvidenceRole = EvidenceRole.ANSWERS
    date: PartialDate | None = None
    parts: list[str] = field(default_factory=list)
    reference: ReferenceDetails | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDetails:
    """A paper of the House that is known to exist."""

    citation: str
    id: uuid.UUID | None = None
    about: str | None = None
    on: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecessDetails:
    """A recess, with its first and last day."""

    chamber: Chamber
    name: str
    since: date
    until: date
    id: uuid.UUID | None = None
    checked: bool = False
