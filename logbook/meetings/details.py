"""What a use case of meetings is given: plain values, checked for shape but not yet for sense."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from logbook.dates import PartialDate
from logbook.directory.models import OfficeLevel
from logbook.meetings.models import (
    Agenda,
    Attribution,
    ComplementKind,
    Marking,
    MeetingStatus,
    OnBehalfOf,
    PointKind,
    Setting,
)
from logbook.meetings.phrases import Subject
from logbook.policy import Access
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class RepresentativeDetails:
    """Who spoke for us: an office, or only a level; neither is 'not stated'."""

    id: uuid.UUID | None = None
    office_id: uuid.UUID | None = None
    level: OfficeLevel | None = None
    on_behalf_of: OnBehalfOf | None = None
    as_: Wording | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """An organisation or a sector: one of the two."""

    organisation_id: uuid.UUID | None = None
    sector_id: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class PartyDetails:
    """Who sat at the other side: an organisation or a sector, perhaps via an association."""

    id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None
    sector_id: uuid.UUID | None = None
    as_: Wording | None = None
    plural: bool = False
    via: Side | None = None
    attribution: Attribution = Attribution.SECTOR


@dataclass(frozen=True, slots=True)
class ActorDetails:
    """Who said or heard a point: a party of the same meeting, a name of its own, or us."""

    party_id: uuid.UUID | None = None
    inline: Wording | None = None
    plural: bool = False
    us: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDetails:
    """One thing said. `by` left out: we say it, but of an answer or an offer the only party does.

    `to` left out: all parties hear it.
    """

    kind: PointKind
    id: uuid.UUID | None = None
    phrase_id: uuid.UUID | None = None
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
    owner_id: uuid.UUID | None = None
    unit_id: uuid.UUID | None = None
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
    agenda: Agenda | None = None


class ConfirmationOutcome(StrEnum):
    """What became of a planned meeting."""

    HELD = "held"
    MOVED = "moved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The answer to 'did this meeting take place?'; moved, it has another date."""

    outcome: ConfirmationOutcome
    date: PartialDate | None = None
    start_time: dt.time | None = None
    end_time: dt.time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseForm:
    """A sentence of a phrase for one subject and one kind of complement.

    `sentence` and `confirmed` are templates (logbook.meetings.phrases); `again` is what the second
    telling of an equal point calls it ('dezelfde oproep').
    """

    subject: Subject
    sentence: Wording
    complement_kind: ComplementKind | None = None
    again: Wording | None = None
    confirmed: Wording | None = None

    def as_json(self) -> dict[str, Any]:
        """The form as it is stored."""
        stored: dict[str, Any] = {
            "subject": self.subject.value,
            "complementKind": self.complement_kind and self.complement_kind.value,
        }
        for name in ("sentence", "again", "confirmed"):
            text: Wording | None = getattr(self, name)
            if text is not None:
                stored[name] = {"nl": text.nl, "en": text.en}
        return stored

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "PhraseForm":
        """The form that was stored."""
        kind = stored.get("complementKind")
        texts = {
            name: Wording(**stored[name])
            for name in ("sentence", "again", "confirmed")
            if stored.get(name)
        }
        return cls(
            subject=Subject(stored["subject"]),
            complement_kind=ComplementKind(kind) if kind else None,
            **texts,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseDetails:
    """A verb of talks, the kinds of point it serves, and its sentences."""

    key: str
    kinds: list[PointKind]
    forms: list[PhraseForm]
    id: uuid.UUID | None = None
    example: Wording | None = None
    retired: bool = False
