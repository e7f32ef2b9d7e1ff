"""Meetings as a letter needs them. Notes, people and summaries are not even read."""

import uuid
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from logbook.directory import models as directory
from logbook.directory.queries.known_as import KnownAs
from logbook.letters.composer.records import (
    Actor,
    Meeting,
    Organisation,
    Party,
    Phrase,
    Point,
    Representative,
    Topic,
    Via,
)
from logbook.meetings import models as meetings

_UNKNOWN: Mapping[uuid.UUID, KnownAs] = MappingProxyType({})


def meeting_record(
    row: meetings.Meeting, known_as: Mapping[uuid.UUID, KnownAs] = _UNKNOWN
) -> Meeting:
    """The meeting, loaded whole. `known_as`: of its organisations, by which words besides."""
    return Meeting(
        id=str(row.id),
        version=row.version,
        date=row.date,
        setting=row.setting,
        status=row.status,
        occasion=row.occasion,
        representatives=[
            Representative(
                str(one.office_id) if one.office_id else None, one.level, one.on_behalf_of, one.as_
            )
            for one in row.representatives
        ],
        parties=[_party(one, known_as) for one in row.parties],
        topics=topics(row.topics),
        commitments=[str(one.id) for one in row.commitments],
        points=[_point(one) for one in row.points],
    )


def topics(rows: Sequence[directory.Topic]) -> list[Topic]:
    """The topics, in the order given."""
    return [Topic(one.slug, one.label, str(one.id), one.version) for one in rows]


def _party(row: meetings.Party, known_as: Mapping[uuid.UUID, KnownAs]) -> Party:
    via = row.via
    return Party(
        id=str(row.id),
        organisation=_organisation(row.organisation, known_as),
        nouns=row.sector.nouns if row.sector else None,
        as_=row.as_,
        plural=row.plural,
        via=Via(_organisation(via.organisation, known_as), via.sector.nouns if via.sector else None)
        if via
        else None,
        attribution=row.attribution,
    )


def _organisation(
    row: directory.Organisation | None, known_as: Mapping[uuid.UUID, KnownAs]
) -> Organisation | None:
    if row is None:
        return None
    known = known_as.get(row.id, KnownAs())
    return Organisation(
        id=str(row.id),
        name=row.name,
        in_sentence=row.in_sentence,
        short_name=row.short_name,
        plural=row.plural,
        kind=row.kind,
        nouns=row.sector.nouns if row.sector else None,
        singular=row.sector.singular if row.sector else None,
        article=row.sector.article if row.sector else None,
        other_names=known.names,
        people=known.people,
        version=row.version,
    )


def _point(row: meetings.Point) -> Point:
    return Point(
        id=str(row.id),
        kind=row.kind,
        phrase=_phrase(row.phrase),
        complement=row.complement,
        complement_kind=row.complement_kind,
        complement_plural=row.complement_plural,
        by=[_actor(one) for one in row.by],
        to=[_actor(one) for one in row.to],
        attribution=row.attribution,
        among_others=row.among_others,
        in_confidence=row.in_confidence,
        parts=tuple(row.parts),
        commitments=[str(one.id) for one in row.commitments],
    )


def _phrase(row: meetings.Phrase | None) -> Phrase | None:
    return Phrase(row.key, row.forms, str(row.id), row.version) if row else None


def _actor(row: meetings.PointActor) -> Actor:
    return Actor(str(row.party_id) if row.party_id else None, row.inline, row.plural)
