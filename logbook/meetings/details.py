"""What a use case of meetings is given: plain values, checked for shape but not yet for sense."""

import datetime as dt
import uuid
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from logbook.dates import PartialDate
from logbook.directory.models import OfficeLevel
from logbook.meetings.models import (
    Attribution,
    ComplementKind,
    Marking,
    MeetingStatus,
    OnBehalfOf,
    PointKind,
    Setting,
)
from logbook.policy import Access
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class RepresentativeDetails:
    """Who spoke for us: an office, or only a level; neither is 'not stated'."""

    id: uuid.UUID | None = None
    office: uuid.UUID | None = None
    level: OfficeLevel | None = None
    on_behalf_of: OnBehalfOf | None = None
    as_: Wording | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """An organisation or a sector: one of the two."""

    organisation: uuid.UUID | None = None
    sector: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class PartyDetails:
    """Who sat at the other side: an organisation or a sector, perhaps via an association."""

    id: uuid.UUID | None = None
    organisation: uuid.UUID | None = None
    sector: uuid.UUID | None = None
    as_: Wording | None = None
    plural: bool = False
    via: Side | None = None
    attribution: Attribution = Attribution.SECTOR


@dataclass(frozen=True, slots=True)
class ActorDetails:
    """Who said or heard a point: a party of the same meeting, or a name of its own."""

    party: uuid.UUID | None = None
    as_: Wording | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDetails:
    """One thing said. `by` left out: we say it; `to` left out: all parties hear it."""

    kind: PointKind
    id: uuid.UUID | None = None
    phrase: uuid.UUID | None = None
    complement: Wording | None = None
    complement_kind: ComplementKind | None = None
    complement_plural: bool = False
    by: list[ActorDetails] = field(default_factory=list)
    to: list[ActorDetails] = field(default_factory=list)
    attribution: Attribution | None = None
    among_others: bool = False
    relay: bool = False
    parts: list[str] = field(default_factory=list)
    commitments: list[uuid.UUID] = field(default_factory=list)
    topics: list[uuid.UUID] = field(default_factory=list)
    in_confidence: bool = False


@dataclass(frozen=True, slots=True)
class AgendaDetails:
    """How the meeting stands in the public agenda."""

    subject: str | None = None
    state: str | None = None
    url: str | None = None
    published_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDetails:
    """All that people write of a meeting; an edit replaces all of it.

    Left out, the owner is the caller, the unit and the time zone are the caller's, and the status
    follows from the date.
    """

    title: str
    date: PartialDate
    id: uuid.UUID | None = None
    occasion: Wording | None = None
    end_date: dt.date | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None
    time_zone: str | None = None
    place: str | None = None
    setting: Setting = Setting.BILATERAL
    status: MeetingStatus | None = None
    series: str | None = None
    owner: uuid.UUID | None = None
    unit: uuid.UUID | None = None
    access: Access = Access.EVERYONE
    named: list[uuid.UUID] = field(default_factory=list)
    marking: Marking = Marking.NONE
    representatives: list[RepresentativeDetails] = field(default_factory=list)
    parties: list[PartyDetails] = field(default_factory=list)
    people: list[uuid.UUID] = field(default_factory=list)
    topics: list[uuid.UUID] = field(default_factory=list)
    commitments: list[uuid.UUID] = field(default_factory=list)
    points: list[PointDetails] = field(default_factory=list)
    summary: Wording | None = None
    notes: str | None = None
    agenda: AgendaDetails | None = None


class Outcome(StrEnum):
    """What became of a planned meeting."""

    HELD = "held"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The answer to 'did this meeting take place?'; moved, it has another date."""

    outcome: Outcome
    date: PartialDate | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseDetails:
    """A verb of talks and its sentences; `forms` as logbook.meetings.phrases reads them."""

    key: str
    kinds: list[str]
    forms: list[dict[str, Any]]
    id: uuid.UUID | None = None
    example: Wording | None = None
