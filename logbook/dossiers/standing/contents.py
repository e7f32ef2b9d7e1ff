"""What the list of how commitments stand holds: plain values, both languages in them."""

import datetime as dt
from dataclasses import dataclass

from logbook.citations import Citation
from logbook.commitments.models import Chamber, ClauseType, CommitmentKind, CommitmentStatus
from logbook.dates import PartialDate
from logbook.dossiers.dossier.contents import DossierTerm, Note, Source
from logbook.letters.models import Outcome
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class Answer:
    """A signed letter that answered it."""

    source: Source
    date: dt.date
    reference: str | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One commitment: what it is, where it is to be found, and how it stood on the day.

    `since`: from when its status held, None where nobody said. `progress` is the last note of where
    it stood, `answer` the last letter, `term` the one that held; `late`: that term had passed while
    it was still running.
    """

    source: Source
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
    cited: Citation | None
    office: Wording | None
    unit: str | None
    status: CommitmentStatus
    since: dt.date | None
    settled: bool
    progress: Note | None
    answer: Answer | None
    term: DossierTerm | None
    late: bool


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the list was narrowed to; None and blank: not."""

    office: Wording | None = None
    unit: str | None = None
    occasion: str = ""
    chamber: Chamber | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One table of the list: of one kind, and all of it running or all of it settled."""

    kind: CommitmentKind
    settled: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class StateOfAffairs:
    """Promises and motions apart, running before settled, as they stood on `as_of`.

    What was promised or adopted only later is not in it. By date, the oldest first.
    """

    as_of: dt.date
    narrowing: Narrowing
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many commitments it tells of."""
        return sum(len(part.entries) for part in self.parts)
