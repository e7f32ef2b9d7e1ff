"""The dossier of a commitment: who is told what."""

from datetime import date

from logbook.commitments.models import Evidence, EvidenceKind, EvidenceRole
from logbook.db import transaction
from logbook.documents.files import Format
from logbook.meetings.models import Marking, Meeting
from logbook.policy import SYSTEM
from logbook.references.models import Reference
from logbook.wording import Wording
from tests.dossiers.records import party_and_point, text_of


def test_an_outsiders_dossier_leaves_out_the_units_meeting_wholly(
    make, owner, outsider, promise, linked, dossier
):
    meeting = make.meeting(owner, "Geheim overleg", date="2021-04-19", access="unit")
    party_and_point(make, meeting, words="vertrouwelijke woorden")
    linked(promise, meeting)
    make.follow_up(
        owner, "Geheime taak", meeting_id=meeting.id, made_on=date(2021, 4, 19), commitments=[]
    )
    reference = make.kept(Reference(text="Verslag", meeting_id=meeting.id))
    make.kept(
        Evidence(
            commitment_id=promise.id,
            kind=EvidenceKind.DOCUMENT,
            role=EvidenceRole.ANSWERS,
            sentence=Wording("Er is gesproken."),
            reference_id=reference.id,
        )
    )
    mine, theirs = dossier(owner.as_caller(), promise), dossier(outsider.as_caller(), promise)
    assert len(mine.contacts) == len(mine.conversations) == len(mine.follow_ups) == 1
    assert mine.evidence[0].meeting == meeting.id
    assert (theirs.contacts, theirs.conversations, theirs.follow_ups) == ((), (), ())
    assert theirs.evidence[0].meeting is None
    for form in Format:
        content = text_of(make.app, theirs, form)
        assert "eheim" not in content
        assert str(meeting.id) not in content
        assert "vertrouwelijke woorden" in text_of(make.app, mine, form)


def test_named_access_is_for_those_named_only(make, owner, colleague, promise, linked, dossier):
    meeting = make.meeting(owner, date="2021-04-19", access="named", named=[])
    linked(promise, meeting)
    with make.app.app_context(), transaction() as session:
        kept = session.get_one(Meeting, meeting.id)
        kept.named.append(session.merge(owner))
    assert len(dossier(owner.as_caller(), promise).contacts) == 1
    assert dossier(colleague.as_caller(), promise).contacts == ()
    assert dossier(SYSTEM, promise).contacts == ()


def test_the_system_sees_everyone_and_unit(make, owner, promise, linked, dossier):
    open_one = make.meeting(owner, date="2021-04-19")
    of_unit = make.meeting(owner, date="2021-04-20", access="unit")
    linked(promise, open_one, of_unit)
    assert [one.source.id for one in dossier(SYSTEM, promise).contacts] == [open_one.id, of_unit.id]


def test_marked_meetings_never_leave(make, owner, promise, linked, dossier):
    marked = make.meeting(owner, "Dep. V", date="2021-04-19", marking=Marking.DEP_V)
    party_and_point(make, marked)
    linked(promise, marked)
    make.follow_up(owner, "Van Dep. V", meeting_id=marked.id, made_on=date(2021, 4, 19))
    taken = dossier(owner.as_caller(), promise)
    assert (taken.contacts, taken.conversations, taken.follow_ups) == ((), (), ())
    assert taken.withheld == 1
    on_screen = dossier(owner.as_caller(), promise, leaves=False)
    assert len(on_screen.contacts) == len(on_screen.follow_ups) == 1
    assert on_screen.withheld == 0


def test_a_marked_meeting_that_one_may_not_see_is_not_counted(
    make, owner, outsider, promise, linked, dossier
):
    linked(promise, make.meeting(owner, date="2021-04-19", access="unit", marking=Marking.DEP_V))
    assert dossier(outsider.as_caller(), promise).withheld == 0
