"""Each association that was asked to pass a message on is waited for by itself."""

import uuid

import pytest

from logbook.db import db
from logbook.followups.models import FollowUp, FollowUpKind

ASKED = {
    "kind": "ask",
    "relay": True,
    "complement": {"nl": "dit door te geven"},
    "complementKind": "om-te",
}


@pytest.fixture
def leagues(make):
    kept = [
        make.organisation(name, kind=kind)
        for name, kind in (
            ("Bond A", "association"),
            ("Bond B", "association"),
            ("Bank", "company"),
        )
    ]
    return [str(one.id) for one in kept]


@pytest.fixture
def body(leagues):
    def of(**changed):
        parties = [{"id": str(uuid.uuid4()), "organisation": one} for one in leagues]
        return {
            "title": "Rondetafel",
            "date": "2026-11-02",
            "status": "held",
            "parties": parties,
            "points": [{"id": str(uuid.uuid4())} | ASKED],
        } | changed

    return of


@pytest.fixture
def waited_for(app):
    def of(meeting):
        with app.app_context():
            wanted = db.select(FollowUp).where(
                FollowUp.meeting_id == uuid.UUID(meeting["id"]),
                FollowUp.kind == FollowUpKind.RELAY,
                FollowUp.deleted_at.is_(None),
            )
            return {str(one.actor_organisation_id): one for one in db.session.scalars(wanted)}

    return of


def test_one_for_each_association_that_heard_it(api, owner, body, leagues, waited_for):
    program = api(owner)
    made = program.post("/meetings", body()).json
    found = waited_for(made)
    assert found.keys() == set(leagues[:2])
    assert {one.owner_id for one in found.values()} == {owner.id}
    program.put(f"/meetings/{made['id']}", made, made["version"])
    assert {one.id for one in waited_for(made).values()} == {one.id for one in found.values()}


def test_only_for_those_that_the_point_names(api, owner, body, leagues, waited_for):
    asked = body()
    asked["points"][0]["to"] = [{"party": asked["parties"][1]["id"]}]
    assert waited_for(api(owner).post("/meetings", asked).json).keys() == {leagues[1]}


def test_what_is_planned_waits_until_it_took_place(api, owner, body, leagues, waited_for):
    program = api(owner)
    made = program.post("/meetings", body(status="planned")).json
    assert waited_for(made) == {}
    confirmed = program.post(f"/meetings/{made['id']}/confirmation", {"outcome": "held"})
    assert confirmed.status_code == 200
    assert waited_for(made).keys() == set(leagues[:2])


def test_one_that_somebody_writes_down_is_that_one(api, owner, body, leagues, waited_for):
    program = api(owner)
    made = program.post("/meetings", body()).json
    point, chosen = made["points"][0]["id"], str(uuid.uuid4())
    posted = {
        "id": chosen,
        "kind": "relay",
        "title": {"nl": "Bond A"},
        "origin": {"point": point},
        "actor": {"organisation": leagues[0]},
    }
    assert program.post("/follow-ups", posted).status_code == 201
    found = waited_for(made)
    assert str(found[leagues[0]].id) == chosen
    assert len(found) == 2
    assert program.post("/follow-ups", posted).status_code == 200
    again = program.post("/follow-ups", posted | {"id": str(uuid.uuid4())})
    assert again.status_code == 201
    program.post(f"/follow-ups/{again.json['id']}/start")
    refused = program.post("/follow-ups", posted | {"id": str(uuid.uuid4())})
    assert refused.status_code == 400
    assert refused.json["errors"][0]["field"] == "actor"


def test_those_of_the_same_body_are_that_one_too(api, owner, body, leagues, waited_for):
    asked = body()
    relay = {
        "kind": "relay",
        "title": {"nl": "Zelf opgeschreven"},
        "origin": {"point": asked["points"][0]["id"]},
        "actor": {"organisation": leagues[0]},
    }
    found = waited_for(api(owner).post("/meetings", asked | {"followUps": [relay]}).json)
    assert found[leagues[0]].title.nl == "Zelf opgeschreven"
    assert len(found) == 2


def test_one_that_was_deleted_is_not_made_again(api, owner, body, leagues, waited_for):
    program = api(owner)
    made = program.post("/meetings", body()).json
    program.send("DELETE", f"/follow-ups/{waited_for(made)[leagues[0]].id}")
    program.put(f"/meetings/{made['id']}", made, made["version"])
    assert waited_for(made).keys() == {leagues[1]}
