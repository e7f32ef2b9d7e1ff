"""What the first page asks: whose things, in which order, and no more than may be seen."""

from datetime import date, timedelta

import pytest

from logbook.commitments.models import CommitmentStatus, Deadline
from logbook.db import db, reading, transaction
from logbook.followups.models import FollowUpStatus
from logbook.meetings.models import MeetingStatus, meeting_commitment
from logbook.overview import queries
from logbook.overview.queries import Reach

TODAY = date(2026, 12, 7)  # a Monday


def day(offset: int) -> str:
    return (TODAY + timedelta(days=offset)).isoformat()


@pytest.fixture
def asked(app):
    """Asks one of the queries for an account, as of today; `most` of each."""

    def ask(query, account, most=8):
        with app.app_context(), reading():
            return query(Reach.for_(account.as_caller()), today=TODAY, most=most)

    return ask


# ---- follow-ups ----


def test_overdue_and_today_come_first_and_what_is_due_within_a_week_after(asked, make, owner):
    for title, due in [("today", day(0)), ("late", day(-3)), ("soon", day(7)), ("later", day(8))]:
        make.follow_up(owner, title, due)
    make.follow_up(owner, "without a term")
    due = asked(queries.due_follow_ups, owner)
    assert [one.title.nl for one in due.now] == ["late", "today"]
    assert [(one.follow_up.title.nl, one.day) for one in due.soon] == [
        ("soon", TODAY + timedelta(days=7))
    ]
    assert (due.overdue, due.today) == (1, 1)


def test_a_month_is_due_on_its_last_day(asked, make, owner):
    make.follow_up(owner, "november", "2026-11")
    make.follow_up(owner, "december", "2026-12")
    due = asked(queries.due_follow_ups, owner)
    assert [one.title.nl for one in due.now] == ["november"]
    assert due.soon == []


def test_what_is_snoozed_comes_back_on_its_day(asked, make, owner):
    make.follow_up(owner, "quiet", day(-3), snoozed_until=TODAY + timedelta(days=2))
    make.follow_up(owner, "awake", day(-3), snoozed_until=TODAY)
    make.follow_up(owner, "asleep", day(-3), snoozed_until=TODAY + timedelta(days=30))
    due = asked(queries.due_follow_ups, owner)
    assert [one.title.nl for one in due.now] == ["awake"]
    assert [one.follow_up.title.nl for one in due.soon] == ["quiet"]


def test_closed_deleted_and_other_peoples_follow_ups_are_not_mine(
    asked, make, owner, colleague, now
):
    make.follow_up(owner, "done", day(0), status=FollowUpStatus.DONE)
    make.follow_up(owner, "deleted", day(0), deleted_at=now)
    make.follow_up(colleague, "theirs", day(0))
    make.follow_up(colleague, "mine to do", day(0), actor_account_id=owner.id)
    assert [one.title.nl for one in asked(queries.due_follow_ups, owner).now] == ["mine to do"]


def test_counts_are_of_all_where_only_some_are_shown(asked, make, owner):
    for number in range(5):
        make.follow_up(owner, f"late {number}", day(-1 - number))
        make.follow_up(owner, f"soon {number}", day(1 + number))
    due = asked(queries.due_follow_ups, owner, most=2)
    assert [one.title.nl for one in due.now] == ["late 4", "late 3"]
    assert [one.follow_up.title.nl for one in due.soon] == ["soon 0", "soon 1"]
    assert (due.overdue, due.today) == (5, 0)


def test_a_reader_sees_what_is_due_of_everybody_but_not_what_is_hidden(asked, make, owner, reader):
    make.follow_up(owner, "open to all", day(0))
    ours = make.meeting(owner, access="unit")
    make.follow_up(owner, "of our unit", day(0), meeting_id=ours.id)
    due = asked(queries.due_follow_ups, reader)
    assert [one.title.nl for one in due.now] == ["open to all"]
    assert due.today == 1


# ---- meetings ----


def test_planned_meetings_whose_day_has_passed_ask_whether_they_took_place(asked, make, owner):
    make.meeting(owner, "yesterday", date=day(-1), status=MeetingStatus.PLANNED)
    make.meeting(owner, "held", date=day(-1))
    make.meeting(owner, "last month", date="2026-11", status=MeetingStatus.PLANNED)
    planned = asked(queries.planned_meetings, owner)
    assert [meeting.title for meeting in planned.unanswered] == ["last month", "yesterday"]
    assert planned.coming == []


def test_meetings_of_this_week_and_the_next_are_coming_in_the_order_of_the_clock(
    asked, make, owner, now
):
    early, late = now.time().replace(hour=9), now.time().replace(hour=16)
    for title, date_, changed in [
        ("late", day(0), {"start_time": late}),
        ("some time", day(0), {}),
        ("early", day(0), {"start_time": early}),
        ("next Sunday", day(13), {}),
        ("the week after", day(14), {}),
    ]:
        make.meeting(owner, title, date=date_, status=MeetingStatus.PLANNED, **changed)
    coming = asked(queries.planned_meetings, owner).coming
    assert [meeting.title for meeting in coming] == ["early", "late", "some time", "next Sunday"]


def test_a_meeting_in_this_month_is_coming_while_the_month_lasts(asked, make, owner):
    make.meeting(owner, "in december", date="2026-12", status=MeetingStatus.PLANNED)
    make.meeting(owner, "in january", date="2027-01", status=MeetingStatus.PLANNED)
    planned = asked(queries.planned_meetings, owner)
    assert [meeting.title for meeting in planned.coming] == ["in december"]
    assert planned.unanswered == []


def test_many_meetings_without_an_answer_do_not_push_out_those_to_come(asked, make, owner):
    for number in range(4):
        make.meeting(owner, f"old {number}", date=day(-9), status=MeetingStatus.PLANNED)
    make.meeting(owner, "tomorrow", date=day(1), status=MeetingStatus.PLANNED)
    planned = asked(queries.planned_meetings, owner, most=2)
    assert len(planned.unanswered) == 2
    assert [meeting.title for meeting in planned.coming] == ["tomorrow"]


def test_a_reader_sees_the_meetings_of_all_that_are_not_hidden(asked, make, owner, reader):
    make.meeting(owner, "open", date=day(1), status=MeetingStatus.PLANNED)
    make.meeting(owner, "ours", date=day(1), status=MeetingStatus.PLANNED, access="unit")
    coming = asked(queries.planned_meetings, reader).coming
    assert [meeting.title for meeting in coming] == ["open"]


# ---- commitments ----


def about(make, meeting, commitment):
    """Let a meeting be about a commitment."""
    with make.app.app_context(), transaction():
        db.session.execute(
            meeting_commitment.insert().values(meeting_id=meeting.id, commitment_id=commitment.id)
        )


def test_what_i_owe_the_house_stands_in_the_order_of_its_terms(asked, make, owner, colleague):
    def promise(title, term, **changed):
        deadline = Deadline(text="binnenkort", on=term, said_on=TODAY - timedelta(days=9))
        return make.commitment(title, deadlines=[deadline] if term else [], **changed)

    promise("no term", None, owner_id=owner.id)
    promise("later", TODAY + timedelta(days=30), owner_id=owner.id)
    promise("sooner", TODAY + timedelta(days=3), deputy_id=owner.id, owner_id=colleague.id)
    promise("theirs", TODAY, owner_id=colleague.id)
    promise("settled", TODAY, owner_id=owner.id, status=CommitmentStatus.DONE)
    page = asked(queries.promises, owner)
    assert [one.commitment.title.nl for one in page.items] == ["sooner", "later", "no term"]
    assert page.total == 3
    assert [one.term.on if one.term else None for one in page.items] == [
        TODAY + timedelta(days=3),
        TODAY + timedelta(days=30),
        None,
    ]


def test_the_last_contact_is_the_latest_talk_held_that_i_may_know_of(asked, make, owner, outsider):
    promise = make.commitment("promise", owner_id=owner.id, deputy_id=outsider.id)
    for talk in (
        make.meeting(owner, date="2021-09"),
        make.meeting(owner, date=day(-9)),
        make.meeting(owner, date=day(-4), access="unit"),
        make.meeting(owner, date=day(-2), status=MeetingStatus.CANCELLED),
        make.meeting(owner, date=day(3), status=MeetingStatus.PLANNED),
    ):
        about(make, talk, promise)

    def last_contact(account):
        [one] = asked(queries.promises, account).items
        return one.contact.date.edtf if one.contact else None

    assert last_contact(owner) == day(-4)
    assert last_contact(outsider) == day(-9)


def test_the_course_counts_the_follow_ups_that_serve_a_commitment_each_once(asked, make, owner):
    promise = make.commitment("promise", owner_id=owner.id)
    serving = {"commitment_id": promise.id}
    make.follow_up(owner, "late", day(-1), **serving, commitments=[promise])
    make.follow_up(owner, "open", day(1), **serving)
    make.follow_up(owner, "no term", **serving)
    make.follow_up(owner, "done", day(-1), status=FollowUpStatus.DONE, **serving)
    make.follow_up(owner, "dropped", day(-1), status=FollowUpStatus.DROPPED, **serving)
    make.follow_up(owner, "another")
    [one] = asked(queries.promises, owner).items
    assert one.course == queries.Course(done=1, open=2, overdue=1)


def test_a_reader_sees_the_whole_of_what_is_owed(asked, make, owner, reader):
    make.commitment("theirs", owner_id=owner.id)
    make.commitment("nobody's")
    assert asked(queries.promises, reader).total == 2
