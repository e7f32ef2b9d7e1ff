"""Accounts and units in JSON."""

import uuid

import pytest

SOMEBODY = {"email": "new@example.org", "name": "New", "role": "editor", "unit": "IMH"}


def test_everybody_reads_who_their_colleagues_are_and_no_more(api, reader, owner):
    seen = api(reader).get(f"/accounts/{owner.id}").get_json()
    assert seen["email"] == "owner@example.org"
    assert (seen["unit"], seen["unitName"], seen["role"]) == (str(owner.unit_id), "IMH", "editor")
    assert not {"absence", "quietHours", "theme", "language", "timeZone"} & seen.keys()
    listed = api(reader).get("/accounts?q=owner").get_json()
    assert listed["items"] == [seen]
    assert listed["total"] == 1


def test_ones_own_account_is_whole(api, reader):
    seen = api(reader).get("/account").get_json()
    assert seen["email"] == "reader@example.org"
    assert seen["timeZone"] == "Europe/Amsterdam"
    assert (seen["absence"], seen["quietHours"], seen["theme"]) == (None, None, "auto")
    assert "passwordHash" not in str(seen)


def test_an_account_is_made_once_under_the_id_that_the_client_chose(api, admin):
    client, body = api(admin), SOMEBODY | {"id": str(uuid.uuid4())}
    made = client.post("/accounts", body)
    assert made.status_code == 201
    assert made.headers["Location"] == f"/api/v1/accounts/{body['id']}"
    again = client.post("/accounts", body)
    assert (again.status_code, again.get_json()) == (200, made.get_json())
    assert client.post("/accounts", body | {"name": "Other"}).status_code == 409


def test_what_get_gives_comes_back_by_put_with_one_thing_changed(api, admin, owner, colleague):
    client = api(admin)
    given = client.get(f"/accounts/{owner.id}")
    body = given.get_json() | {
        "absence": {"from": "2026-12-20", "to": None, "deputy": "colleague@example.org"},
        "quietHours": {"from": "22:00", "to": "07:00"},
    }
    changed = client.put(f"/accounts/{owner.id}", body, version=given.get_json()["version"])
    assert changed.status_code == 200
    assert changed.get_json()["absence"]["deputy"] == str(colleague.id)
    back = client.put(f"/accounts/{owner.id}", changed.get_json(), changed.get_json()["version"])
    assert back.get_json()["quietHours"] == {"from": "22:00", "to": "07:00"}
    assert client.put(f"/accounts/{owner.id}", body, version=1).status_code == 412
    assert client.put(f"/accounts/{owner.id}", body, version=None).status_code == 428


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"email": "owner@example.org"}, "email"),
        ({"email": 7}, "email"),
        ({"role": "king"}, "role"),
        ({"unit": "Atlantis"}, "unit"),
        ({"unit": None}, "unit"),
        ({"absence": {"to": "2026-12-20"}}, "absence-from"),
        ({"absence": {"from": "2026-13-20"}}, "absence-from"),
        ({"quietHours": {"from": "9 o'clock", "to": "10:00"}}, "quietHours-from"),
        ({"quietHours": []}, "quietHours"),
        ({"shoeSize": 43}, "shoeSize"),
        ({"name": "a\0b"}, "name"),
    ],
)
def test_bad_input_is_a_problem_document_that_names_the_field(change, field, api, admin, owner):
    answer = api(admin).post("/accounts", SOMEBODY | change)
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert {error["field"] for error in answer.get_json()["errors"]} == {field}


def test_disabling_and_enabling_answer_the_record(api, admin, owner):
    client = api(admin)
    disabled = client.post(f"/accounts/{owner.id}/disablement")
    assert disabled.get_json()["disabledAt"]
    assert client.post(f"/accounts/{owner.id}/disablement").get_json() == disabled.get_json()
    assert client.post(f"/accounts/{owner.id}/enablement").get_json()["disabledAt"] is None
    assert client.post(f"/accounts/{owner.id}/enablement").status_code == 200
    assert client.post(f"/accounts/{admin.id}/disablement").status_code == 400


@pytest.mark.parametrize("role", ["editor", "reader"])
def test_only_administrators_write(role, api, make, owner):
    client = api(make.account(role=role))
    assert client.post("/accounts", SOMEBODY).status_code == 403
    assert client.put(f"/accounts/{owner.id}", SOMEBODY, version=1).status_code == 403
    assert client.post(f"/accounts/{owner.id}/disablement").status_code == 403
    assert client.post(f"/accounts/{owner.id}/enablement").status_code == 403
    assert client.post("/units", {"name": "New"}).status_code == 403
    assert client.put(f"/units/{owner.unit_id}", {"name": "New"}, version=1).status_code == 403


def test_units_are_listed_read_made_and_replaced(api, admin, owner):
    client = api(admin)
    made = client.post("/units", {"name": "Londen", "kind": "post", "head": "owner@example.org"})
    assert made.status_code == 201
    unit = made.get_json()
    assert (unit["head"], unit["headName"]) == (str(owner.id), "Owner")
    assert client.get(f"/units/{unit['id']}").get_json() == unit
    assert [u["name"] for u in client.get("/units").get_json()["items"]] == ["IMH", "Londen"]
    replaced = client.put(f"/units/{unit['id']}", {"name": "Londen"}, version=1)
    assert replaced.get_json()["head"] is None
    assert replaced.get_json()["kind"] == "directorate"
    assert client.post("/units", {"name": "Londen"}).status_code == 400


@pytest.mark.parametrize("path", ["/accounts/x", f"/accounts/{uuid.UUID(int=9)}", "/units/x"])
def test_what_is_not_there_is_not_found(path, api, reader):
    assert api(reader).get(path).status_code == 404
