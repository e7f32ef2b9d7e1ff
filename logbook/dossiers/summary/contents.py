"""What the summary of a meeting holds, as values and as JSON; both languages in them."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import ClassVar, Literal

from logbook.dates import PartialDate
from logbook.dossiers.dossier.contents import Partner, RecordVersion, Saying, Task
from logbook.meetings.models import MeetingStatus, OnBehalfOf, Setting
from logbook.web.answering import Inside
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody at the other side by name; `function` is what they were on the day, if known."""

    name: str
    function: Wording | None


@dataclass(frozen=True, slots=True)
class Envoy:
    """Who spoke for us; `holder` is known for an office only, and only if the date leaves one."""

    name: Wording
    holder: str | None
    on_behalf_of: OnBehalfOf | None


@dataclass(frozen=True, slots=True)
class Link:
    """A commitment that the meeting is about."""

    commitment: uuid.UUID
    label: Wording


@dataclass(frozen=True, slots=True)
class Discussion:
    """What was discussed about the same topics, in the order logged; none: of no topic."""

    in_v1: ClassVar = "Subject"

    topics: tuple[Wording, ...]
    points: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Sequel:
    """A later meeting that is planned in the same series or with one of the parties."""

    meeting: uuid.UUID
    date: PartialDate
    end_date: dt.date | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All that a summary tells of a meeting, its follow-ups as they stood on `as_of`.

    Our own notes, points that stay internal and follow-ups of such points are not in it. Agreements
    stand apart from what else was discussed. `start_time` and `end_time` are local to `time_zone`;
    `elsewhere`: that is not the zone of the one who keeps the meeting.
    """

    kind: Literal["summary"] = "summary"
    as_of: dt.date
    source: RecordVersion
    title: str
    date: PartialDate
    end_date: dt.date | None
    start_time: dt.time | None
    end_time: dt.time | None
    time_zone: str
    place: str | None
    setting: Setting
    status: MeetingStatus
    owner: str
    unit: str
    parties: tuple[Partner, ...]
    people: tuple[Guest, ...]
    representatives: tuple[Envoy, ...]
    occasion: Wording | None
    series: str | None
    topics: tuple[Wording, ...]
    commitments: tuple[Link, ...]
    summary: Wording | None
    subjects: tuple[Discussion, ...]
    agreements: tuple[Saying, ...]
    follow_ups: tuple[Task, ...]
    planned: tuple[Sequel, ...]
    elsewhere: Inside[bool]
