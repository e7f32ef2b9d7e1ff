"""The summary of a meeting: who is told what, and what never leaves."""

import itertools
from datetime import date

import pytest

from logbook.db import transaction
from logbook.documents.files import Format
from logbook.dossiers.queries import summary as asking
from logbook.dossiers.summary import composing
from logbook.errors import Invalid, NotFound
from logbook.meetings.models import Marking, Meeting, MeetingStatus
from logbook.policy import SYSTEM
from logbook.wording import Wording

CANARY = "kanarievogel"


@pytest.fixture
def guarded(app, make, owner, talk):
    """The talk with the canary wherever something stays inside."""
    internal = make.point(
        talk, "message", attribution="internal", complement=Wording(CANARY), position=7
    )
    note = make.point(talk, "note", attribution="sector", complement=Wording(CANARY), position=8)
    for point in (internal, note):
        make.follow_up(
            owner, CANARY, made_on=date(2021, 9, 14), meeting_id=talk.id, point_id=point.id
        )
    make.follow_up(owner, "Met details", meeting_id=talk.id, details=CANARY)
    bank = make.organisation("Bank A")
    for guard in ({"access": "named"}, {"marking": Marking.DEP_V}):
        later = make.meeting(
            owner, CANARY, date="2021-12", status=MeetingStatus.PLANNED, notes=CANARY, **guard
        )
        make.party(later, organisation_id=bank.id)
        with app.app_context(), transaction() as session:
            kept = session.get_one(Meeting, later.id)
            kept.named.append(session.merge(owner))
    with app.app_context(), transaction() as session:
        kept = session.get_one(Meeting, talk.id)
        kept.touch(make.now)
        kept.notes = CANARY
    return talk


def test_nothing_internal_is_in_any_file(told, owner, guarded):
    for form, language in itertools.product(Format, ("nl", "en")):
        text = told(owner.as_caller(), guarded, form, language)
        assert "Gesprek met Bank A" in text, form
        assert CANARY not in text, (form, language)


def test_without_the_defence_the_canary_is_heard(told, owner, guarded, monkeypatch):
    monkeypatch.setattr(composing, "_may_leave", lambda point: True)
    assert CANARY in told(owner.as_caller(), guarded)


def test_of_a_marked_meeting_there_is_no_summary(summary, make, owner, monkeypatch):
    marked = make.meeting(owner, marking=Marking.DEP_V)
    with pytest.raises(Invalid):
        summary(owner.as_caller(), marked)
    monkeypatch.setattr(asking, "may_leave", lambda meeting: True)
    assert summary(owner.as_caller(), marked).title == marked.title


def test_who_may_not_see_the_meeting_finds_no_summary(make, summary, owner, outsider, reader):
    of_unit = make.meeting(owner, access="unit")
    named = make.meeting(owner, access="named")
    for caller in (outsider.as_caller(), reader.as_caller()):
        for meeting in (of_unit, named):
            with pytest.raises(NotFound):
                summary(caller, meeting)
    with pytest.raises(NotFound):
        summary(SYSTEM, named)
    assert summary(owner.as_caller(), of_unit).title == of_unit.title


def test_a_later_meeting_of_the_unit_is_told_to_the_unit_only(make, summary, owner, outsider, talk):
    later = make.meeting(
        owner, "Vervolg", date="2021-12", status=MeetingStatus.PLANNED, access="unit"
    )
    make.party(later, organisation_id=make.organisation("Bank A").id)
    assert len(summary(owner.as_caller(), talk).planned) == 1
    assert summary(outsider.as_caller(), talk).planned == ()
