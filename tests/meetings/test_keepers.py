"""Nobody takes a meeting from who keeps it, and who is shut out is told."""

import uuid

import pytest
from sqlalchemy import select

from logbook.db import db, reading, transaction
from logbook.followups.service import undo
from logbook.meetings.service import keepers
from logbook.outbox.models import Message
from logbook.outbox.writing import read_text


@pytest.fixture
def meeting(log, owner, reader):
    """Everybody sees it; the owner keeps it, the reader a follow-up of it."""
    return log(
        owner,
        title="Herijking",
        followUps=[{"title": {"nl": "Terugbellen"}, "owner": str(reader.id)}],
    )


@pytest.fixture
def narrow(api):
    """Replace a meeting by what it is with something changed."""

    def as_person(account, id, status=200, **changed):
        program = api(account)
        found = program.get(f"/meetings/{id}").json
        answer = program.put(f"/meetings/{id}", found | changed, found["version"])
        assert answer.status_code == status, answer.json
        return answer.json

    return as_person


@pytest.fixture
def notices(app):
    """The notices that wait, by address."""

    def found():
        with app.app_context(), reading():
            rows = db.session.scalars(select(Message).where(Message.kind == keepers.NOTICE))
            return {row.address: f"{row.subject} {read_text(row.body or b'')}" for row in rows}

    return found


def test_whoever_narrows_it_its_keepers_stay_named(meeting, narrow, api, outsider, owner, reader):
    told = narrow(outsider, meeting["id"], access="named", named=[str(outsider.id)])
    assert set(told["named"]) == {str(one.id) for one in (outsider, owner, reader)}
    for account in (owner, reader):
        assert api(account).get(f"/meetings/{meeting['id']}").status_code == 200


def test_without_the_rule_they_are_locked_out(
    meeting, narrow, api, outsider, owner, reader, monkeypatch
):
    monkeypatch.setattr(keepers, "_keepers", lambda _meeting: set())
    monkeypatch.setattr(keepers, "keep_in", lambda *_args: None)
    monkeypatch.setattr("logbook.meetings.service.writing.keep_in", lambda *_args: None)
    narrow(outsider, meeting["id"], access="named", named=[str(outsider.id)])
    for account in (owner, reader):
        assert api(account).get(f"/meetings/{meeting['id']}").status_code == 404


def test_what_is_left_out_does_not_change_owner_or_unit(meeting, api, outsider, owner):
    path = f"/meetings/{meeting['id']}"
    body = {"title": "Herijking", "date": "2021", "access": "named", "named": [str(outsider.id)]}
    told = api(outsider).put(path, body, meeting["version"]).json
    assert told["owner"] == str(owner.id)
    assert told["unit"] == str(owner.unit_id)
    assert api(owner).get(path).status_code == 200


def test_who_takes_it_over_does_not_shut_out_who_had_it(
    meeting, narrow, api, outsider, owner, reader
):
    mine = str(outsider.id)
    told = narrow(outsider, meeting["id"], owner=mine, access="named", named=[mine])
    assert set(told["named"]) == {mine, str(owner.id), str(reader.id)}


def test_a_new_owner_is_named(meeting, narrow, owner, colleague):
    narrow(owner, meeting["id"], access="named", named=[str(owner.id)])
    told = narrow(owner, meeting["id"], owner=str(colleague.id))
    assert str(colleague.id) in told["named"]


@pytest.mark.parametrize("of", ["owner", "follow-up"])
def test_a_unit_that_shuts_a_keeper_out_is_refused(log, narrow, owner, outsider, of):
    mine = owner if of == "owner" else outsider
    theirs = [] if of == "owner" else [{"title": {"nl": "a"}, "owner": str(owner.id)}]
    made = log(mine, followUps=theirs)
    refused = narrow(
        outsider, made["id"], 400, access="unit", unit=str(outsider.unit_id), owner=str(mine.id)
    )
    assert "access" in str(refused["errors"])
    assert owner.name in str(refused["errors"])


def test_its_own_unit_may_be_chosen(log, narrow, owner):
    made = log(owner, followUps=[{"title": {"nl": "a"}}])
    assert narrow(owner, made["id"], access="unit")["access"] == "unit"


def test_who_is_shut_out_gets_a_mail_without_a_word_of_it(
    log, narrow, owner, reader, colleague, admin, notices
):
    made = log(
        owner, title="Zwanenmeer", access="named", named=[owner.email, reader.email],
        followUps=[{"title": {"nl": "Nachtegaal"}}],
    )  # fmt: skip
    narrow(owner, made["id"], named=[str(owner.id), str(colleague.id)])
    assert set(notices()) == {reader.email}
    assert "Zwanenmeer" not in notices()[reader.email]
    assert "Nachtegaal" not in notices()[reader.email]
    assert owner.name in notices()[reader.email]


def test_a_deputy_who_is_shut_out_is_told_as_well(log, narrow, owner, outsider, colleague, notices):
    made = log(owner, followUps=[{"title": {"nl": "a"}, "deputy": str(outsider.id)}])
    narrow(owner, made["id"], access="unit")
    assert set(notices()) == {outsider.email}


def test_who_changes_it_reads_whom_it_shuts_out(log, visit, owner, reader):
    made = log(owner, access="named", named=[owner.email, reader.email])
    client, form = visit(owner), f"/meetings/{made['id']}/edit"
    after = client.follow(client.get(form).submit({"named": [str(owner.id)]}, form))
    assert f"niet meer te zien voor {reader.name}" in after.text


def test_undoing_names_the_owner_again(app, log, narrow, api, owner, reader, now):
    made = log(owner, access="named", named=[owner.email, reader.email],
               followUps=[{"title": {"nl": "a"}, "owner": str(reader.id)}])  # fmt: skip
    program = api(owner)
    (item,) = program.get(f"/follow-ups?meeting={made['id']}").json["items"]
    path = f"/follow-ups/{item['id']}"
    version = program.post(f"{path}/assignment", {"owner": str(owner.id)}).json["version"]
    narrow(owner, made["id"], named=[str(owner.id)])
    assert api(reader).get(path).status_code == 404
    with app.app_context(), transaction():
        undo(owner.as_caller(), uuid.UUID(item["id"]), version=version, now=now)
    assert api(reader).get(path).status_code == 200


def test_what_comes_back_is_seen_by_its_keepers(app, log, api, make, owner, outsider, now):
    made = log(owner, access="named", named=[owner.email])
    assert api(owner).send("DELETE", f"/meetings/{made['id']}", version=1).status_code == 204
    with app.app_context():
        make.follow_up(outsider, "Erbij gekomen", meeting_id=uuid.UUID(made["id"]))
    assert api(owner).post(f"/meetings/{made['id']}/restoration").status_code == 200
    assert api(outsider).get(f"/meetings/{made['id']}").status_code == 200
