"""The directory as programs use it: reading, making, replacing and deleting."""

import uuid

import pytest

COLLECTIONS = ["organisations", "people", "offices", "topics", "sectors"]


CHANGES = {
    "organisations": {"shortName": "NVB2"},
    "people": {"name": "B. Bakker"},
    "offices": {"ministry": "EZK"},
    "topics": {"retired": True},
    "sectors": {"key": "insurers"},
}


def given(answer, body):
    """The answer without what was not sent: labels and fields of ours."""
    return {key: _plain(answer[key]) for key in body}


def _plain(value):
    if isinstance(value, list):
        return [
            {k: v for k, v in row.items() if not k.endswith("Label")}
            if isinstance(row, dict)
            else row
            for row in value
        ]
    return value


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_what_is_posted_is_what_is_read(api, admin, bodies, collection):
    client, body = api(admin), bodies[collection]
    made = client.post(f"/{collection}", body)
    assert made.status_code == 201, made.json
    assert given(made.json, body) == body
    assert made.headers["ETag"] == '"1"'
    read = client.get(made.headers["Location"].removeprefix("/api/v1"))
    assert read.json == made.json
    listed = client.get(f"/{collection}?pageSize=200").json
    assert made.json in listed["items"]
    assert listed["total"] == len(listed["items"])


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_what_is_read_may_be_sent_back_with_one_thing_changed(api, admin, bodies, collection):
    client = api(admin)
    made = client.post(f"/{collection}", bodies[collection]).json
    path = f"/{collection}/{made['id']}"
    edited = client.put(path, made | CHANGES[collection], version=1)
    assert edited.status_code == 200, edited.json
    expected = made | CHANGES[collection] | {"version": 2, "updatedAt": edited.json["updatedAt"]}
    assert edited.json == expected
    assert edited.headers["ETag"] == '"2"'


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_what_is_sent_back_unchanged_makes_no_new_version(api, admin, bodies, collection):
    client = api(admin)
    made = client.post(f"/{collection}", bodies[collection]).json
    again = client.put(f"/{collection}/{made['id']}", made, version=1)
    assert again.json == made


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_same_post_again_answers_the_record_and_another_with_its_id_is_refused(
    api, admin, bodies, collection
):
    client, body = api(admin), bodies[collection]
    made = client.post(f"/{collection}", body)
    again = client.post(f"/{collection}", body)
    assert (again.status_code, again.json) == (200, made.json)
    assert client.post(f"/{collection}", body | CHANGES[collection]).status_code == 409


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_change_says_which_version_it_replaces(api, admin, bodies, collection):
    client = api(admin)
    made = client.post(f"/{collection}", bodies[collection]).json
    path = f"/{collection}/{made['id']}"
    assert client.put(path, made, version=None).status_code == 428
    client.put(path, made | CHANGES[collection], version=1)
    stale = client.put(path, made, version=1)
    assert stale.status_code == 412
    assert stale.mimetype == "application/problem+json"
    assert client.send("DELETE", path, version=1).status_code == 412
    assert client.send("DELETE", path).status_code == 428


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_what_is_left_out_is_reset(api, admin, bodies, collection):
    client = api(admin)
    made = client.post(f"/{collection}", bodies[collection]).json
    needed = {k: made[k] for k in ("name", "label", "nouns") if k in made}
    edited = client.put(f"/{collection}/{made['id']}", needed, version=1).json
    for rows in ("formerNames", "memberships", "affiliations", "terms"):
        assert edited.get(rows, []) == []
    assert edited.get("parent") is edited.get("succeeds") is edited.get("notes") is None


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_one_name_suffices(api, admin, collection):
    key = {"topics": "label", "sectors": "nouns"}.get(collection, "name")
    body = {key: "A. Bakker" if collection == "people" else {"nl": "Proef"}}
    made = api(admin).post(f"/{collection}", body)
    assert made.status_code == 201, made.json


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_reader_reads_only(api, reader, admin, bodies, collection):
    made = api(admin).post(f"/{collection}", bodies[collection]).json
    client, path = api(reader), f"/{collection}/{made['id']}"
    assert client.get(path).json == made
    assert client.post(f"/{collection}", {}).status_code == 403
    assert client.put(path, {}, version=None).status_code == 403
    assert client.send("DELETE", path).status_code == 403
    assert client.get(path).json == made


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_editors_look_after_organisations_and_people_and_administrators_after_the_rest(
    api, owner, bodies, collection
):
    made = api(owner).post(f"/{collection}", bodies[collection])
    assert made.status_code == (201 if collection in ("organisations", "people") else 403)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_stranger_is_not_told_whether_it_exists(app, admin, api, bodies, collection):
    made = api(admin).post(f"/{collection}", bodies[collection]).json
    client = app.test_client()
    for path in (f"/{collection}", f"/{collection}/{made['id']}", f"/{collection}/nothing"):
        assert client.get(f"/api/v1{path}").status_code == 401


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_what_is_not_there_is_not_found(api, admin, collection):
    client = api(admin)
    for name in (str(uuid.uuid4()), "nothing", "%00", "é" * 400):
        assert client.get(f"/{collection}/{name}").status_code == 404
        assert client.put(f"/{collection}/{name}", {"name": "x"}, version=1).status_code in (
            400,
            404,
        )
        assert client.send("DELETE", f"/{collection}/{name}", version=1).status_code == 404


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_what_is_unused_can_be_deleted(api, admin, bodies, collection):
    client = api(admin)
    made = client.post(f"/{collection}", bodies[collection]).json
    path = f"/{collection}/{made['id']}"
    assert client.send("DELETE", path, version=1).status_code == 204
    assert client.get(path).status_code == 404


def test_the_description_names_every_address(app):
    paths = app.test_client().get("/api/v1/openapi.json").json["paths"]
    for collection in COLLECTIONS:
        assert {"get", "post"} <= set(paths[f"/{collection}"])
        item = next(p for p in paths if p.startswith(f"/{collection}/{{"))
        assert {"get", "put", "delete"} <= set(paths[item])


def test_the_description_says_of_what_kind_every_field_is(app):
    schemas = app.test_client().get("/api/v1/openapi.json").json["components"]["schemas"]
    for name in ("Organisation", "Person", "Office", "Topic", "Sector", "directory.Term"):
        untyped = [
            field
            for field, facts in schemas[name]["properties"].items()
            if not {"type", "enum", "$ref"} & set(facts)
        ]
        assert untyped == [], name
