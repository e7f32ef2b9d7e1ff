"""What is done to follow-ups: closed, reopened, silenced, moved, given away, deleted, undone."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from logbook.dates import PartialDate
from logbook.db import db, reading, transaction
from logbook.errors import Conflict, Forbidden, Invalid, NotFound
from logbook.followups import queries, service
from logbook.followups.details import Closure, FollowUpDetails, Move, NoteDetails, Snooze
from logbook.followups.models import FollowUpStatus, Reminder
from logbook.history.models import HistoryEntry
from logbook.references.details import ReferenceDetails
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


def acts_on(follow_up):
    with reading():
        entries = select(HistoryEntry.action).where(HistoryEntry.record_id == follow_up.id)
        return list(db.session.scalars(entries.order_by(HistoryEntry.seq)))


def test_done_is_closed_and_no_longer_reminded(made, act, planned):
    closed = act(service.close, made, Closure(FollowUpStatus.DONE, outcome="Geregeld"))

    assert closed.status is FollowUpStatus.DONE
    assert (closed.closed_on, closed.outcome) == (TODAY, "Geregeld")
    assert planned(made) == {}
    assert acts_on(made) == ["create", "close"]


def test_each_act_is_one_version(made, act):
    assert act(service.start, made).version == 2
    assert act(service.snooze, made, Snooze(date(2026, 12, 9))).version == 3
    assert act(service.move, made, Move(due=PartialDate.parse("2026-12-30"))).version == 4
    assert act(service.add_note, made, NoteDetails("gebeld")).version == 5
    assert act(service.close, made, DONE).version == 6
    assert act(service.reopen, made, "toch niet").version == 7
    assert act(service.delete, made).version == 8
    assert act(service.undo, made, version=8).version == 9


def test_dropped_is_closed_with_its_reason(made, act):
    closed = act(service.close, made, Closure(FollowUpStatus.DROPPED, reason="Niet meer nodig"))

    assert (closed.status, closed.reason) == (FollowUpStatus.DROPPED, "Niet meer nodig")


@pytest.mark.parametrize(
    "verb",
    [
        lambda act, made: act(service.close, made, DONE),
        lambda act, made: act(service.start, made),
        lambda act, made: act(service.snooze, made, Snooze(date(2026, 12, 9))),
        lambda act, made: act(service.move, made, Move(due=PartialDate.parse("2027-01-01"))),
        lambda act, made: act(service.assign, made, made.owner_id),
    ],
)
def test_closed_is_closed(made, act, verb):
    act(service.close, made, DONE)

    with pytest.raises(Invalid) as refused:
        verb(act, made)

    assert list(refused.value.errors) == ["status"]


@pytest.mark.parametrize(
    ("closure", "path"),
    [
        (Closure(FollowUpStatus.DONE, on=TODAY + timedelta(days=1)), "on"),
        (Closure(FollowUpStatus.DONE, on=date(1999, 1, 1)), "on"),
        (Closure(FollowUpStatus.OPEN), "status"),
        (Closure(FollowUpStatus.DONE, closed_by=ReferenceDetails()), "closedBy-text"),
    ],
)
def test_a_closing_that_cannot_be_is_refused(made, act, closure, path):
    with pytest.raises(Invalid) as refused:
        act(service.close, made, closure)

    assert list(refused.value.errors) == [path]


def test_what_was_agreed_years_ago_can_be_closed_years_ago(scope, act, make, owner):
    agreed = make.follow_up(owner, made_on=date(2021, 9, 14))

    with pytest.raises(Invalid) as refused:
        act(service.close, agreed, Closure(FollowUpStatus.DONE, on=date(2021, 9, 13)))
    closed = act(service.close, agreed, Closure(FollowUpStatus.DONE, on=date(2021, 9, 14)))

    assert "14 september 2021" in refused.value.errors["on"][0]
    assert closed.closed_on == date(2021, 9, 14)


def test_what_prepared_a_talk_was_done_before_it(scope, act, make, owner):
    talk = make.meeting(owner, date="2021-09-14")
    made = make.follow_up(owner, meeting=talk, made_on=None)

    with pytest.raises(Invalid):
        act(service.close, made, Closure(FollowUpStatus.DONE, on=date(1921, 9, 1)))
    closed = act(service.close, made, Closure(FollowUpStatus.DONE, on=date(2021, 9, 1)))

    assert closed.closed_on == date(2021, 9, 1)


def test_it_is_closed_by_what_can_be_seen_only(made, act, make, outsider):
    hidden = make.meeting(outsider, access="unit")

    with pytest.raises(Invalid) as refused:
        act(
            service.close,
            made,
            Closure(FollowUpStatus.DONE, closed_by=ReferenceDetails(meeting_id=hidden.id)),
        )

    assert list(refused.value.errors) == ["closedBy-meeting"]


def test_what_closed_it_is_kept_as_a_reference(made, act):
    told = ReferenceDetails(citation="Kamerstuk 35570, nr. 12")
    closed = act(service.close, made, Closure(FollowUpStatus.DONE, closed_by=told))

    assert closed.closed_by.citation == "Kamerstuk 35570, nr. 12"


def test_reopened_it_is_planned_anew(made, act, planned):
    act(service.close, made, Closure(FollowUpStatus.DONE, outcome="Geregeld"))

    opened = act(service.reopen, made, "De NVB kwam erop terug")

    assert opened.status is FollowUpStatus.OPEN
    assert opened.closed_on is opened.outcome is opened.closed_by is None
    assert opened.reason == "De NVB kwam erop terug"
    assert set(planned(made).values()) == {2}


def test_only_what_is_closed_can_be_reopened(made, act):
    with pytest.raises(Invalid):
        act(service.reopen, made, None)


def test_starting_twice_is_starting_once(made, act):
    act(service.start, made)
    again = act(service.start, made)

    assert (again.status, again.version) == (FollowUpStatus.IN_PROGRESS, 2)


def test_snoozed_it_keeps_its_term_and_another_plan(made, act, planned):
    snoozed = act(service.snooze, made, Snooze(date(2026, 12, 14), "wacht op de begroting"))

    assert snoozed.snoozed_until == date(2026, 12, 14)
    assert snoozed.due_on == date(2026, 12, 21)
    assert snoozed.reason == "wacht op de begroting"
    assert "snooze" in planned(made)
    assert set(planned(made).values()) == {2}


def test_a_snooze_ends_after_today(made, act):
    with pytest.raises(Invalid) as refused:
        act(service.snooze, made, Snooze(TODAY))

    assert list(refused.value.errors) == ["until"]


def test_a_move_remembers_the_term_that_was(made, act, planned):
    moved = act(
        service.move, made, Move(due=PartialDate.parse("2027-01"), reason="de NVB vraagt uitstel")
    )

    assert moved.due_on == date(2027, 1, 31)
    [was] = moved.due_history
    assert (was.due.edtf, was.on, was.reason) == ("2026-12-21", TODAY, "de NVB vraagt uitstel")
    assert set(planned(made).values()) == {2}


def test_a_move_ends_a_snooze(made, act):
    act(service.snooze, made, Snooze(date(2026, 12, 14), "druk"))
    moved = act(service.move, made, Move(due=PartialDate.parse("2027-01")))

    assert moved.snoozed_until is moved.reason is None


def test_a_move_to_the_same_term_is_refused(made, act):
    with pytest.raises(Invalid):
        act(service.move, made, Move(due=PartialDate.parse("2026-12-21")))


def test_a_term_can_be_taken_away(made, act, planned):
    moved = act(service.move, made, Move(reason="geen haast meer"))

    assert moved.due is moved.due_on is None
    assert [rule for rule in planned(made) if rule != "snooze"] == []


def test_an_edit_of_the_term_is_remembered_as_a_move(made, act, owner, now):
    details = FollowUpDetails(title=made.title, due=PartialDate.parse("2027-02-01"))
    edited = act(service.edit, made, details, version=1)

    assert [was.due.edtf for was in edited.due_history] == ["2026-12-21"]
    assert (edited.revision, edited.version) == (2, 2)


def test_an_edit_of_the_words_leaves_the_plan(made, act):
    details = FollowUpDetails(title=Wording("Anders"), due=made.due)
    edited = act(service.edit, made, details, version=1)

    assert (edited.title.nl, edited.revision, edited.version) == ("Anders", 1, 2)
    assert edited.due_history == []


def test_a_stale_edit_is_a_conflict(made, act):
    act(service.start, made)

    with pytest.raises(Conflict):
        act(service.edit, made, FollowUpDetails(title=Wording("Te laat")), version=1)


def test_given_away_the_new_owner_acts_and_is_reminded(made, act, colleague):
    given = act(service.assign, made, colleague.id)

    assert given.owner_id == given.actor_account_id == colleague.id
    with reading():
        reminded = select(Reminder.recipient_id).filter_by(follow_up_id=made.id)
        assert set(db.session.scalars(reminded)) == {colleague.id}


def test_nobody_is_given_what_they_may_not_see(scope, act, make, owner, outsider):
    hidden = make.follow_up(owner, meeting_id=make.meeting(owner, access="unit").id)

    with pytest.raises(Invalid) as refused:
        act(service.assign, hidden, outsider.id)

    assert "Outsider" in refused.value.errors["owner"][0]


def test_what_is_deleted_is_not_found_and_not_reminded(made, act, owner, planned):
    act(service.delete, made)

    with reading(), pytest.raises(NotFound):
        queries.follow_up(owner.as_caller(), made.id)
    assert planned(made) == {}


def test_a_reader_changes_nothing(made, act, reader):
    for verb, args in [(service.close, (DONE,)), (service.delete, ()), (service.start, ())]:
        with pytest.raises(Forbidden):
            act(verb, made, *args, as_=reader)
