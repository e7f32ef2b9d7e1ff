"""The history on pages: who changed what, for whom, and the past that stays guarded."""

import uuid
from datetime import timedelta

import pytest

from logbook.accounts.models import Account
from logbook.changes.past import Past
from logbook.db import db, transaction
from logbook.followups.models import FollowUp
from logbook.history import service as history
from logbook.history.models import HistoryEntry
from logbook.meetings.models import Meeting
from logbook.policy import SYSTEM, Access


@pytest.fixture
def note(app, now):
    """Change a row and record it, as a service would: who, what, the row, its new columns."""

    def change(who, action, kind, id_, *, at=now, **columns):
        with app.app_context(), transaction() as session:
            record = session.get_one(kind, id_)
            caller = session.get_one(Account, who.id).as_caller()
            record.begin_change(None, now=at)
            before = None if action == "create" else history.snapshot(record)
            for name, value in columns.items():
                setattr(record, name, value)
            session.flush()
            history.record(caller, action, record, now=at, before=before)

    return change


@pytest.fixture
def meeting(make, owner, note):
    """A meeting whose making is in the history."""

    def made(title="Gesprek met de NVB", **changed):
        record = make.meeting(owner, title, **changed)
        note(owner, "create", Meeting, record.id)
        return record

    return made


def test_an_administrator_reads_who_changed_what(visit, admin, owner, meeting, note):
    talk = meeting()
    note(owner, "edit", Meeting, talk.id, title="Gesprek met de vereniging")
    page = visit(admin).get("/history")
    latest = page.one("main").all("article")[0]
    assert "Owner" in latest.one("p", class_="card__meta").text
    assert latest.one("a", href=f"/meetings/{talk.id}").text == "Gesprek met de vereniging"
    (row,) = latest.one("tbody").all("tr")
    assert [cell.text for cell in row.all("td")] == [
        "Gesprek met de NVB",
        "Gesprek met de vereniging",
    ]
    assert [mark.text for mark in row.all("ins")] == ["vereniging"]


@pytest.mark.parametrize("role", ["reader", "editor"])
def test_only_administrators_read_the_whole_history(role, visit, make):
    visit(make.account(role=role)).get("/history", status=403)


def test_ids_are_told_by_name_and_unseen_records_not_at_all(
    app, visit, admin, owner, meeting, make, note
):
    hidden = meeting("Zeer vertrouwelijk", access="named")
    follow_up = make.follow_up(owner, "Nabellen")
    note(owner, "edit", FollowUp, follow_up.id, deputy_id=admin.id)
    text = visit(admin).get("/history?kind=follow_up").one("main").text
    assert "Admin" in text
    assert str(admin.id) not in text
    note(owner, "edit", FollowUp, follow_up.id, meeting_id=hidden.id)
    assert "vertrouwelijk" not in visit(admin).get("/history").text


def test_the_history_of_a_record_is_for_whoever_may_see_it(
    visit, admin, owner, colleague, outsider, meeting
):
    open_, of_unit = meeting(), meeting("Voor de eenheid", access="unit")
    named = meeting("Voor genoemden", access="named", named=[])
    for person, sees in ((owner, 200), (colleague, 200), (admin, 200), (outsider, 404)):
        visit(person).get(f"/history/meeting/{of_unit.id}", status=sees)
        visit(person).get(f"/history/meeting/{named.id}", status=404)
        visit(person).get(f"/history/meeting/{open_.id}")
    visit(owner).get(f"/history/meeting/{uuid.uuid4()}", status=404)
    visit(owner).get(f"/history/draft/{open_.id}", status=404)


def test_accounts_tokens_and_units_are_for_administrators(visit, admin, owner, note):
    note(owner, "edit", Account, owner.id, name="Someone")
    visit(admin).get(f"/history/account/{owner.id}")
    visit(owner).get(f"/history/account/{owner.id}", status=404)


def test_what_was_confidential_stays_so_after_the_meeting_is_opened(
    visit, owner, outsider, meeting, note
):
    talk = meeting("Over de fusie", access="unit", notes="zwanenmeer")
    note(owner, "edit", Meeting, talk.id, notes=None, title="Kennismaking")
    note(owner, "edit", Meeting, talk.id, access=Access.EVERYONE)
    note(owner, "edit", Meeting, talk.id, place="Den Haag")
    address = f"/history/meeting/{talk.id}"
    theirs = visit(outsider).get(address)
    assert "zwanenmeer" not in theirs.html
    assert "fusie" not in theirs.html
    assert len(theirs.one("main").all("article")) == 4
    assert "Den Haag" in theirs.text
    assert "zwanenmeer" in visit(owner).get(address).html


def test_without_the_guards_of_the_past_it_would_not(
    visit, owner, outsider, meeting, note, monkeypatch
):
    monkeypatch.setattr(Past, "was_open", lambda _past, _entry: True)
    talk = meeting("Over de fusie", access="unit", notes="zwanenmeer")
    note(owner, "edit", Meeting, talk.id, notes=None, access=Access.EVERYONE)
    assert "zwanenmeer" in visit(outsider).get(f"/history/meeting/{talk.id}").html


def test_a_follow_up_was_as_guarded_as_its_meeting(visit, owner, outsider, meeting, make, note):
    talk = meeting("Over de fusie", access="unit")
    follow_up = make.follow_up(owner, "Zwanenmeer bellen", meeting_id=talk.id)
    note(owner, "create", FollowUp, follow_up.id)
    address = f"/history/follow-up/{follow_up.id}"
    visit(outsider).get(address, status=404)
    note(owner, "edit", Meeting, talk.id, access=Access.EVERYONE)
    assert "Zwanenmeer" not in visit(outsider).get(address).html
    note(owner, "edit", FollowUp, follow_up.id, details="nu open")
    assert "nu open" in visit(outsider).get(address).html
    assert "Zwanenmeer" in visit(owner).get(address).html


def test_a_lost_guard_opens_nothing(app, visit, owner, outsider, meeting, make, note):
    talk = meeting()
    follow_up = make.follow_up(owner, "Zwanenmeer bellen", meeting_id=talk.id)
    note(owner, "create", FollowUp, follow_up.id)
    with app.app_context(), transaction() as session:
        entry = db.select(HistoryEntry.seq).filter_by(record_id=talk.id)
        history.empty_values(SYSTEM, session.scalars(entry).all(), now=make.now)
    page = visit(outsider).get(f"/history/follow-up/{follow_up.id}")
    assert "Zwanenmeer" not in page.html
    assert visit(outsider).get(f"/history/meeting/{talk.id}").all("article")


def test_a_deleted_record_is_told_without_a_link(visit, admin, owner, now, meeting, note):
    talk = meeting()
    note(owner, "delete", Meeting, talk.id, deleted_at=now)
    latest = visit(admin).get("/history").one("main").all("article")[0]
    assert "Gesprek met de NVB" in latest.text
    assert not latest.all("a")


def test_the_list_is_filtered(visit, admin, owner, colleague, meeting, note, make):
    talk = meeting()
    earlier = make.now - timedelta(days=30)
    note(colleague, "edit", Meeting, talk.id, title="Anders")
    follow_up = make.follow_up(owner)
    note(owner, "create", FollowUp, follow_up.id, at=earlier)
    client = visit(admin)

    def count(query):
        return len(client.get(f"/history?{query}").one("main").all("article"))

    assert count("") == 3
    assert count("kind=meeting") == 2
    assert count(f"who={colleague.id}") == 1
    assert count("since=2026-12-07") == 2
    assert count("until=2026-12-06") == 1
    assert count("since=2026-12-07&until=2026-12-07") == 2
    assert client.get("/history?kind=account").all(class_="empty")
    for wrong in ("kind=nonsense", "who=nobody", "since=31-02-2026"):
        client.get(f"/history?{wrong}", status=422)


def test_the_page_costs_the_same_for_three_entries_and_twenty(
    visit, admin, owner, queries, meeting, make, note
):
    client = visit(admin)
    for _entry in range(3):
        meeting()

    def cost():
        with queries() as seen:
            client.get("/history")
        return seen.count

    few = cost()
    for number in range(17):
        meeting(f"Gesprek {number}")
    assert cost() == few


def test_a_point_is_told_by_its_row(app, visit, admin, owner, meeting, make, note):
    talk = meeting()
    point = make.point(talk, "ask")
    note(owner, "edit", Meeting, talk.id, place="Den Haag")
    with app.app_context(), transaction() as session:
        record = session.get_one(Meeting, talk.id)
        before = history.snapshot(record)
        record.points[0].in_confidence = True
        record.touch(make.now)
        caller = session.get_one(Account, owner.id).as_caller()
        history.record(caller, "edit", record, now=make.now, before=before)
    latest = visit(admin).get("/history").one("main").all("article")[0]
    (row,) = latest.one("tbody").all("tr")
    assert row.one("th").text.startswith("Gesprekspunten")
    assert str(point.id) not in row.text
