"""Which talks a section tells, and which of them it tells together."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from logbook.composer.contents import Source
from logbook.composer.guarded import tellable
from logbook.composer.letter_context import Telling
from logbook.composer.parties import PartyNaming
from logbook.composer.records import (
    ActorRecord,
    CommitmentRecord,
    MeetingRecord,
    PartyRecord,
    PointRecord,
    TopicRecord,
)
from logbook.composer.relays import Relay, relays
from logbook.composer.voices import Voice
from logbook.dates import Days, PartialDate, days_from, first_end
from logbook.meetings.models import Attribution, MeetingStatus, PointKind


@dataclass(frozen=True, slots=True)
class Talk:
    """A meeting as it is told, with those that are `alike` but for their date."""

    first: MeetingRecord
    voice: Voice | None
    parties: Sequence[PartyRecord]
    topics: Sequence[TopicRecord]
    occasion: str
    points: Sequence[PointRecord]
    relays: Mapping[str, Sequence[Relay]]  # by the id of the point that asked to pass it on
    alike: Sequence["Talk"] = ()

    @property
    def meetings(self) -> Sequence[MeetingRecord]:
        """All of them, in order of date."""
        return [self.first, *(one.first for one in self.alike)]

    @property
    def days(self) -> list[PartialDate | Days]:
        """All on which they were."""
        return [day for one in self.meetings for day in days_from(one.date, one.end_date)]

    @property
    def sources(self) -> list[Source]:
        """The meetings, who sat at the other side, and the office that spoke."""
        meetings = [Source("meeting", one.id, one.version) for one in self.meetings]
        sat = [source for one in (self, *self.alike) for source in one.party_sources()]
        return [*meetings, *dict.fromkeys(sat), *(self.voice.sources if self.voice else ())]

    @property
    def topic_sources(self) -> list[Source]:
        """What it was about."""
        return [Source("topic", one.id or one.slug, one.version) for one in self.topics]

    def point_sources(self, point: PointRecord) -> list[Source]:
        """The point, as each of the meetings has it, and the phrase that says it."""
        at = list(self.points).index(point)
        said = [
            Source("point", one.points[at].id, one.first.version) for one in (self, *self.alike)
        ]
        phrase = point.phrase
        used = [Source("phrase", phrase.id or phrase.key, phrase.version)] if phrase else []
        return [*said, *used]

    def party_sources(self) -> Iterator[Source]:
        """The parties; and of those told by name, the organisation."""
        for party in self.parties:
            yield Source("party", party.id, self.first.version)
            one = party.organisation
            if one is not None and party.attribution is Attribution.NAME:
                yield Source("organisation", one.id, one.version)


def talks(commitments: Sequence[CommitmentRecord], telling: Telling) -> list[Talk]:
    """Those that bear on the commitments, in order of their first date."""
    wanted = {one.id for one in commitments}
    held = [
        one
        for one in telling.given.meetings
        if one.status is MeetingStatus.HELD
        and first_end(one.date, one.end_date) <= telling.given.as_of_day
    ]
    grouped: dict[object, list[Talk]] = {}
    for meeting in sorted(held, key=lambda one: (one.date, one.id)):
        talk = _talk(meeting, commitments, wanted, telling)
        if talk is not None:
            grouped.setdefault(_likeness(talk, telling.naming), []).append(talk)
    return [replace(first, alike=alike) for first, *alike in grouped.values()]


def named_occasion(meeting: MeetingRecord, language: str) -> str:
    """The occasion that the meeting is told by, whatever its setting; '' where it has none."""
    return meeting.occasion.in_language(language) if meeting.occasion is not None else ""


def _talk(
    meeting: MeetingRecord,
    commitments: Sequence[CommitmentRecord],
    wanted: AbstractSet[str],
    telling: Telling,
) -> Talk | None:
    points = [point for point in meeting.points if _is_told(point, meeting, wanted)]
    parties = tellable(meeting)
    bears = bool(points) or not wanted.isdisjoint(meeting.commitments)
    if not bears or not parties:
        return None
    occasion = named_occasion(meeting, telling.language)
    return Talk(
        meeting,
        telling.offices.voice(meeting, telling.language),
        parties,
        _topics(meeting, commitments),
        "" if telling.guard.reveals(occasion, meeting) else occasion,
        points,
        {
            point.id: relays(point, meeting, telling.given.follow_ups, telling.given.as_of_day)
            for point in points
        },
    )


def _is_told(point: PointRecord, meeting: MeetingRecord, wanted: AbstractSet[str]) -> bool:
    """Whether the section is about it, and it may be told, with whoever said and heard it."""
    if point.kind is PointKind.NOTE or point.phrase is None or point.in_confidence:
        return False
    if point.attribution is Attribution.INTERNAL:
        return False
    if wanted.isdisjoint(point.commitments or meeting.commitments):
        return False
    return all(_is_open(actors, meeting) for actors in (point.by, point.to))


def _is_open(actors: Sequence[ActorRecord], meeting: MeetingRecord) -> bool:
    internal = {one.id for one in meeting.parties if one.attribution is Attribution.INTERNAL}
    return not any(actor.party in internal for actor in actors)


def _topics(
    meeting: MeetingRecord, commitments: Sequence[CommitmentRecord]
) -> Sequence[TopicRecord]:
    """Of several topics, those that the section is about."""
    about = {topic.slug for one in commitments for topic in one.topics}
    return [topic for topic in meeting.topics if topic.slug in about] or meeting.topics


def _likeness(talk: Talk, naming: PartyNaming) -> object:
    """Equal for meetings that one sentence may tell."""
    meeting = talk.first
    return (
        (talk.voice.full, talk.voice.short) if talk.voice else None,
        tuple(
            (naming.identity(one, meeting, one.attribution), one.via, one.attribution)
            for one in talk.parties
        ),
        tuple(topic.slug for topic in talk.topics),
        meeting.setting,
        talk.occasion,
        tuple(_content(point, meeting, naming, talk.relays[point.id]) for point in talk.points),
    )


def _content(
    point: PointRecord, meeting: MeetingRecord, naming: PartyNaming, asked: Sequence[Relay]
) -> object:
    seated = {party.id: party for party in meeting.parties}
    actors = (
        tuple(
            naming.identity(seated[one.party], meeting, point.attribution)
            if one.party in seated
            else (one.inline, one.plural)
            for one in side
        )
        for side in (point.by, point.to)
    )
    return (
        said_in(point),
        point.complement_plural,
        *actors,
        point.attribution,
        point.among_others,
        tuple((naming.identity(one.by, meeting, point.attribution), one.state) for one in asked),
    )


def said_in(point: PointRecord) -> object:
    """What a point says, whoever said it to whom."""
    key = point.phrase.key if point.phrase else None
    return key, point.complement_kind, point.complement
