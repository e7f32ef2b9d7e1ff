"""Who may see a follow-up and who may change it: as its meeting says, else everybody."""

from dataclasses import replace

import pytest
from sqlalchemy import Uuid, cast, not_, null, or_, select, true

from logbook.db import reading, transaction
from logbook.followups import queries
from logbook.followups.models import FollowUp, FollowUpStatus
from logbook.meetings.models import Meeting, Point
from logbook.policy import SYSTEM

ACTS = [
    ("closure", {"status": "done"}),
    ("start", {}),
    ("snooze", {"until": "2190-01-01"}),
    ("move", {"due": "2190"}),
    ("notes", {"text": "gebeld"}),
]
# By access: how a change by each person is answered when the follow-up is the owner's.
SEEN = {
    "everyone": {"owner": 200, "colleague": 200, "outsider": 200, "reader": 403, "admin": 200},
    "unit": {"owner": 200, "colleague": 200, "outsider": 404, "reader": 404, "admin": 200},
    "named": {"owner": 200, "colleague": 404, "outsider": 404, "reader": 404, "admin": 404},
}
MATRIX = [
    (access, person, status) for access, row in SEEN.items() for person, status in row.items()
]


@pytest.fixture
def people(owner, colleague, outsider, reader, admin):
    return {
        "owner": owner,
        "colleague": colleague,
        "outsider": outsider,
        "reader": reader,
        "admin": admin,
    }


@pytest.fixture
def hidden(make, owner, colleague):
    """Makes a follow-up of the owner's, of a meeting with this access that names the owner."""

    def make_one(access, **changed):
        meeting = make.meeting(owner, access=access, named=[owner] if access == "named" else [])
        return make.follow_up(owner, "Terugbellen", meeting_id=meeting.id, **changed)

    return make_one


@pytest.mark.parametrize(("access", "person", "status"), MATRIX)
def test_a_follow_up_is_seen_as_its_meeting_is(api, people, hidden, access, person, status):
    client, made = api(people[person]), hidden(access)
    sees = status != 404

    assert client.get(f"/follow-ups/{made.id}").status_code == (200 if sees else 404)
    assert client.get("/follow-ups").json["total"] == (1 if sees else 0)


@pytest.mark.parametrize(("access", "person", "status"), MATRIX)
def test_it_is_changed_by_who_may(api, people, hidden, make, access, person, status):
    client = api(people[person])
    for act, body in ACTS:
        made = hidden(access)

        answer = client.post(f"/follow-ups/{made.id}/{act}", body)

        assert answer.status_code == status, act
        kept = make.fetch(FollowUp, id=made.id)
        assert (kept.version > 1) is (status == 200), act


@pytest.mark.parametrize(("access", "status"), [("everyone", 200), ("unit", 200), ("named", 400)])
def test_it_is_given_to_who_may_see_it(api, owner, colleague, hidden, access, status):
    path = f"/follow-ups/{hidden(access).id}/assignment"

    answer = api(owner).post(path, {"owner": "colleague@example.org"})

    assert answer.status_code == status


@pytest.mark.parametrize(("access", "person", "status"), MATRIX)
def test_it_is_replaced_and_deleted_by_who_may(api, people, hidden, access, person, status):
    client, made = api(people[person]), hidden(access)
    path = f"/follow-ups/{made.id}"

    assert (
        client.put(path, {"title": {"nl": "x"}, "owner": "owner@example.org"}, 1).status_code
        == status
    )
    assert client.send("DELETE", path).status_code == (204 if status == 200 else status)


@pytest.mark.parametrize(("access", "person", "status"), MATRIX)
def test_pages_know_the_same(visit, people, hidden, access, person, status):
    client, made = visit(people[person]), hidden(access)
    sees = status != 404

    client.get(f"/follow-ups/{made.id}", 200 if sees else 404)
    assert ("Terugbellen" in client.get("/follow-ups?owner=all").text) is sees
    for act in ("edit", "done", "drop", "snooze", "move", "assign", "reopen"):
        client.get(f"/follow-ups/{made.id}/{act}", status)


@pytest.mark.parametrize("person", ["colleague", "outsider", "reader", "admin"])
def test_what_may_not_be_seen_is_in_no_list(scope, people, hidden, make, person):
    bank, promise = make.organisation("Bank"), make.commitment()
    made = hidden("named", commitment_id=promise.id, actor_organisation_id=bank.id)
    caller = people[person].as_caller()
    today = caller.today(make.now)

    with reading():
        everything = queries.FollowUpFilter()
        assert queries.group_totals(caller, everything, queries.days_around(today)) == {}
        assert queries.open_for(caller, meeting=made.meeting_id) == []
        assert queries.open_for(caller, commitment=promise.id) == []
        assert queries.open_for(caller, organisation=bank.id) == []
        assert queries.all_for(caller, meeting=made.meeting_id) == []
        assert queries.follow_ups_with(caller, [made.id]) == []


def test_the_lists_are_not_empty_for_who_may(scope, owner, hidden, make):
    bank, promise = make.organisation("Bank"), make.commitment()
    made = hidden("named", commitment_id=promise.id, actor_organisation_id=bank.id)
    caller = owner.as_caller()

    with reading():
        for where in (
            {"meeting": made.meeting_id},
            {"commitment": promise.id},
            {"organisation": bank.id},
        ):
            assert [one.id for one in queries.open_for(caller, **where)] == [made.id]


def test_commands_see_what_is_of_a_unit_but_not_what_is_named(scope, hidden):
    unit, named = hidden("unit"), hidden("named")

    with reading():
        found = queries.follow_ups_with(SYSTEM, [unit.id, named.id])
        assert [one.id for one in found] == [unit.id]


def test_without_the_condition_on_meetings_an_outsider_would_see_it(
    api, outsider, hidden, monkeypatch
):
    made = hidden("named")
    monkeypatch.setattr(
        "logbook.followups.queries.single.meetings.visible_to", lambda _caller: true()
    )

    assert api(outsider).get(f"/follow-ups/{made.id}").status_code == 200


def test_a_follow_up_of_a_point_stays_guarded_when_the_point_goes(api, owner, outsider, make):
    meeting = make.meeting(owner, access="unit")
    point = make.point(meeting)
    made = api(owner).post(
        "/follow-ups", {"title": {"nl": "x"}, "origin": {"point": str(point.id)}}
    )
    with make.app.app_context(), transaction() as session:
        session.delete(session.get(Point, point.id))

    assert api(outsider).get(f"/follow-ups/{made.json['id']}").status_code == 404
    assert api(owner).get(f"/follow-ups/{made.json['id']}").json["origin"] == {
        "meeting": str(meeting.id)
    }


def test_a_deleted_meeting_takes_its_follow_ups_out_of_sight(api, owner, make):
    meeting = make.meeting(owner, deleted_at=make.now)
    made = make.follow_up(owner, meeting_id=meeting.id)

    assert api(owner).get(f"/follow-ups/{made.id}").status_code == 404


def test_an_edit_cannot_bring_it_to_a_meeting_that_may_not_be_seen(api, owner, outsider, make):
    made = make.follow_up(outsider)
    meeting = make.meeting(owner, access="unit")
    body = {"title": {"nl": "x"}, "origin": {"meeting": str(meeting.id)}}

    answer = api(outsider).put(f"/follow-ups/{made.id}", body, 1)

    assert [error["field"] for error in answer.json["errors"]] == ["origin-meeting"]


def test_a_reader_is_offered_no_act(visit, reader, owner, make):
    made = make.follow_up(owner, "Terugbellen", status=FollowUpStatus.OPEN)

    page = visit(reader).get(f"/follow-ups/{made.id}")
    listed = visit(reader).get("/follow-ups?owner=all")

    assert page.one("main").all("form") == []
    assert "Uitstellen" not in listed.one("main").text


def test_a_form_without_its_token_does_nothing(visit, owner, hidden, make):
    made = hidden("everyone")

    assert visit(owner).post(f"/follow-ups/{made.id}/closure", {"status": "done"}).status == 400
    assert make.fetch(FollowUp, id=made.id).version == 1


@pytest.mark.parametrize("act", ["closure", "start", "notes", "delete", "undo"])
def test_looking_at_the_address_of_an_act_does_nothing(visit, owner, hidden, make, act):
    made = hidden("everyone")

    visit(owner).get(f"/follow-ups/{made.id}/{act}", 405)
    assert make.fetch(FollowUp, id=made.id).version == 1


@pytest.mark.parametrize(
    "path", ["", "/new", "/many", "/actors", "/term", "/00000000-0000-4000-8000-000000000000"]
)
def test_a_stranger_is_sent_to_sign_in(visit, path):
    assert "/sign-in" in visit().get(f"/follow-ups{path}", 302).location


def test_the_page_of_one_costs_the_same_however_long_its_course(visit, api, owner, make, queries):
    made = make.follow_up(owner, meeting_id=make.meeting(owner).id)

    def cost():
        client = visit(owner)
        client.get("/account")
        with queries() as seen:
            client.get(f"/follow-ups/{made.id}")
        return seen.count

    api(owner).post(f"/follow-ups/{made.id}/notes", {"text": "een"})
    few = cost()
    for number in range(12):
        api(owner).post(f"/follow-ups/{made.id}/notes", {"text": f"Nr. {number}"})
        api(owner).post(f"/follow-ups/{made.id}/move", {"due": f"21{number + 10}"})

    assert cost() == few


def seen_by_groups(caller, today):
    with reading():
        days, everything = queries.days_around(today), queries.FollowUpFilter()
        return sum(queries.group_totals(caller, everything, days).values())


def test_lists_of_all_hide_what_one_record_hides(scope, people, hidden, make):
    made = [hidden(access).id for access in ("everyone", "unit", "named")]
    for account in people.values():
        caller = account.as_caller()
        for who in (caller, replace(caller, unit_id=None)):
            with reading():
                seen = len(queries.follow_ups_with(who, made))
            assert seen_by_groups(who, caller.today(make.now)) == seen


def test_a_list_that_left_out_only_what_surely_is_hidden_would_tell_it(
    scope, people, hidden, make, monkeypatch
):
    hidden("unit")
    caller = replace(people["owner"].as_caller(), unit_id=None)
    unknown = cast(null(), Uuid)

    def surely(who):
        readable = or_(Meeting.access == "everyone", Meeting.unit_id == unknown)
        return select(Meeting.id).where(not_(readable))

    assert seen_by_groups(caller, caller.today(make.now)) == 0
    monkeypatch.setattr("logbook.meetings.queries.hidden_from", surely)
    assert seen_by_groups(caller, caller.today(make.now)) == 1
