"""Who sat at which table about what: the talks, grouped as the coverage needs them."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    String,
    Subquery,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from logbook.coverage.details import By
from logbook.db import db
from logbook.directory.models import Membership, Organisation
from logbook.meetings.models import (
    Marking,
    Meeting,
    MeetingStatus,
    Party,
    Point,
    meeting_commitment,
    meeting_topic,
    point_commitment,
    point_topic,
)
from logbook.meetings.queries import visible_to
from logbook.policy import Caller


class Grouped(NamedTuple):
    """The talks of one party about one thing, held or planned.

    `last` is the latest of them and `next` the earliest that is not over, each as its last day and
    the id of its meeting in one text. `first` and `day` are those of each talk where the party may
    have members, for whom the day decides; None where only the latest counts.
    """

    organisation: uuid.UUID | None
    sector: uuid.UUID | None
    via_organisation: uuid.UUID | None
    via_sector: uuid.UUID | None
    column: uuid.UUID
    status: MeetingStatus
    first: date | None
    day: date | None
    last: str
    next: str | None


def grouped(
    caller: Caller, by: By, about: Collection[uuid.UUID] | None, *, today: date, leaves: bool
) -> Sequence[Grouped]:
    """The talks that the caller may see about these (None: about any), but those cancelled.

    A talk is about what it or one of its points names. `leaves`: the answer leaves the logbook, as
    nothing does that is marked. One query.
    """
    seen = [visible_to(caller), Meeting.status != MeetingStatus.CANCELLED]
    if leaves:
        seen.append(Meeting.marking == Marking.NONE)
    found = db.session.execute(_statement(_about(by, about), seen, today)).all()
    return [Grouped(*row) for row in found]


def _statement(about: Subquery, seen: Sequence[ColumnElement[bool]], today: date) -> Select[Any]:
    talk = cast(Meeting.last_day, String) + cast(Meeting.id, String)
    is_next = Meeting.last_day >= literal(today, Date)
    each: list[ColumnElement[Any]] = [
        case((_may_have_members(), Meeting.date.earliest)),
        case((_may_have_members(), Meeting.last_day)),
    ]
    named = [
        Party.organisation_id,
        Party.sector_id,
        Party.via_organisation_id,
        Party.via_sector_id,
        about.c.column_id,
        Meeting.status,
    ]
    rows = (
        select(
            *named,
            each[0].label("first"),
            each[1].label("day"),
            talk.label("talk"),
            case((is_next, talk)).label("to_come"),
        )
        .join(Meeting, Meeting.id == about.c.meeting_id)
        .join(Party, Party.meeting_id == Meeting.id)
        .where(*seen)
        .subquery()
    )
    keys = [rows.c[name] for name in rows.c.keys()[:-2]]
    return select(*keys, func.max(rows.c.talk), func.min(rows.c.to_come)).group_by(*keys)


def _may_have_members() -> ColumnElement[bool]:
    """Whether the party has members, or went up in one that may have."""
    return or_(
        Party.organisation_id.in_(select(Membership.organisation_id)),
        Party.organisation_id.in_(
            select(Organisation.id).where(Organisation.merged_into_id.is_not(None))
        ),
    )


def _about(by: By, wanted: Collection[uuid.UUID] | None) -> Subquery:
    """(meeting_id, column_id) for each thing that a talk or a point of it names; some twice."""
    whole, part, named = (
        (meeting_commitment, point_commitment, "commitment_id")
        if by is By.COMMITMENT
        else (meeting_topic, point_topic, "topic_id")
    )
    of_talks = select(whole.c.meeting_id, whole.c[named].label("column_id"))
    of_points = select(Point.meeting_id, part.c[named].label("column_id")).join(
        part, part.c.point_id == Point.id
    )
    if wanted is not None:
        of_talks = of_talks.where(whole.c[named].in_(wanted))
        of_points = of_points.where(part.c[named].in_(wanted))
    return union_all(of_talks, of_points).subquery()
