"""What a use case of follow-ups is given: plain values, checked for shape but not yet for sense."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from logbook.dates import PartialDate
from logbook.followups.models import DEFAULT_LEAD_TIMES, FollowUpKind, FollowUpStatus, RepeatFrom
from logbook.references.details import ReferenceDetails
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class Actor:
    """Who has to act: exactly one of the four."""

    account: uuid.UUID | None = None
    organisation: uuid.UUID | None = None
    sector: uuid.UUID | None = None
    us: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """What a follow-up comes from: at most one of the four. Access and marking come with it."""

    meeting: uuid.UUID | None = None
    point: uuid.UUID | None = None
    commitment: uuid.UUID | None = None
    letter: uuid.UUID | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """How often it returns: an ISO 8601 duration, counted from the term or from the closing."""

    every: str
    from_: RepeatFrom = RepeatFrom.DUE


@dataclass(frozen=True, slots=True)
class NoteDetails:
    """A dated remark; without a day it is of today."""

    text: str
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDetails:
    """All that people write of a follow-up; an edit replaces all of it.

    `owner_id` left out is the caller, `actor` left out the owner. With both `due` and `due_text`
    the first sets the day and the second is how it was said.
    """

    title: Wording
    id: uuid.UUID | None = None
    kind: FollowUpKind = FollowUpKind.ACTION
    details: str | None = None
    origin: Origin | None = None
    commitments: list[uuid.UUID] = field(default_factory=list)
    actor: Actor | None = None
    owner_id: uuid.UUID | None = None
    deputy_id: uuid.UUID | None = None
    due: PartialDate | None = None
    due_text: str | None = None
    remind_before: list[int] = field(default_factory=lambda: list(DEFAULT_LEAD_TIMES))
    repeat: Repeat | None = None
    told_as: Wording | None = None
    made_on: date | None = None
    notes: list[NoteDetails] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Closure:
    """How a follow-up ends. `on` left out is today."""

    status: FollowUpStatus
    on: date | None = None
    outcome: str | None = None
    closed_by: ReferenceDetails | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Another term: a date, a term as spoken, both, or neither (there is no term any more)."""

    due: PartialDate | None = None
    due_text: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """Silence until a day, with the reason why."""

    until: date
    reason: str | None = None
