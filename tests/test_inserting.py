"""New rows are written as columns: the same rows as the unit of work writes, and as surely."""

import uuid
from contextlib import contextmanager
from datetime import datetime

import pytest
from sqlalchemy import event, inspect, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from logbook import inserting
from logbook.dates import PartialDate
from logbook.db import Base, db, reading, transaction
from logbook.errors import Invalid
from logbook.gathering import attempt, is_new
from logbook.meetings.models import (
    ActorSide,
    Attribution,
    Meeting,
    MeetingStatus,
    Point,
    PointActor,
    PointKind,
)
from logbook.wording import Wording

TABLES = (
    "follow_up", "follow_up_commitment", "follow_up_note", "meeting", "meeting_commitment",
    "meeting_named", "meeting_topic", "party", "point", "point_actor", "point_commitment",
    "point_topic", "representative",
)  # fmt: skip


@contextmanager
def left_to_the_unit_of_work():
    event.remove(Session, "before_flush", inserting.insert_new)
    try:
        yield
    finally:
        inserting.install()


@contextmanager
def flushes():
    """Counts those in which the unit of work had something to do."""
    seen = []
    event.listen(Session, "after_flush", note := lambda *_: seen.append(1))
    try:
        yield seen
    finally:
        event.remove(Session, "after_flush", note)


def rows(app, known):
    """Every row of the tables that is not known, sorted; what was made now is only said to be."""
    found = {}
    for name in TABLES:
        with app.app_context(), reading() as session:
            present = [tuple(row) for row in session.execute(select(Base.metadata.tables[name]))]
        found[name] = [row for row in present if (name, str(row)) not in known]
        known |= {(name, str(row)) for row in present}
    made = {row[at] for name, told in found.items() for row in told for at in ids_at(name)}
    told_of = {name: [_plain(row, made) for row in told] for name, told in found.items()}
    return {name: sorted(told, key=str) for name, told in told_of.items()}


def ids_at(name):
    return [
        place for place, column in enumerate(Base.metadata.tables[name].c) if column.name == "id"
    ]


def _plain(row, made):
    values = ["made" if isinstance(one, uuid.UUID) and one in made else one for one in row]
    return [None if isinstance(one, datetime) else one for one in values]


def test_a_meeting_is_written_as_the_unit_of_work_writes_it(app, api, make, owner, colleague):
    make.commitment(own_number="T/1")
    topic, bank = make.topic("rente"), make.organisation("Volksbank")
    party = {"id": str(uuid.uuid4()), "organisation": str(bank.id), "via": None}

    def body(id):
        return {
            "title": "Gesprek",
            "date": "2026-11-20",
            "access": "named",
            "named": [str(colleague.id)],
            "summary": {"nl": "Kort", "en": "Short"},
            "topics": [topic.slug],
            "commitments": ["T/1"],
            "representatives": [{"level": "official"}],
            "parties": [{**party, "id": id}],
            "points": [
                {"kind": "message", "complement": {"nl": "meer"}, "by": [{"party": id}],
                 "topics": [topic.slug], "commitments": ["T/1"], "parts": ["a"]},
                {"kind": "answer", "complement": {"nl": "nee"}, "to": [{"as": {"nl": "allen"}}]},
            ],
            "followUps": [
                {"title": {"nl": "Bellen"}, "due": "2027-01-15", "commitments": ["T/1"],
                 "notes": [{"text": "Gesproken"}], "remindBefore": []},
                {"title": {"nl": "Vragen"}, "actor": {"organisation": str(bank.id)}},
            ],
        }  # fmt: skip

    client = api(owner)
    known: set[tuple[str, str]] = set()
    rows(app, known)
    assert client.post("/meetings", body(str(uuid.uuid4()))).status_code == 201
    ours = rows(app, known)
    with left_to_the_unit_of_work(), flushes() as seen:
        assert client.post("/meetings", body(str(uuid.uuid4()))).status_code == 201
    theirs = rows(app, known)

    assert seen
    assert all(ours.values()), ours
    assert ours == theirs


def test_what_is_made_is_known_as_made(scope, make, owner, now):
    point = Point(
        kind=PointKind.MESSAGE, attribution=Attribution.SECTOR, complement=Wording("meer")
    )
    point.actors = [PointActor(side=ActorSide.BY, inline=Wording("enkele fondsen"))]
    made = meeting(owner, now)
    made.points = [point]
    with transaction() as session, flushes() as seen:
        session.add(made)
        session.flush()

        assert not seen
        assert not session.new
        assert all(inspect(one).persistent for one in (made, point, *point.actors))
        assert (point.meeting_id, point.actors[0].point_id) == (made.id, point.id)
        assert (made.version, point.parts, point.relay) == (1, [], False)
        assert is_new(session, point)
        assert (session.get(Meeting, made.id), made.topics) == (made, [])


def test_beside_a_change_all_is_left_to_the_unit_of_work(scope, make, owner, now):
    with transaction() as session:
        session.add(first := meeting(owner, now))
    with transaction() as session, flushes() as seen:
        first.place = "Den Haag"
        first.begin_change(None, now=now)
        session.add(second := meeting(owner, now))
        session.flush()
        assert seen
        assert inspect(second).persistent


def test_what_is_undone_is_not_there(scope, owner, now):
    with transaction() as session:
        made = meeting(owner, now)

        def fail_behind_it():
            with attempt(session):
                session.add(made)
                session.flush()
                raise Invalid({})

        with pytest.raises(Invalid):
            fail_behind_it()
        assert made not in session
        assert session.get(Meeting, made.id) is None


def test_what_the_database_refuses_is_refused(scope, owner, now):
    def make_with(**facts):
        with transaction() as session:
            session.add(meeting(owner, now, **facts))

    for facts in ({"unit_id": uuid.uuid4()}, {"title": None}):
        with pytest.raises(IntegrityError):
            make_with(**facts)
    assert db.session.scalar(select(Meeting.id)) is None


def meeting(owner, now, **facts):
    said = {
        "title": "Gesprek", "date": PartialDate.on(now.date()), "time_zone": "Europe/Amsterdam",
        "status": MeetingStatus.HELD, "owner_id": owner.id, "unit_id": owner.unit_id,
    }  # fmt: skip
    return Meeting(now=now, id=uuid.uuid4(), **{**said, **facts})
