"""The dossier of a commitment: what stands in it on which day."""

from datetime import date

import pytest

from logbook.commitments.models import (
    CommitmentStatus,
    Deadline,
    Evidence,
    EvidenceKind,
    EvidenceRole,
    ProgressNote,
    StatusChange,
)
from logbook.composer.contents import Outcome
from logbook.dates import PartialDate
from logbook.db import transaction
from logbook.dossiers.dossier.contents import TaskState
from logbook.followups.models import DueChange, FollowUpKind, FollowUpStatus
from logbook.letters.models import ReportAnswer
from logbook.meetings.models import MeetingStatus
from logbook.wording import Wording
from tests.commitments.records import letter_of


@pytest.mark.parametrize(
    ("held", "as_of", "told"),
    [
        ("2022-04-07", "2022-04-07", True),
        ("2022-04-08", "2022-04-07", False),
        ("2022-04", "2022-04-01", True),
        ("2022-04", "2022-03-31", False),
        ("2022-22", "2022-06-01", True),
        ("2022-22", "2022-05-31", False),
        ("2022", "2022-01-01", True),
        ("2022", "2021-12-31", False),
        ("2020-02-20", "2022-04-07", True),
    ],
)
def test_a_meeting_is_told_from_the_earliest_day_it_can_mean(
    make, owner, promise, linked, *, dossier, held, as_of, told
):
    linked(promise, make.meeting(owner, date=held))
    found = dossier(owner.as_caller(), promise, date.fromisoformat(as_of))
    assert bool(found.contacts) is told


@pytest.mark.parametrize("status", [MeetingStatus.PLANNED, MeetingStatus.CANCELLED])
def test_only_meetings_that_were_held_are_told(make, owner, promise, linked, dossier, status):
    linked(promise, make.meeting(owner, date="2021-04-19", status=status))
    assert dossier(owner.as_caller(), promise).contacts == ()


def test_statuses_terms_and_progress_stand_as_they_stood(make, owner, dossier, app):
    promise = make.commitment(
        status=CommitmentStatus.DONE,
        made_on=PartialDate.parse("2021-11"),
        status_changes=[
            StatusChange(status=CommitmentStatus.IN_PROGRESS, on=date(2021, 12, 1), position=0),
            StatusChange(status=CommitmentStatus.DONE, on=date(2022, 4, 7), position=1),
        ],
        deadlines=[
            Deadline(
                text="voor het kerstreces",
                on=date(2021, 12, 16),
                said_on=date(2021, 11, 25),
                position=0,
            ),
            Deadline(text="in maart", on=date(2022, 3, 31), said_on=date(2022, 1, 10), position=1),
        ],
        progress=[ProgressNote(on=date(2022, 2, 1), text="Besproken", position=0)],
    )

    def head(day):
        return dossier(owner.as_caller(), promise, date.fromisoformat(day)).commitment

    for day, in_force, status, term, notes in (
        ("2021-10-31", False, "open", None, 0),
        ("2021-11-01", True, "open", None, 0),
        ("2021-11-30", True, "open", "voor het kerstreces", 0),
        ("2021-12-01", True, "in-progress", "voor het kerstreces", 0),
        ("2022-01-10", True, "in-progress", "in maart", 0),
        ("2022-02-01", True, "in-progress", "in maart", 1),
        ("2022-04-06", True, "in-progress", "in maart", 1),
        ("2022-04-07", True, "done", "in maart", 1),
    ):
        one = head(day)
        assert (one.in_force, one.status.value, len(one.progress)) == (in_force, status, notes), day
        assert (one.deadline.text if one.deadline else None) == term, day
    assert len(head("2022-01-09").deadlines) == 1
    assert len(head("2022-01-10").deadlines) == 2


@pytest.mark.parametrize(
    ("as_of", "standing", "due"),
    [
        ("2021-09-30", None, None),
        ("2021-10-01", TaskState.OPEN, "2021-11-01"),
        ("2021-11-01", TaskState.OPEN, "2021-11-01"),
        ("2021-11-02", TaskState.OVERDUE, "2021-11-01"),
        ("2021-11-10", TaskState.OPEN, "2022-02-28"),
        ("2022-02-28", TaskState.OPEN, "2022-02-28"),
        ("2022-03-01", TaskState.OVERDUE, "2022-02-28"),
        ("2022-03-15", TaskState.DONE, "2022-02-28"),
        ("2022-04-07", TaskState.DONE, "2022-02-28"),
    ],
)
def test_a_follow_up_stands_as_it_stood(make, owner, promise, dossier, as_of, standing, due):
    make.follow_up(
        owner,
        "Terugkoppelen",
        due="2022-02",
        made_on=date(2021, 10, 1),
        commitment_id=promise.id,
        status=FollowUpStatus.DONE,
        closed_on=date(2022, 3, 15),
        outcome="Gebeld",
        due_history=[
            DueChange(
                due=PartialDate.parse("2021-11-01"),
                on=date(2021, 11, 10),
                reason="Ziek",
                position=0,
            )
        ],
    )
    tasks = dossier(owner.as_caller(), promise, date.fromisoformat(as_of)).follow_ups
    if standing is None:
        assert tasks == ()
        return
    (task,) = tasks
    assert (task.state, task.due_on) == (standing, date.fromisoformat(due))
    closed = standing is TaskState.DONE
    assert (task.closed_on, task.outcome) == (
        (date(2022, 3, 15), "Gebeld") if closed else (None,) * 2
    )
    assert len(task.due_history) == (date.fromisoformat(as_of) >= date(2021, 11, 10))


def test_relays_stand_apart_and_are_open_until_closed(make, owner, promise, dossier):
    make.follow_up(
        owner,
        "Bevestigen",
        kind=FollowUpKind.RELAY,
        made_on=date(2021, 9, 1),
        commitment_id=promise.id,
        status=FollowUpStatus.DROPPED,
        closed_on=date(2022, 5, 1),
    )
    found = dossier(owner.as_caller(), promise)
    assert (found.follow_ups, [one.state for one in found.relays]) == ((), [TaskState.OPEN])


def test_follow_ups_hang_on_by_name_origin_or_inheritance(make, owner, promise, linked, dossier):
    other = make.commitment("Een andere")
    meeting = make.meeting(owner, date="2021-04-19")
    of_other = make.point(meeting)
    linked(promise, meeting)
    linked(other, meeting, points=[of_other])
    for title, columns in (
        ("inherits from the meeting", {"meeting_id": meeting.id}),
        ("its origin", {"commitment_id": promise.id}),
        ("of a point of the other", {"meeting_id": meeting.id, "point_id": of_other.id}),
        ("of nothing", {}),
    ):
        make.follow_up(owner, title, made_on=date(2021, 5, 1), **columns)
    named = make.follow_up(owner, "by name", made_on=date(2021, 5, 1), meeting_id=meeting.id)
    elsewhere = make.follow_up(
        owner, "the other's", made_on=date(2021, 5, 1), meeting_id=meeting.id
    )
    with make.app.app_context(), transaction() as session:
        for task, one in ((named, promise), (elsewhere, other)):
            kept = session.merge(task)
            kept.commitments.append(session.merge(one))

    def titles(one):
        return {task.title.nl for task in dossier(owner.as_caller(), one).follow_ups}

    assert titles(promise) == {"inherits from the meeting", "its origin", "by name"}
    assert titles(other) == {
        "inherits from the meeting",
        "of a point of the other",
        "the other's",
    }


def test_evidence_stands_in_order_and_undated_last(make, owner, promise, dossier):
    entered = (
        (None, "zonder datum"),
        ("2022-01-14", "Het verscheen {date}"),
        ("2021-05", "{date} begon"),
        ("2022-04-08", "te laat {date}"),
    )
    for position, (edtf, words) in enumerate(entered):
        make.kept(
            Evidence(
                commitment_id=promise.id,
                kind=EvidenceKind.DOCUMENT,
                role=EvidenceRole.ANSWERS,
                date=PartialDate.parse(edtf) if edtf else None,
                sentence=Wording(words, "It appeared {date}" if position == 1 else None),
                position=position,
            )
        )
    told = [proof.sentence for proof in dossier(owner.as_caller(), promise).evidence]
    assert [one.nl for one in told] == [
        "In mei 2021 begon",
        "Het verscheen op 14 januari 2022",
        "zonder datum",
    ]
    assert told[1].en == "It appeared on 14 January 2022"
    assert told[0].in_language("en") == "In mei 2021 begon"


def test_letters_that_answer_it_are_told_by_their_day(make, owner, promise, dossier):
    for day in (date(2022, 4, 7), date(2022, 4, 8)):
        letter = letter_of(make, owner, day, subject=f"Brief van {day}")
        make.kept(
            ReportAnswer(report_id=letter.id, commitment_id=promise.id, outcome=Outcome.IN_PROGRESS)
        )
    found = dossier(owner.as_caller(), promise).letters
    assert [letter.date for letter in found] == [date(2022, 4, 7)]
