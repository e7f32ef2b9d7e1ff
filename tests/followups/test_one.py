"""What is told of one follow-up: its course, and which talk or commitment it comes from."""

import uuid

import pytest
from sqlalchemy import select

from logbook.db import db, reading, transaction
from logbook.followups import queries
from logbook.followups.models import FollowUp
from logbook.followups.queries.single import visible_among_all
from logbook.history import service as history
from logbook.meetings.models import Marking, Meeting
from logbook.policy import SYSTEM


@pytest.fixture
def note(make):
    """Writes an act on it into the history, as a service would."""

    def noted(who, action, made, times=1):
        with make.app.app_context(), transaction() as session:
            record = session.get_one(type(made), made.id)
            for _ in range(times):
                history.record(who, action, record, now=make.now, before=None)

    return noted


def test_its_course_is_its_own_and_names_who_acted(scope, make, owner, colleague, note):
    made, other = make.follow_up(owner), make.follow_up(owner)
    note(owner.as_caller(), "create", made)
    note(colleague.as_caller(), "create", other)
    note(SYSTEM, "remind", made)
    note(colleague.as_caller(), "edit", make.meeting(owner, id=made.id))

    with reading():
        told = [(one.action, one.name) for one in queries.course(made.id)]
        assert told == [("remind", None), ("create", "Owner")]
        assert [one.name for one in queries.course(other.id)] == ["Colleague"]


def test_of_a_long_course_the_latest_hundred_acts_are_told(scope, make, owner, note):
    made = make.follow_up(owner)
    note(owner.as_caller(), "create", made)
    note(owner.as_caller(), "edit", made, times=100)

    with reading():
        assert [one.action for one in queries.course(made.id)] == ["edit"] * 100


def test_what_must_hold_of_its_meeting_is_asked_of_no_other(scope, make, owner):
    plain, marked = make.meeting(owner), make.meeting(owner, marking=Marking.DEP_V)
    told = [make.follow_up(owner).id, make.follow_up(owner, meeting_id=plain.id).id]
    make.follow_up(owner, meeting_id=marked.id)

    shown = queries.visible_to(owner.as_caller(), Meeting.marking == Marking.NONE)
    with reading():
        found = db.session.scalars(select(FollowUp.id).where(shown))
        assert set(found) == set(told)


def test_who_reads_all_is_shown_what_each_by_itself_would_be(
    scope, make, owner, colleague, outsider
):
    make.follow_up(owner)
    make.follow_up(owner, deleted_at=make.now)
    for changed in ({"access": "unit"}, {"access": "named"}, {"deleted_at": make.now}, {}):
        make.follow_up(owner, meeting_id=make.meeting(owner, **changed).id)

    def shown(condition) -> set[uuid.UUID]:
        return set(db.session.scalars(select(FollowUp.id).where(condition)))

    with reading():
        for caller, many in ((owner, 3), (colleague, 3), (outsider, 2), (None, 3)):
            asking = caller.as_caller() if caller else SYSTEM
            each = shown(queries.visible_to(asking))
            assert len(each) == many
            assert shown(visible_among_all(asking)) == each


def test_the_form_names_the_talk_of_a_point_to_who_may_see_it(visit, owner, outsider, make):
    make.meeting(owner, "Een ander gesprek")
    point = make.point(make.meeting(owner, "Gesprek met de bank", access="unit"))
    address = f"/follow-ups/new?point={point.id}"

    assert "Uit: Gesprek met de bank" in visit(owner).get(address).text
    assert "Uit:" not in visit(outsider).get(address).text
    assert "Uit:" not in visit(owner).get("/follow-ups/new").text


def test_the_form_names_the_commitment_that_it_is_made_from(visit, owner, make):
    address = f"/follow-ups/new?commitment={make.commitment('Banken aanspreken').id}"

    assert "Uit: Banken aanspreken" in visit(owner).get(address).text
