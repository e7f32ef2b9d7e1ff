"""What the list of how commitments stand holds, as values and as JSON; both languages in them."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal

from logbook.commitments.models import (
    CLOSED_STATUSES,
    Chamber,
    ClauseType,
    CommitmentKind,
    CommitmentStatus,
)
from logbook.commitments.queries import State
from logbook.composer.contents import Outcome
from logbook.dates import PartialDate
from logbook.dossiers.dossier.contents import Cited, DossierDeadline, Note, RecordVersion
from logbook.web.answering import Undescribed
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class AnsweringLetter:
    """A signed letter that answered it."""

    in_v1: ClassVar = "Answer"

    source: RecordVersion
    date: dt.date
    our_reference: str | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One commitment: what it is, where it is to be found, and how it stood on the day.

    `since`: from when its status held, None where nobody said. `progress` is the last note of where
    it stood, `letter` the last answer, `term` the one that held; `late`: that term had passed while
    it was still running.
    """

    source: RecordVersion
    kind: CommitmentKind
    chamber: Chamber
    title: Wording
    clause: Wording | None
    clause_type: ClauseType
    made_on: PartialDate | None
    submitted_on: PartialDate | None
    adopted_on: PartialDate | None
    occasion: Wording | None
    movers: tuple[str, ...]
    co_signers: bool
    number: str | None
    own_number: str | None
    citation: str | None
    dossier: Cited | None
    office: Wording | None
    unit: str | None
    status: CommitmentStatus
    since: dt.date | None
    progress: Note | None
    letter: AnsweringLetter | None
    term: DossierDeadline | None
    late: bool

    @property
    def settled(self) -> bool:
        """Whether it was closed on the day."""
        return self.status in CLOSED_STATUSES


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the list was narrowed to; None and blank: not."""

    office: Wording | None = None
    unit: str | None = None
    occasion: str = ""
    chamber: Chamber | None = None


@dataclass(frozen=True, slots=True)
class ListPart:
    """One table of the list: of one kind, and all of it running or all of it settled."""

    in_v1: ClassVar = "Part"

    kind: CommitmentKind
    state: Undescribed[State]
    commitments: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateOfAffairs:
    """Promises and motions apart, running before settled, as they stood on `date`.

    What was promised or adopted only later is not in it. By date, the oldest first.
    """

    in_v1: ClassVar = "Standing"

    kind: Literal["list"] = "list"
    date: dt.date
    narrowing: Narrowing
    parts: tuple[ListPart, ...]
    total: int
