"""Follow-ups as a program sees them."""

import uuid
from datetime import date
from typing import Any

import pytest

from logbook import clock
from logbook.commitments.models import Chamber, Recess


@pytest.fixture
def mine(api, owner):
    return api(owner)


@pytest.fixture
def made(mine):
    return mine.post("/follow-ups", {"title": {"nl": "Terugkoppelen"}, "due": "2027-01"}).json


def test_a_title_is_enough(mine, owner):
    answer = mine.post("/follow-ups", {"title": {"nl": "Terugkoppelen"}})

    assert answer.status_code == 201
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Location"] == f"/api/v1/follow-ups/{answer.json['id']}"
    told = {
        "kind": "action",
        "title": {"nl": "Terugkoppelen", "en": None},
        "owner": str(owner.id),
        "ownerName": "Owner",
        "actor": {"account": str(owner.id)},
        "actorLabel": "Owner",
        "origin": None,
        "commitments": [],
        "due": None,
        "dueOn": None,
        "dueHistory": [],
        "remindBefore": [14, 3, 0],
        "repeat": None,
        "toldAs": None,
        "status": "open",
        "notes": [],
        "closedBy": None,
        "version": 1,
    }
    assert {key: answer.json[key] for key in told} == told


def test_everything_comes_back_as_it_was_sent(mine, colleague, make):
    promise, sector = make.commitment(own_number="T-1"), make.sector()
    sent = {
        "kind": "relay",
        "title": {"nl": "Bevestigen", "en": "Confirm"},
        "details": "Dat de boodschap is doorgegeven.",
        "origin": {"commitment": "T-1"},
        "commitments": ["T-1"],
        "actor": {"sector": "banking"},
        "owner": "colleague@example.org",
        "deputy": str(colleague.id),
        "due": "2027-22",
        "dueText": "in de zomer",
        "remindBefore": [0, 30],
        "repeat": {"every": "P3M", "from": "lastContact"},
        "toldAs": {"nl": "Banken bevestigen.", "en": None},
        "madeOn": "2026-12-01",
        "notes": [{"on": "2026-12-02", "text": "gebeld"}],
    }
    answer = mine.post("/follow-ups", sent).json

    known = sent | {
        "origin": {"commitment": str(promise.id)},
        "commitments": [str(promise.id)],
        "owner": str(colleague.id),
        "remindBefore": [30, 0],
    }
    assert {key: answer[key] for key in known} == known
    assert answer["dueOn"] == "2027-08-31"
    assert answer["actorLabel"] == sector.nouns.nl
    assert answer["commitmentLabels"] == [answer["originLabel"]]


def test_what_get_gives_may_be_put_back(mine, made):
    record = mine.get(f"/follow-ups/{made['id']}").json

    answer = mine.put(f"/follow-ups/{made['id']}", record | {"details": "meer"}, made["version"])

    assert answer.status_code == 200
    changed = answer.json
    assert changed["details"] == "meer"
    left = ("details", "version", "updatedAt")
    assert {k: v for k, v in changed.items() if k not in left} == {
        k: v for k, v in record.items() if k not in left
    }
    assert answer.headers["ETag"] == f'"{changed["version"]}"' == '"2"'


def test_what_a_put_leaves_out_is_reset(mine, made):
    answer = mine.put(f"/follow-ups/{made['id']}", {"title": {"nl": "Kort"}}, 1).json

    assert answer["due"] is None
    assert [was["due"] for was in answer["dueHistory"]] == ["2027-01"]


@pytest.mark.parametrize(("version", "status"), [(None, 428), (7, 412)])
def test_a_put_says_which_version_it_replaces(mine, made, version, status):
    answer = mine.put(f"/follow-ups/{made['id']}", {"title": {"nl": "x"}}, version)

    assert answer.status_code == status


def test_it_is_made_once_for_each_id(mine):
    body = {"id": str(uuid.uuid4()), "title": {"nl": "Eens"}}

    assert mine.post("/follow-ups", body).status_code == 201
    assert mine.post("/follow-ups", body).status_code == 200
    assert mine.post("/follow-ups", body | {"details": "anders"}).status_code == 409
    assert mine.get("/follow-ups").json["total"] == 1


ACTS = [
    (
        "closure",
        {"status": "done", "outcome": "Geregeld"},
        {"status": "done", "outcome": "Geregeld"},
    ),
    ("closure", {"status": "dropped", "reason": "vervallen"}, {"status": "dropped"}),
    ("start", None, {"status": "in-progress"}),
    ("snooze", {"until": "2199-01-02", "reason": "druk"}, {"snoozedUntil": "2199-01-02"}),
    ("move", {"due": "2199-03", "reason": "uitstel"}, {"due": "2199-03", "dueOn": "2199-03-31"}),
    ("assignment", {"owner": "colleague@example.org"}, {"ownerName": "Colleague"}),
    ("notes", {"text": "gebeld"}, {}),
]


@pytest.mark.parametrize(("act", "body", "told"), ACTS)
def test_every_act_answers_the_record(mine, made, colleague, act, body, told):
    answer = mine.post(f"/follow-ups/{made['id']}/{act}", body)

    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"2"'
    assert {key: answer.json[key] for key in told} == told


@pytest.mark.parametrize(("act", "body", "_told"), ACTS)
def test_an_act_on_another_version_is_refused(mine, made, colleague, act, body, _told):
    answer = mine.send("POST", f"/follow-ups/{made['id']}/{act}", body or {}, version=9)

    assert answer.status_code == 412
    assert mine.get(f"/follow-ups/{made['id']}").json["version"] == 1


def test_closed_it_is_reopened_with_a_reason(mine, made):
    mine.post(f"/follow-ups/{made['id']}/closure", {"status": "done"})

    answer = mine.post(f"/follow-ups/{made['id']}/reopening", {"reason": "toch niet"}).json

    assert (answer["status"], answer["reason"], answer["closedOn"]) == ("open", "toch niet", None)


def test_closed_is_closed(mine, made):
    mine.post(f"/follow-ups/{made['id']}/closure", {"status": "done"})

    again = mine.post(f"/follow-ups/{made['id']}/closure", {"status": "done"})

    assert again.status_code == 400
    assert again.json["errors"][0]["field"] == "status"


def test_a_reopening_needs_no_body(mine, made):
    mine.post(f"/follow-ups/{made['id']}/closure", {"status": "done"})

    assert mine.send("POST", f"/follow-ups/{made['id']}/reopening").status_code == 200


def test_a_move_writes_the_history_of_the_term(mine, made):
    path = f"/follow-ups/{made['id']}/move"
    mine.post(path, {"dueText": "binnen een half jaar", "reason": "de NVB vraagt uitstel"})
    answer = mine.post(path, {"due": "2027-03-01"}).json

    moved_on = date.fromisoformat(answer["dueHistory"][0]["on"])
    assert [
        {key: was[key] for key in ("due", "dueText", "reason")} for was in answer["dueHistory"]
    ] == [
        {"due": "2027-01", "dueText": None, "reason": "de NVB vraagt uitstel"},
        {"due": None, "dueText": "binnen een half jaar", "reason": None},
    ]
    assert moved_on == clock.today("Europe/Amsterdam")


def test_a_term_as_spoken_is_computed(mine, make):
    recess: dict[str, Any] = {"chamber": Chamber.HOUSE, "name": "Zomerreces"}
    make.kept(Recess(**recess, since=date(2190, 7, 5), until=date(2190, 8, 30)))

    answer = mine.post(
        "/follow-ups",
        {"title": {"nl": "x"}, "dueText": "vóór het zomerreces", "madeOn": "2190-01-10"},
    ).json

    assert answer["dueOn"] == "2190-07-02"  # the Friday before


BAD = [
    ({}, {"title"}),
    ({"title": {"en": "Only English"}}, {"title-nl"}),
    ({"title": {"nl": "x" * 100_000}}, {"title-nl"}),
    ({"title": {"nl": "a\x00b"}}, {"title-nl"}),
    ({"due": "2021-13", "madeOn": "2021-02-31", "title": {"nl": "x"}}, {"due", "madeOn"}),
    ({"title": {"nl": "x"}, "remindBefore": [366]}, {"remindBefore"}),
    ({"title": {"nl": "x"}, "remindBefore": [-1]}, {"remindBefore"}),
    ({"title": {"nl": "x"}, "remindBefore": [True]}, {"remindBefore"}),
    ({"title": {"nl": "x"}, "remindBefore": "14"}, {"remindBefore"}),
    ({"title": {"nl": "x"}, "repeat": {"every": "monthly"}}, {"repeat-every"}),
    ({"title": {"nl": "x"}, "repeat": {}}, {"repeat-every"}),
    ({"title": {"nl": "x"}, "owner": "nobody@example.org"}, {"owner"}),
    ({"title": {"nl": "x"}, "actor": {"sector": "none"}}, {"actor-sector"}),
    ({"title": {"nl": "x"}, "actor": {"us": True, "account": "owner@example.org"}}, {"actor"}),
    ({"title": {"nl": "x"}, "actor": "us"}, {"actor"}),
    ({"title": {"nl": "x"}, "origin": {"meeting": str(uuid.uuid4())}}, {"origin-meeting"}),
    ({"title": {"nl": "x"}, "origin": {"point": str(uuid.uuid4())}}, {"origin-point"}),
    ({"title": {"nl": "x"}, "origin": {"letter": str(uuid.uuid4())}}, {"origin-letter"}),
    ({"title": {"nl": "x"}, "origin": {"meeting": "x"}}, {"origin-meeting"}),
    ({"title": {"nl": "x"}, "commitments": ["nowhere"]}, {"commitments-0"}),
    ({"title": {"nl": "x"}, "kind": "wish"}, {"kind"}),
    ({"title": {"nl": "x"}, "notes": [{"on": "2026-12-01"}]}, {"notes-0-text"}),
    ({"title": {"nl": "x"}, "titel": "y"}, {"titel"}),
]


@pytest.mark.parametrize(("body", "paths"), BAD)
def test_bad_input_is_told_all_at_once(mine, body, paths):
    answer = mine.post("/follow-ups", body)

    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert {error["field"] for error in answer.json["errors"]} == paths


@pytest.mark.parametrize(
    ("act", "body", "path"),
    [
        ("closure", {}, "status"),
        ("closure", {"status": "open"}, "status"),
        ("closure", {"status": "done", "on": "2199-01-01"}, "on"),
        ("closure", {"status": "done", "closedBy": {}}, "closedBy-text"),
        ("snooze", {}, "until"),
        ("snooze", {"until": "2020-01-01"}, "until"),
        ("snooze", {"until": "2027-01"}, "until"),
        ("move", {"due": "2027-01"}, "due"),
        ("move", {"due": "soon"}, "due"),
        ("assignment", {"owner": "owner@example.org"}, "owner"),
        ("assignment", {}, "owner"),
        ("notes", {"text": " "}, "text"),
    ],
)
def test_an_act_that_cannot_be_is_told(mine, made, act, body, path):
    answer = mine.post(f"/follow-ups/{made['id']}/{act}", body)

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json["errors"]] == [path]


def test_what_is_deleted_is_gone(mine, made):
    assert mine.send("DELETE", f"/follow-ups/{made['id']}").status_code == 204
    assert mine.get(f"/follow-ups/{made['id']}").status_code == 404
    assert mine.get("/follow-ups").json["total"] == 0


@pytest.mark.parametrize(
    "path", ["/follow-ups/x", f"/follow-ups/{uuid.UUID(int=9)}", "/follow-ups/"]
)
def test_what_does_not_exist_is_not_found(mine, path):
    assert mine.get(path).status_code == 404
