"""Composing the summary of a meeting from loaded rows. Pure: no query, no clock, no language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from logbook.copying import copied
from logbook.dates.spoken import Recess
from logbook.directory.models import Person
from logbook.directory.queries.organisations import holds_on
from logbook.dossiers.dossier.contents import Saying
from logbook.dossiers.dossier.talks import partner, saying, source_of, spoke_for_us
from logbook.dossiers.dossier.tasks import TaskRow, existed, task
from logbook.dossiers.summary.contents import Discussion, Envoy, Guest, Link, Sequel, Summary
from logbook.meetings.models import Attribution, Meeting, Point, PointKind
from logbook.wording import Wording


@dataclass(frozen=True, slots=True)
class SummaryRows:
    """What a summary is composed from: rows that its reader may see, loaded whole.

    `planned`: later meetings that may be told of.
    """

    meeting: Meeting
    follow_ups: Sequence[TaskRow]
    planned: Sequence[Meeting]
    recesses: Sequence[Recess]


def compose(rows: SummaryRows, as_of: date) -> Summary:
    """The summary, its follow-ups as they stood on that day."""
    meeting = rows.meeting
    told = [point for point in meeting.points if _may_leave(point)]
    kept_back = {point.id for point in meeting.points} - {point.id for point in told}
    return copied(
        Summary,
        meeting,
        kind="summary",
        as_of=as_of,
        source=source_of(meeting),
        owner=meeting.owner.name,
        unit=meeting.unit.name,
        parties=tuple(map(partner, meeting.parties)),
        people=tuple(_guest(person, meeting.date.earliest) for person in meeting.people),
        representatives=tuple(
            copied(Envoy, one, name=spoke_for_us(one)) for one in meeting.representatives
        ),
        topics=tuple(topic.label for topic in meeting.topics),
        commitments=tuple(
            Link(one.id, Wording(one.label("nl"), one.label("en"))) for one in meeting.commitments
        ),
        subjects=_subjects(
            meeting, (point for point in told if point.kind is not PointKind.AGREEMENT)
        ),
        agreements=tuple(
            saying(meeting, point) for point in told if point.kind is PointKind.AGREEMENT
        ),
        follow_ups=tuple(
            task(follow_up, as_of, rows.recesses)
            for follow_up in rows.follow_ups
            if existed(follow_up, as_of) and follow_up.point_id not in kept_back
        ),
        planned=tuple(
            copied(Sequel, one, meeting=one.id)
            for one in sorted(rows.planned, key=lambda one: (one.date, str(one.id)))
            if one.last_day >= as_of
        ),
        elsewhere=meeting.time_zone != meeting.owner.time_zone,
    )


def _may_leave(point: Point) -> bool:
    """Neither a note of our own nor what stays internal: a summary is handed on."""
    return point.kind is not PointKind.NOTE and point.attribution is not Attribution.INTERNAL


def _guest(person: Person, day: date) -> Guest:
    held = [one for one in person.affiliations if holds_on(one, day)]
    if not held:
        return Guest(person.name, None)

    def said(language: str) -> str:
        return "; ".join(
            ", ".join(filter(None, (one.function, one.organisation.name.in_language(language))))
            for one in held
        )

    return Guest(person.name, Wording(said("nl"), said("en")))


def _subjects(meeting: Meeting, points: Iterable[Point]) -> tuple[Discussion, ...]:
    """Points with the same topics together, in the order in which a first one was logged.

    A point that names no topic is about those of the meeting.
    """
    groups: dict[tuple[Wording, ...], list[Saying]] = {}
    for point in points:
        about = tuple(topic.label for topic in point.topics or meeting.topics)
        groups.setdefault(about, []).append(saying(meeting, point))
    return tuple(Discussion(topics, tuple(sayings)) for topics, sayings in groups.items())
