"""What the coverage must say, by plain loops over the records, and worlds to ask it about."""

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from logbook.commitments.models import Commitment, CommitmentKind
from logbook.coverage.details import By
from logbook.dates import PartialDate, last_day
from logbook.db import db
from logbook.directory.models import (
    Membership,
    MembershipRole,
    Organisation,
    OrganisationKind,
    Sector,
    Topic,
)
from logbook.durations import Duration
from logbook.meetings.models import (
    Attribution,
    Meeting,
    MeetingStatus,
    Party,
    Point,
    PointKind,
)
from logbook.policy import Access, may_read
from logbook.wording import Wording

NOW = datetime(2026, 12, 7, 9, tzinfo=UTC)
TODAY = NOW.date()


def stays(organisation: Organisation) -> Organisation:
    while organisation.merged_into is not None:
        organisation = organisation.merged_into
    return organisation


def about(meeting: Meeting, by: By) -> set[Any]:
    """Topics with those above them, or commitments: of the talk and of its points."""
    holders: list[Any] = [meeting, *meeting.points]
    if by is By.COMMITMENT:
        return {one.id for holder in holders for one in holder.commitments}
    found = set()
    for holder in holders:
        for topic in holder.topics:
            here: Topic | None = topic
            while here is not None:
                found.add(here.id)
                here = here.parent
    return found


def contacts(meeting: Meeting, members: Sequence[Membership]) -> Iterator[tuple[str, Any, Any]]:
    """(way, organisation, through whom) of each that it was a contact with."""
    first, last = meeting.date.earliest, last_day(meeting.date, meeting.end_date)
    for party in meeting.parties:
        who = party.organisation and stays(party.organisation).id
        if meeting.status is MeetingStatus.PLANNED:
            yield "planned", who, None
        elif party.via_organisation is not None:
            association = stays(party.via_organisation).id
            yield "indirect", who, association
            yield "direct", association, None
        elif who is not None:
            yield "direct", who, None
            for one in members:
                began = one.since is None or one.since <= first
                not_ended = one.until is None or last < one.until
                if stays(one.organisation).id == who and began and not_ended:
                    yield "indirect", stays(one.member).id, who


def expected(caller: Any, by: By = By.TOPIC) -> dict[tuple[Any, Any], tuple[str, date, Any]]:
    """By organisation and column: the nearest way, the last day of its last talk, and via whom."""
    members = db.session.scalars(select(Membership)).all()
    talks: dict[Any, list[tuple[str, date, str, Any]]] = {}
    for meeting in db.session.scalars(select(Meeting)):
        if meeting.deleted_at or meeting.status is MeetingStatus.CANCELLED:
            continue
        if not may_read(caller, meeting):
            continue
        for way, who, via in contacts(meeting, members):
            for column in about(meeting, by):
                told = (way, last_day(meeting.date, meeting.end_date), meeting.id.hex, via)
                talks.setdefault((who, column), []).append(told)
    found = {}
    for (who, column), there in talks.items():
        for way in ("direct", "indirect", "planned"):
            of_way = [one for one in there if one[0] == way]
            if of_way and who is not None:
                found[who, column] = _last(way, of_way)
                break
    return found


def _last(way: str, talks: Sequence[tuple[str, date, str, Any]]) -> tuple[str, date, Any]:
    to_come = [one for one in talks if one[1] >= TODAY]
    if way == "planned" and to_come:
        return (way, min(to_come, key=lambda one: one[1:3])[1], None)
    last = max(talks, key=lambda one: (*one[1:3], one[3] or 0))
    return (way, last[1], last[3])


def over(rhythm: str | None, way: str, last: date) -> int:
    """Days that a rhythm is past."""
    if rhythm is None or way == "planned":
        return 0
    return max((TODAY - Duration.parse(rhythm).after(last)).days, 0)


def populate(session: Any, keepers: Sequence[Any], lot: random.Random) -> None:
    """A world by lot: organisations that merge and join, talks with partial dates and rights."""
    sectors = [_added(session, Sector, key=f"s{n}", nouns=Wording(f"sector {n}")) for n in (1, 2)]
    organisations = [
        _added(
            session, Organisation, name=Wording(f"Organisatie {number}"),
            kind=OrganisationKind.COMPANY, sector=lot.choice((None, *sectors)),
            rhythm=lot.choice((None, "P6M", "P1Y")),
        )
        for number in range(8)
    ]  # fmt: skip
    for number, gone in enumerate(organisations[6:]):
        gone.merged_into = organisations[number]
    topics: list[Topic] = []
    for number in range(4):
        topics.append(
            _added(
                session, Topic, slug=f"topic-{number}", label=Wording(f"onderwerp {number}"),
                parent=lot.choice((None, *topics)), rhythm=lot.choice((None, "P3M")),
            )
        )  # fmt: skip
    for member in organisations[2:]:
        since = TODAY - timedelta(days=lot.randrange(900))
        session.add(
            Membership(
                member=member,
                organisation=lot.choice((*organisations[:2], organisations[7])),
                role=MembershipRole.MEMBER,
                since=lot.choice((None, since)),
                until=lot.choice((None, since + timedelta(days=lot.randrange(1, 600)))),
            )
        )
    promises = [
        _added(session, Commitment, kind=CommitmentKind.PROMISE, title=Wording(f"Toezegging {n}"))
        for n in (1, 2)
    ]
    for number in range(25):
        talk = _added(
            session, Meeting, title=f"Gesprek {number}", **_facts(lot.choice(keepers), lot)
        )
        talk.topics = lot.sample(topics, lot.randrange(3))
        talk.commitments = lot.sample(promises, 1)
        talk.parties = [_party(lot, organisations, sectors) for _ in range(lot.randrange(1, 3))]
        point = Point(kind=PointKind.MESSAGE, attribution=Attribution.SECTOR)
        point.topics = lot.sample(topics, lot.randrange(2))
        point.commitments = lot.sample(promises, lot.randrange(2))
        talk.points = [point]
    session.flush()


def _facts(keeper: Any, lot: random.Random) -> dict[str, Any]:
    day = TODAY + timedelta(days=lot.randrange(-900, 90))
    return {
        "date": PartialDate.parse(lot.choice((day.isoformat(), f"{day:%Y-%m}", str(day.year)))),
        "time_zone": "Europe/Amsterdam",
        "status": lot.choice((*MeetingStatus, MeetingStatus.HELD, MeetingStatus.HELD)),
        "access": lot.choice(list(Access)),
        "owner_id": keeper.id,
        "unit_id": keeper.unit_id,
        "deleted_at": lot.choice((None, None, None, None, NOW)),
    }


def _party(lot: random.Random, organisations: Sequence[Any], sectors: Sequence[Any]) -> Party:
    via = lot.choice((None, None, organisations[0], organisations[6]))
    if lot.random() < 0.2:
        return Party(sector=lot.choice(sectors), via_organisation=via)
    return Party(organisation=lot.choice(organisations), via_organisation=via)


def _added(session: Any, kind: type[Any], /, **columns: Any) -> Any:
    made = kind(now=NOW, **columns)
    session.add(made)
    return made
