"""What people save is found at once, by what it says now."""

import pytest


@pytest.fixture
def finds(api):
    """How many records somebody finds by a text."""

    def number(who, text: str) -> int:
        return int(api(who).get(f"/search?q={text}").json["total"])

    return number


MEETING = {"title": "Overleg reigers", "date": "2026-11-02", "access": "unit"}


def test_a_meeting_with_its_points_and_follow_ups(api, finds, owner, colleague, outsider):
    body = MEETING | {
        "points": [{"kind": "message", "complement": {"nl": "het ringen van kieviten"}}],
        "followUps": [{"title": {"nl": "Kieviten tellen"}}],
    }
    assert api(owner).post("/meetings", body).status_code == 201
    assert [finds(who, "kievit") for who in (owner, colleague, outsider)] == [2, 2, 0]


def test_a_meeting_written_anew_is_found_by_its_new_words(api, finds, owner):
    client = api(owner)
    made = client.post("/meetings", MEETING).json
    answer = client.put(f"/meetings/{made['id']}", made | {"title": "Overleg kieviten"}, 1)
    assert answer.status_code == 200
    assert (finds(owner, "reiger"), finds(owner, "kievit")) == (0, 1)


def test_a_party_is_found_by_the_name_it_was_changed_to(api, finds, make, owner):
    first, second = make.organisation("Reigerbank"), make.organisation("Kievitbank")
    client = api(owner)
    body = MEETING | {"title": "Overleg", "parties": [{"organisation": str(first.id)}]}
    made = client.post("/meetings", body).json
    made["parties"][0]["organisation"] = str(second.id)
    assert client.put(f"/meetings/{made['id']}", made, 1).status_code == 200
    assert (finds(owner, "reigerbank"), finds(owner, "kievitbank")) == (0, 1)


def test_what_came_of_a_follow_up_is_found(api, finds, owner):
    client = api(owner)
    made = client.post("/follow-ups", {"title": {"nl": "Tellen"}}).json
    closure = {"status": "done", "outcome": "Drie reigers gezien."}
    assert client.post(f"/follow-ups/{made['id']}/closure", closure).status_code == 200
    assert finds(owner, "reigers tellen") == 1
    assert client.post(f"/follow-ups/{made['id']}/reopening", {"reason": "x"}).status_code == 200
    assert finds(owner, "reigers") == 0


def test_the_directory(api, finds, admin, owner):
    client = api(admin)
    organisation = {"name": {"nl": "Bond van Reigers"}, "shortName": "BvR", "kind": "association"}
    made = client.post("/organisations", organisation).json
    person = {"name": "R. Reiger", "affiliations": [{"organisation": made["id"]}]}
    assert client.post("/people", person).status_code == 201
    assert client.post("/topics", {"label": {"nl": "reigers", "en": "herons"}}).status_code == 201
    assert (finds(owner, "bvr"), finds(owner, "reiger"), finds(owner, "heron")) == (2, 3, 1)


def test_a_commitment_with_its_progress_and_evidence(api, finds, owner):
    client = api(owner)
    body = {"kind": "motie", "title": {"nl": "De reigermotie"}, "number": "35570-V-71"}
    made = client.post("/commitments", body)
    assert made.status_code == 201, made.json
    path = f"/commitments/{made.json['id']}"
    evidence = {"kind": "document", "sentence": {"nl": "Er is een kievitenplan."}}
    assert client.post(f"{path}/evidence", evidence).status_code == 201
    assert [finds(owner, text) for text in ("reigermotie", "35570 v 71", "kievitenplan")] == [1] * 3


def test_a_contact_that_is_deleted_is_found_no_more(api, finds, owner):
    client = api(owner)
    made = client.post("/people", {"name": "R. Reiger"}).json
    assert client.send("DELETE", f"/people/{made['id']}", version=1).status_code == 204
    assert finds(owner, "reiger") == 0
