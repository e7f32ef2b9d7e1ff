"""Who may read and who may write: the policy, and the conditions of SQL that say the same."""

import uuid

import pytest
from sqlalchemy import select

from logbook import policy
from logbook.db import db, reading
from logbook.errors import Forbidden, NotFound
from logbook.meetings.models import Meeting
from logbook.meetings.queries import visible_ids
from logbook.meetings.queries.visibility import ways_to_read
from logbook.policy import SYSTEM, Access
from logbook.references.sight import Pointed, known

# Of a meeting that names the owner and the reader, whatever its access is.
READ_BY = {
    Access.EVERYONE: {"owner", "colleague", "outsider", "reader", "admin", "system"},
    Access.UNIT: {"owner", "colleague", "admin", "system"},
    Access.NAMED: {"owner", "reader"},
}


@pytest.fixture
def callers(owner, colleague, outsider, reader, admin):
    people = {"owner": owner, "colleague": colleague, "outsider": outsider, "reader": reader}
    asking = {name: one.as_caller() for name, one in (people | {"admin": admin}).items()}
    return asking | {"system": SYSTEM}


@pytest.mark.parametrize("access", Access)
def test_a_query_shows_in_one_way_what_the_policy_lets_be_read(
    scope, make, callers, owner, reader, access
):
    made = make.meeting(owner, access=access, named=[owner, reader]).id
    with reading():
        meeting = db.session.get_one(Meeting, made)
        for name, caller in callers.items():
            shown = [
                db.session.scalar(select(Meeting.id).where(Meeting.id == made, way)) is not None
                for way in ways_to_read(caller)
            ]
            assert policy.may_read(caller, meeting) is (name in READ_BY[access]), name
            assert sum(shown) == (name in READ_BY[access]), name


def test_what_may_not_be_read_is_missing_before_it_is_forbidden(scope, make, callers, owner):
    with reading():
        meeting = db.session.get_one(Meeting, make.meeting(owner, access=Access.UNIT).id)
        for stranger in (callers["outsider"], callers["reader"]):
            with pytest.raises(NotFound):
                policy.require_write(stranger, meeting)
        policy.require_write(callers["colleague"], meeting)
    with pytest.raises(Forbidden):
        policy.require_write(callers["reader"])


def test_of_the_meetings_asked_for_those_are_known_that_may_be_seen(scope, make, callers, owner):
    asked, other = make.meeting(owner).id, make.meeting(owner).id
    hidden = make.meeting(owner, access=Access.NAMED).id
    with reading():
        assert visible_ids(callers["outsider"], [asked, hidden, None, uuid.uuid4()]) == {asked}
        assert known(Pointed.MEETING, callers["outsider"], [asked, other]) == {asked, other}
        assert visible_ids(callers["outsider"], [None]) == set()
