"""What is stored of a meeting: its facts, both sides of the table, and the points said."""

from logbook.meetings.models.kinds import (
    ActorSide,
    Agenda,
    Attribution,
    ComplementKind,
    Marking,
    MeetingStatus,
    OnBehalfOf,
    PointKind,
    Setting,
)
from logbook.meetings.models.meeting import (
    Meeting,
    Party,
    Point,
    PointActor,
    Representative,
    meeting_commitment,
    meeting_named,
    meeting_person,
    meeting_topic,
    point_commitment,
    point_topic,
)
from logbook.meetings.models.phrase import Phrase

__all__ = [
    "ActorSide",
    "Agenda",
    "Attribution",
    "ComplementKind",
    "Marking",
    "Meeting",
    "MeetingStatus",
    "OnBehalfOf",
    "Party",
    "Phrase",
    "Point",
    "PointActor",
    "PointKind",
    "Representative",
    "Setting",
    "meeting_commitment",
    "meeting_named",
    "meeting_person",
    "meeting_topic",
    "point_commitment",
    "point_topic",
]
