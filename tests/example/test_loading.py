"""Loading the example: once, whole, through the services, and quickly."""

import json
import time
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from logbook.accounts.models import Account, Unit
from logbook.accounts.passwords import require_good, verify
from logbook.commitments.models import Commitment, Recess
from logbook.db import db, reading, transaction
from logbook.directory.models import Organisation
from logbook.errors import Invalid
from logbook.example import documents, passwords, service
from logbook.example.documents import identity
from logbook.example.loading import caller_with
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.history import service as history
from logbook.history.models import HistoryEntry
from logbook.letters.models import Report, ReusableText
from logbook.meetings import queries as meetings
from logbook.meetings.models import Meeting, MeetingStatus
from logbook.overview.queries import Reach, planned_meetings
from logbook.paging import Paging
from logbook.policy import SYSTEM, Access
from tests.example.fixtures import TODAY


def test_it_takes_less_than_ten_seconds_of_work_and_is_refused_a_second_time(load, app):
    started = time.process_time()
    load()
    assert time.process_time() - started < 10
    with app.app_context(), reading():
        before = history.change_number()
    with pytest.raises(Invalid) as refused:
        load()
    assert set(refused.value.errors) == {""}
    with app.app_context(), reading():
        assert history.change_number() == before


@pytest.mark.usefixtures("example")
def test_the_history_of_all_of_it_holds():
    assert history.verify() == []


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    "kind", [Account, Commitment, Meeting, FollowUp, Organisation, Report, ReusableText]
)
def test_nothing_went_around_the_services(kind):
    made = select(HistoryEntry.record_id).where(
        HistoryEntry.kind == kind.__tablename__, HistoryEntry.action == "create"
    )
    assert set(db.session.scalars(made)) == set(db.session.scalars(select(kind.id)))


def test_one_account_is_enough_to_be_in_use(load, make):
    make.account("somebody@example.net")
    with pytest.raises(Invalid):
        load()


def test_the_command_prints_passwords_that_let_people_in_and_does_so_once(app):
    command = app.test_cli_runner()
    answer = command.invoke(args=["example", "load"])
    assert answer.exit_code == 0, answer.output
    shown = dict(line.split() for line in answer.stdout.splitlines())
    assert set(shown) == {"admin@example.org", "diplomat@example.org", "reader@example.org"}
    with app.app_context(), reading():
        for account in db.session.scalars(select(Account)):
            assert verify(account.password_hash, shown[account.email])
    again = command.invoke(args=["example", "load"])
    assert again.exit_code == 1
    assert again.stdout == ""
    (line,) = again.stderr.splitlines()
    assert line.startswith("Error: This database is in use")


def test_passwords_are_long_random_and_good_enough():
    made = {passwords.new_password() for _ in range(100)}
    assert len(made) == 100
    for password in made:
        assert len(password) >= 15
        require_good(password, about=("Anna de Vries", "admin@example.org"))


@pytest.mark.usefixtures("example")
def test_the_people_are_those_of_the_contract():
    people = {
        account.email: (account.role, account.unit.name)
        for account in db.session.scalars(select(Account))
    }
    assert people == {
        "admin@example.org": ("administrator", "IMH"),
        "diplomat@example.org": ("editor", "IMH"),
        "reader@example.org": ("reader", "DMM"),
    }
    assert all(unit.head is not None for unit in db.session.scalars(select(Unit)))


@pytest.mark.usefixtures("example")
def test_open_follow_ups_belong_to_the_administrator_and_the_diplomat():
    owners = db.session.scalars(
        select(Account.email).join(FollowUp, FollowUp.owner_id == Account.id).distinct()
    )
    assert set(owners) == {"admin@example.org", "diplomat@example.org"}


@pytest.mark.usefixtures("example")
def test_there_is_something_overdue_due_today_ahead_waiting_done_moved_and_snoozed():
    rows = db.session.scalars(select(FollowUp)).all()
    for owner in ("admin@example.org", "diplomat@example.org"):
        mine = [row for row in rows if row.owner.email == owner and row.is_open]
        assert any(row.is_overdue(TODAY) for row in mine)
        assert any(row.due_on == TODAY for row in mine)
        assert any(row.due_on and TODAY < row.due_on <= TODAY + timedelta(14) for row in mine)
        assert any(row.actor_organisation for row in mine)
    assert any(row.status is FollowUpStatus.DONE for row in rows)
    assert any(row.status is FollowUpStatus.DROPPED for row in rows)
    assert any(row.status is FollowUpStatus.IN_PROGRESS for row in rows)
    assert any(row.snoozed_until for row in rows)
    [moved] = [row for row in rows if row.due_history]
    assert moved.due_history[0].reason


@pytest.mark.usefixtures("example")
def test_a_term_before_the_recess_comes_to_the_last_working_day_before_it():
    assert db.session.get_one(FollowUp, identity("F.01")).due_on == date(2026, 12, 17)


@pytest.mark.usefixtures("example")
def test_meetings_lie_ahead_with_and_without_a_day_and_two_wait_for_an_answer():
    planned = db.session.scalars(
        select(Meeting).filter_by(status=MeetingStatus.PLANNED).order_by(Meeting.title)
    ).all()
    ahead = [meeting for meeting in planned if meeting.date.latest >= TODAY]
    assert any(meeting.start_time for meeting in ahead)
    assert any(meeting.date.edtf == "2027-02" for meeting in ahead)
    for email in ("admin@example.org", "diplomat@example.org"):
        mine = planned_meetings(Reach.for_(caller_with(email)), today=TODAY, most=9)
        assert len(mine.unanswered) == 1


@pytest.mark.usefixtures("example")
def test_the_latest_fifty_meetings_include_the_association_of_banks():
    rows, total = meetings.meeting_rows(SYSTEM, meetings.MeetingFilter(), paging=Paging(1, 50))
    assert 25 <= total <= 50
    assert any("NVB" in [party.nl for party in row.parties] for row in rows)


@pytest.mark.usefixtures("example")
def test_some_meetings_are_for_a_unit_or_for_named_people_only():
    kinds = dict(
        db.session.execute(select(Meeting.access, func.count()).group_by(Meeting.access)).all()
    )
    assert kinds[Access.UNIT] >= 1
    assert kinds[Access.NAMED] >= 1
    reader = caller_with("reader@example.org")
    _rows, total = meetings.meeting_rows(reader, meetings.MeetingFilter(), paging=Paging(1, 1))
    assert total == sum(kinds.values()) - kinds[Access.UNIT] - kinds[Access.NAMED]


@pytest.mark.usefixtures("example")
def test_the_associations_have_members_some_of_them_no_longer():
    names = ("Nederlandse Vereniging van Banken", "Verbond van Verzekeraars", "Pensioenfederatie")
    members = [
        (membership.organisation.name.nl, membership.until)
        for organisation in db.session.scalars(select(Organisation))
        for membership in organisation.memberships
    ]
    assert {name for name, _until in members} >= set(names)
    assert any(name in names and until for name, until in members)


@pytest.mark.usefixtures("example")
def test_the_recesses_of_this_year_and_the_next_are_known():
    assert {recess.since.year for recess in db.session.scalars(select(Recess))} == {2026, 2027}


def test_it_loads_on_a_sunday_that_is_the_last_day_of_a_leap_february(app, now):
    today = date(2032, 2, 29)
    with app.app_context(), transaction():
        hashed = dict.fromkeys(service.new_passwords(today), "x")
        service.load(hashed, now=now.replace(year=2032, month=2, day=29), today=today)
        assert db.session.scalar(select(func.count()).select_from(Meeting)) == 32


def test_dates_are_counted_from_today_and_to_working_days_away_from_it():
    sunday = date(2026, 11, 22)
    counted = documents._filled(
        ["{today+0}", "{today-7}", "{workday-1}", "{workday+6}", "{month+2}", "{month-11}"], sunday
    )
    assert counted == ["2026-11-22", "2026-11-15", "2026-11-20", "2026-11-30", "2027-01", "2025-12"]


def test_what_is_printed_is_in_both_languages():
    for path in sorted(documents.DATA.glob("*.json")):
        assert list(_only_dutch(json.loads(path.read_text()))) == [], path.name


def _only_dutch(node, within=""):
    match node:
        case {"nl": dutch, **more} if set(more) <= {"en"}:
            # Names that are said alike, and notes for colleagues, which are never printed.
            if "en" not in more and within not in ("name", "note"):
                yield dutch
        case dict():
            for key, value in node.items():
                yield from _only_dutch(value, "note" if node.get("kind") == "note" else key)
        case list():
            for value in node:
                yield from _only_dutch(value, within)
        case _:
            pass
