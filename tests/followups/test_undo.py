"""Taking back the last thing that was done to a follow-up."""

from datetime import date

import pytest

from logbook.dates import PartialDate
from logbook.db import transaction
from logbook.errors import Conflict
from logbook.followups import service
from logbook.followups.details import Closure, FollowUpDetails, Move, NoteDetails, Snooze
from logbook.followups.models import FollowUpStatus
from logbook.wording import Wording

DONE = Closure(status=FollowUpStatus.DONE)
TODAY = date(2026, 12, 7)


@pytest.fixture
def made(scope, owner, now):
    with transaction():
        details = FollowUpDetails(
            title=Wording("Terugkoppelen aan de NVB"), due=PartialDate.parse("2026-12-21")
        )
        return service.create(owner.as_caller(), details, now=now)


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        (service.delete, ()),
        (service.close, (DONE,)),
        (service.move, (Move(due=PartialDate.parse("2027-01")),)),
        (service.snooze, (Snooze(date(2026, 12, 9)),)),
        (service.add_note, (NoteDetails("gebeld"),)),
        (service.start, ()),
    ],
)
def test_every_act_can_be_undone(made, act, owner, verb, args, planned):
    done = act(verb, made, *args)
    undone = act(service.undo, made, version=done.version)

    assert undone.status is FollowUpStatus.OPEN
    assert undone.due_on == date(2026, 12, 21)
    assert undone.deleted_at is undone.snoozed_until is undone.closed_on is None
    assert undone.due_history == undone.notes == []
    assert planned(made)


def test_an_edit_is_undone_whole(made, act, make):
    promise = make.commitment()
    first = FollowUpDetails(
        title=Wording("Eerst", "First"),
        notes=[NoteDetails("een"), NoteDetails("twee")],
        commitments=[promise.id],
        told_as=Wording("zo"),
    )
    act(service.edit, made, first, version=1)
    act(service.edit, made, FollowUpDetails(title=Wording("Daarna")), version=2)

    undone = act(service.undo, made, version=3)

    assert undone.title == Wording("Eerst", "First")
    assert undone.told_as == Wording("zo")
    assert [note.text for note in undone.notes] == ["een", "twee"]
    assert [one.id for one in undone.commitments] == [promise.id]


def test_an_undo_of_an_undo_does_it_again(made, act):
    act(service.close, made, DONE)
    act(service.undo, made, version=2)

    assert act(service.undo, made, version=3).status is FollowUpStatus.DONE


def test_what_somebody_else_did_is_not_undone(made, act, colleague):
    act(service.close, made, DONE)

    with pytest.raises(Conflict):
        act(service.undo, made, as_=colleague, version=2)


def test_what_changed_since_is_not_undone(made, act, colleague):
    act(service.close, made, DONE)
    act(service.add_note, made, NoteDetails("hoezo?"), as_=colleague)

    with pytest.raises(Conflict):
        act(service.undo, made, version=2)
