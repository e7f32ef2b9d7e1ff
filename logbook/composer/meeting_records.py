"""Meetings as a letter needs them. Notes, people and summaries are not even read."""

import uuid
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from logbook.composer.records import (
    ActorRecord,
    MeetingRecord,
    OrganisationRecord,
    PartyRecord,
    PhraseRecord,
    PointRecord,
    RepresentativeRecord,
    TopicRecord,
    ViaRecord,
)
from logbook.copying import copied
from logbook.directory import models as directory
from logbook.directory.queries.known_as import KnownAs
from logbook.meetings import models as meetings

_UNKNOWN: Mapping[uuid.UUID, KnownAs] = MappingProxyType({})


def meeting_record(
    row: meetings.Meeting, known_as: Mapping[uuid.UUID, KnownAs] = _UNKNOWN
) -> MeetingRecord:
    """The meeting, loaded whole. `known_as`: of its organisations, by which words besides."""
    return copied(
        MeetingRecord,
        row,
        id=str(row.id),
        representatives=[
            copied(RepresentativeRecord, one, office=str(one.office_id) if one.office_id else None)
            for one in row.representatives
        ],
        parties=[_party(one, known_as) for one in row.parties],
        topics=topics(row.topics),
        commitments=[str(one.id) for one in row.commitments],
        points=[_point(one) for one in row.points],
    )


def topics(rows: Sequence[directory.Topic]) -> list[TopicRecord]:
    """The topics, in the order given."""
    return [copied(TopicRecord, one, id=str(one.id)) for one in rows]


def _party(row: meetings.Party, known_as: Mapping[uuid.UUID, KnownAs]) -> PartyRecord:
    via = row.via
    return copied(
        PartyRecord,
        row,
        id=str(row.id),
        organisation=_organisation(row.organisation, known_as),
        nouns=row.sector.nouns if row.sector else None,
        singular=row.sector.singular if row.sector else None,
        article=row.sector.article if row.sector else None,
        via=ViaRecord(
            _organisation(via.organisation, known_as), via.sector.nouns if via.sector else None
        )
        if via
        else None,
    )


def _organisation(
    row: directory.Organisation | None, known_as: Mapping[uuid.UUID, KnownAs]
) -> OrganisationRecord | None:
    if row is None:
        return None
    known = known_as.get(row.id, KnownAs())
    return copied(
        OrganisationRecord,
        row,
        id=str(row.id),
        nouns=row.sector.nouns if row.sector else None,
        singular=row.sector.singular if row.sector else None,
        article=row.sector.article if row.sector else None,
        other_names=known.names,
        people=known.people,
        formerly=known.formerly,
        now=_organisation(known.now, _UNKNOWN),
    )


def _point(row: meetings.Point) -> PointRecord:
    return copied(
        PointRecord,
        row,
        id=str(row.id),
        phrase=copied(PhraseRecord, row.phrase, id=str(row.phrase.id)) if row.phrase else None,
        by=[_actor(one) for one in row.by],
        to=[_actor(one) for one in row.to],
        commitments=[str(one.id) for one in row.commitments],
    )


def _actor(row: meetings.PointActor) -> ActorRecord:
    return copied(ActorRecord, row, party=str(row.party_id) if row.party_id else None)
