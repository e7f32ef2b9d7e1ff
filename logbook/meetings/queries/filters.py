"""Narrowing a list of meetings: each filter is a condition, all of them hold together."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select

from logbook.dates import PartialDate
from logbook.directory.models import Organisation, Person, Topic
from logbook.directory.queries.chains import Ids, lineage
from logbook.meetings.models import (
    Meeting,
    MeetingStatus,
    Party,
    Point,
    Setting,
    meeting_commitment,
    meeting_person,
    meeting_topic,
    point_commitment,
    point_topic,
)
from logbook.policy import Caller
from logbook.search.details import Kind
from logbook.search.queries import holding


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """What is asked for; None and blank ask nothing. `since` and `until` may be partial dates.

    `sort`: one of `order.SORTS`, with a minus the other way about; newest first without.
    """

    q: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None
    topic: uuid.UUID | None = None
    commitment: uuid.UUID | None = None
    organisation: uuid.UUID | None = None
    sector: uuid.UUID | None = None
    status: MeetingStatus | None = None
    setting: Setting | None = None
    owner: uuid.UUID | None = None
    unit: uuid.UUID | None = None
    mine: bool = False
    sort: str = ""

    def conditions(self, caller: Caller) -> list[ColumnElement[bool]]:
        """The conditions of SQL, for a select of meetings."""
        said = [_says(self.q)] if self.q else []
        return [*self._of_columns(caller), *self._of_rows(), *said]

    def _of_columns(self, caller: Caller) -> Iterator[ColumnElement[bool]]:
        if self.since is not None:
            yield Meeting.last_day >= self.since.earliest
        if self.until is not None:
            yield Meeting.date.earliest <= self.until.latest
        if self.status is not None:
            yield Meeting.status == self.status
        if self.setting is not None:
            yield Meeting.setting == self.setting
        if self.owner is not None:
            yield Meeting.owner_id == self.owner
        if self.unit is not None:
            yield Meeting.unit_id == self.unit
        if self.mine and caller.id is not None:
            yield Meeting.owner_id == caller.id

    def _of_rows(self) -> Iterator[ColumnElement[bool]]:
        if self.topic is not None:
            yield _about(self.topic)
        if self.commitment is not None:
            yield or_(
                Meeting.id.in_(
                    select(meeting_commitment.c.meeting_id).where(
                        meeting_commitment.c.commitment_id == self.commitment
                    )
                ),
                Meeting.id.in_(
                    select(Point.meeting_id)
                    .join(point_commitment, point_commitment.c.point_id == Point.id)
                    .where(point_commitment.c.commitment_id == self.commitment)
                ),
            )
        if self.organisation is not None:
            yield with_parties([self.organisation], [])
        if self.sector is not None:
            of_sector = lineage(
                select(Organisation.id).where(Organisation.sector_id == self.sector)
            )
            yield Meeting.id.in_(
                select(Party.meeting_id).where(
                    or_(Party.sector_id == self.sector, Party.organisation_id.in_(of_sector))
                )
            )


def with_parties(organisations: Ids, sectors: list[uuid.UUID]) -> ColumnElement[bool]:
    """Meetings with one of these at the table, or through one; what went up in one counts as it."""
    family = lineage(organisations)
    return Meeting.id.in_(
        select(Party.meeting_id).where(
            or_(
                Party.organisation_id.in_(family),
                Party.via_organisation_id.in_(family),
                Party.sector_id.in_(sectors),
                Party.via_sector_id.in_(sectors),
            )
        )
    )


def _about(topic: uuid.UUID) -> ColumnElement[bool]:
    """Meetings and points about the topic or one below it."""
    below = select(Topic.id).where(Topic.id == topic).cte("below", recursive=True)
    below = below.union(select(Topic.id).join(below, Topic.parent_id == below.c.id))
    wanted = select(below.c.id)
    return or_(
        Meeting.id.in_(
            select(meeting_topic.c.meeting_id).where(meeting_topic.c.topic_id.in_(wanted))
        ),
        Meeting.id.in_(
            select(Point.meeting_id)
            .join(point_topic, point_topic.c.point_id == Point.id)
            .where(point_topic.c.topic_id.in_(wanted))
        ),
    )


def _says(text: str) -> ColumnElement[bool]:
    """Meetings that hold the words, or with an organisation or a contact of another such name."""
    named = select(Organisation.id).where(holding(Organisation.id, Kind.ORGANISATION, text))
    called = select(Person.id).where(holding(Person.id, Kind.PERSON, text))
    made_one = select(Person.id).where(
        Person.merged_into_id.is_not(None), Person.id.in_(lineage(called, Person))
    )
    return or_(
        holding(Meeting.id, Kind.MEETING, text),
        with_parties(named, []),
        Meeting.id.in_(
            select(meeting_person.c.meeting_id).where(meeting_person.c.person_id.in_(made_one))
        ),
    )
