"""What a letter is composed from: plain records, with nothing of a database in them.

Ids are texts; `version` is that of the record, so that a sentence can tell what it was made from.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from logbook.commitments.models import Chamber, ClauseType, CommitmentKind, EvidenceRole
from logbook.composer.contents import Outcome
from logbook.composer.frame import LetterFrame
from logbook.dates import PartialDate
from logbook.directory.models import Article, OfficeLevel, OrganisationKind
from logbook.meetings.models import (
    Attribution,
    ComplementKind,
    MeetingStatus,
    OnBehalfOf,
    PointKind,
    Setting,
)
from logbook.wording import Wording

PREDECESSOR = Wording("mijn voorganger", "my predecessor")


@dataclass(frozen=True, slots=True)
class TermRecord:
    """Somebody's time in an office, half-open: on the day `until` the successor is in office."""

    holder: str | None
    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class OfficeRecord:
    """An office of state; `succeeds` is the id of the one that it continues under a new name."""

    id: str
    name: Wording
    in_sentence: Wording
    level: OfficeLevel
    succeeds: str | None = None
    terms: Sequence[TermRecord] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """An organisation; `nouns`, `singular` and `article` are those of its sector.

    `other_names`: those it had, and those of any that it became one with. `people`: of its
    contacts, which no letter tells. `formerly`: its own, until a day. `now`: what it merged into.
    """

    id: str
    name: Wording
    in_sentence: Wording | None = None
    short_name: str | None = None
    plural: bool = False
    kind: OrganisationKind = OrganisationKind.COMPANY
    nouns: Wording | None = None
    singular: Wording | None = None
    article: Article | None = None
    other_names: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    formerly: tuple[tuple[str, dt.date], ...] = ()
    now: "OrganisationRecord | None" = None
    version: int = 1


@dataclass(frozen=True, slots=True)
class ViaRecord:
    """Through whom a party was spoken to: an organisation, or a sector by its nouns."""

    organisation: OrganisationRecord | None = None
    nouns: Wording | None = None


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """Who sat at the other side: an organisation, or a sector by its nouns.

    `singular` and `article` are those of one in that sector.
    """

    id: str
    organisation: OrganisationRecord | None = None
    nouns: Wording | None = None
    singular: Wording | None = None
    article: Article | None = None
    as_: Wording | None = None
    plural: bool = False
    via: ViaRecord | None = None
    attribution: Attribution = Attribution.SECTOR


@dataclass(frozen=True, slots=True)
class RepresentativeRecord:
    """Who spoke for us: an office by its id, or only a level; neither is 'not stated'."""

    office: str | None = None
    level: OfficeLevel | None = None
    on_behalf_of: OnBehalfOf | None = None
    as_: Wording | None = None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """Who said a point or heard it: a party by its id, or words of its own."""

    party: str | None = None
    inline: Wording | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class PhraseRecord:
    """A verb of talks: its key, and the forms that `logbook.meetings.phrases` describes."""

    key: str
    forms: Sequence[Mapping[str, Any]]
    id: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class PointRecord:
    """One thing said. Without `by` we say it, without `to` all at the other side hear it.

    `commitments`: ids of those it serves, none where it serves those of its meeting. `parts`: those
    of a commitment that it answers.
    """

    id: str
    kind: PointKind
    phrase: PhraseRecord | None = None
    complement: Wording | None = None
    complement_kind: ComplementKind | None = None
    complement_plural: bool = False
    by: Sequence[ActorRecord] = ()
    to: Sequence[ActorRecord] = ()
    attribution: Attribution = Attribution.SECTOR
    among_others: bool = False
    in_confidence: bool = False
    parts: Sequence[str] = ()
    commitments: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A subject of talks; its label can follow 'over'."""

    slug: str
    label: Wording
    id: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """One contact, with both sides of the table and what was said in the order logged."""

    id: str
    date: PartialDate
    end_date: dt.date | None = None
    setting: Setting = Setting.BILATERAL
    status: MeetingStatus = MeetingStatus.HELD
    occasion: Wording | None = None
    representatives: Sequence[RepresentativeRecord] = ()
    parties: Sequence[PartyRecord] = ()
    topics: Sequence[TopicRecord] = ()
    commitments: Sequence[str] = ()
    points: Sequence[PointRecord] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """What answers a commitment besides talks; `sentence` has the slot {date} where it is dated."""

    id: str
    role: EvidenceRole
    sentence: Wording
    date: PartialDate | None = None
    citation: str | None = None
    url: str | None = None
    parts: Sequence[str] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class FollowUpRecord:
    """What must happen next, as far as it may be told (`told_as`), agreed in a meeting or not.

    `point`: the id of the point that asked to pass a message on, where this is a relay, and
    `organisation` of whom it asked that. Closed it is `confirmed`, or else dropped.
    """

    id: str
    told_as: Wording | None = None
    made_on: dt.date | None = None
    closed_on: dt.date | None = None
    confirmed: bool = False
    point: str | None = None
    organisation: str | None = None
    commitments: Sequence[str] = ()
    version: int = 1
    meeting: str | None = None
    due_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class DeadlineRecord:
    """A term promised to the House in the words used; `on` is the last day they can mean."""

    text: str
    said_on: dt.date
    on: dt.date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentRecord:
    """A promise or a motion; `related`: the ids of those that it touches, or that touch it.

    `continues`: it is to go on with something. `parts`: what it asks for, one by one.
    """

    id: str
    kind: CommitmentKind
    heading: Wording
    chamber: Chamber = Chamber.HOUSE
    clause: Wording | None = None
    clause_type: ClauseType = ClauseType.OM
    continues: bool = False
    parts: Sequence[str] = ()
    own_number: str | None = None
    citation: str | None = None
    made_on: PartialDate | None = None
    submitted_on: PartialDate | None = None
    adopted_on: PartialDate | None = None
    occasion: Wording | None = None
    office: str | None = None
    holder: str | None = None
    movers: Sequence[str] = ()
    co_signers: bool = False
    deadlines: Sequence[DeadlineRecord] = ()
    topics: Sequence[TopicRecord] = ()
    related: Sequence[str] = ()
    evidence: Sequence[EvidenceRecord] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """A commitment with what the letter says came of it; None says nothing of that."""

    commitment: CommitmentRecord
    outcome: Outcome | None = None

    @property
    def is_mentioned(self) -> bool:
        """Whether the letter only touches upon it."""
        return self.outcome is Outcome.MENTIONED


@dataclass(frozen=True, slots=True)
class LetterInput:
    """Everything a letter is made of. `signatory` is the id of an office among `offices`.

    It speaks as 'ik'; `co_signatories` are the ids of the offices that sign below it. `predecessor`
    is what a ministry calls whoever held the office before; `on_behalf_of` in whose name it writes.
    `tells_open_relays`: whether it says who has not confirmed yet that a message was passed on.
    The commitments stand in the order wanted. `meetings` and `follow_ups` may be more than what
    the letter tells: what happened after `as_of` (else `date`) is left out here.
    """

    date: dt.date
    language: str
    signatory: str
    offices: Sequence[OfficeRecord]
    answers: Sequence[AnswerRecord]
    meetings: Sequence[MeetingRecord] = ()
    follow_ups: Sequence[FollowUpRecord] = ()
    chamber: Chamber = Chamber.HOUSE
    frame: LetterFrame = field(default_factory=LetterFrame)
    as_of: dt.date | None = None
    co_signatories: Sequence[str] = ()
    predecessor: Wording = PREDECESSOR
    on_behalf_of: OnBehalfOf | None = None
    tells_open_relays: bool = True

    @property
    def as_of_day(self) -> dt.date:
        """The day whose state the letter tells."""
        return self.as_of or self.date
