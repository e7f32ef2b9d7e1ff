"""The words that a meeting and its rows choose from, and the values they carry."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from logbook.directory.models import Organisation, Sector


class Setting(StrEnum):
    """The form of a contact."""

    BILATERAL = "bilateral"
    DELEGATION = "delegation"
    STEERING_GROUP = "steering-group"
    ASSOCIATION = "association"
    CALL = "call"
    VIDEO = "video"
    ROUND_TABLE = "round-table"
    WORKING_VISIT = "working-visit"
    GATHERING = "gathering"
    BRIEFING = "briefing"
    CORRESPONDENCE = "correspondence"


class MeetingStatus(StrEnum):
    """Whether it is to come, took place, or will not."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Marking(StrEnum):
    """None, or Departementaal VERTROUWELIJK. State secrets are refused altogether."""

    NONE = "none"
    DEP_V = "dep-v"


class Attribution(StrEnum):
    """How what was said may be told outside, from open to guarded."""

    NAME = "name"
    SECTOR = "sector"
    INTERNAL = "internal"


class PointKind(StrEnum):
    """What kind of thing was said."""

    MESSAGE = "message"
    ANSWER = "answer"
    ASK = "ask"
    QUESTION = "question"
    OFFER = "offer"
    AGREEMENT = "agreement"
    NOTE = "note"


COME_FROM_PARTIES = (PointKind.ANSWER, PointKind.OFFER)
"""What the other side says: never ours, unless somebody says so."""


class OnBehalfOf(StrEnum):
    """In whose name somebody spoke."""

    CABINET = "cabinet"
    MINISTRY = "ministry"


class ComplementKind(StrEnum):
    """What form of words completes a phrase."""

    NOUN_PHRASE = "noun-phrase"
    OM_TE = "om-te"
    DAT = "dat"
    HOE = "hoe"
    NAAR = "naar"
    SENTENCE = "sentence"


class ActorSide(StrEnum):
    """Whether somebody said a point, or it was said to them."""

    BY = "by"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Agenda:
    """How a meeting stands in the public agenda."""

    subject: str | None = None
    state: str | None = None
    url: str | None = None
    published_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class MeetingSource:
    """Where an imported meeting came from."""

    kind: str
    uid: str | None
    sequence: int | None


@dataclass(frozen=True, slots=True)
class Via:
    """Through whom a party was spoken to: an organisation or a sector."""

    organisation_id: uuid.UUID | None = None
    sector_id: uuid.UUID | None = None
    organisation: Organisation | None = None
    sector: Sector | None = None
