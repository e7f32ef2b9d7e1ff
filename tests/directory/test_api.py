"""The directory as programs use it: /organisations, /people, /offices, /topics and /sectors."""

import uuid

import pytest

from logbook.directory.models import OrganisationKind

CHOSEN = "0190a000-0000-7000-8000-0000000000%02d"


@pytest.fixture
def bodies(make):
    """A full body for each collection, every writable field filled in."""
    bank = make.organisation("Bank", kind=OrganisationKind.COMPANY)
    make.sector()
    parent = make.topic("arms")
    former = make.office("Staatssecretaris")
    row = {"organisation": str(bank.id), "from": "2020-01-01", "to": "2021-01-01"}
    return {
        "organisations": {
            "id": CHOSEN % 1,
            "name": {"nl": "Nederlandse Vereniging van Banken", "en": "Dutch Banking Association"},
            "inSentence": {"nl": "de NVB", "en": "the NVB"},
            "shortName": "NVB",
            "plural": False,
            "formerNames": [
                {"id": CHOSEN % 2, "name": "Bankiersvereniging", "until": "1990-01-01"}
            ],
            "mergedInto": None,
            "kind": "association",
            "sector": "banking",
            "memberships": [row | {"id": CHOSEN % 3, "role": "party"}],
            "rhythm": "P3M",
            "notes": "Eerste regel\ntweede regel",
        },
        "people": {
            "id": CHOSEN % 4,
            "name": "A. Bakker",
            "email": "bakker@example.org",
            "affiliations": [row | {"id": CHOSEN % 5, "function": "directeur"}],
        },
        "offices": {
            "id": CHOSEN % 6,
            "name": {"nl": "Minister voor Proeven", "en": "Minister for Trials"},
            "inSentence": {"nl": "de minister voor Proeven", "en": "the minister for Trials"},
            "level": "minister",
            "ministry": "BZ",
            "succeeds": str(former.id),
            "terms": [
                {"id": CHOSEN % 7, "holder": "A", "from": "2017-10-26", "to": "2021-08-10"},
                {"id": CHOSEN % 8, "holder": None, "from": "2021-08-10", "to": None},
            ],
        },
        "topics": {
            "id": CHOSEN % 9,
            "slug": "polar-biodiversity",
            "label": {"nl": "de biodiversiteit in het poolgebied", "en": "polar biodiversity"},
            "parent": parent.slug,
            "retired": False,
            "rhythm": "P1Y",
        },
        "sectors": {
            "id": CHOSEN % 10,
            "key": "insurance",
            "nouns": {"nl": "verzekeraars", "en": "insurers"},
        },
    }


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


HOSTILE = ["x" * 100_000, "a\x00b", "\x1b[31m", 5, None, ["x"], {"nl": {"nl": "x"}}, True, "\ud800"]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:12])
@pytest.mark.parametrize("collection", COLLECTIONS)
def test_hostile_values_are_refused_with_the_field_named(api, admin, bodies, collection, value):
    client, body = api(admin), bodies[collection]
    for field in body:
        answered = client.post(f"/{collection}", body | {field: value})
        assert answered.status_code in (201, 400), (field, answered.json)
        if answered.status_code == 400:
            named = {e["field"].split("-")[0] for e in answered.json["errors"]}
            assert named == {field}, answered.json
        else:
            client.send("DELETE", f"/{collection}/{answered.json['id']}", version=1)
            body = body | {"id": str(uuid.uuid4())}
            for rows in ("formerNames", "memberships", "affiliations", "terms"):
                body = body | ({rows: []} if rows in body else {})


def test_all_errors_come_at_once(api, admin, make):
    make.organisation("Bank")
    answered = api(admin).post(
        "/organisations",
        {
            "name": {"nl": ""},
            "kind": "castle",
            "sector": "nothing",
            "rhythm": "PT5M",
            "memberships": [
                {"organisation": "Niemand", "from": "2021-02-31"},
                {"organisation": "Bank", "from": "2021-13"},
            ],
            "nonsense": 1,
        },
    )
    assert answered.status_code == 400
    assert {e["field"] for e in answered.json["errors"]} == {
        "name-nl",
        "kind",
        "sector",
        "rhythm",
        "memberships-0-organisation",
        "memberships-0-from",
        "memberships-1-from",
        "nonsense",
    }


def test_a_topic_is_addressed_by_its_slug(api, admin, make):
    topic = make.topic()
    client = api(admin)
    assert client.get("/topics/arms-investment").json["id"] == str(topic.id)
    body = {"slug": "arms", "label": {"nl": "wapens"}}
    assert client.put("/topics/arms-investment", body, version=1).json["slug"] == "arms"
    assert client.send("DELETE", "/topics/arms", version=2).status_code == 204


def test_organisations_are_filtered(api, reader, make):
    sector = make.sector()
    make.organisation("Bank A", kind=OrganisationKind.COMPANY, sector_id=sector.id)
    make.organisation("Bond B", kind=OrganisationKind.UNION, short_name="BB")
    client = api(reader)

    def names(query):
        return [o["name"]["nl"] for o in client.get(f"/organisations?{query}").json["items"]]

    assert names("") == ["Bank A", "Bond B"]
    assert names("text=bb") == ["Bond B"]
    assert names("kind=company") == names("sector=banking") == ["Bank A"]
    assert names("text=100%25") == names("text=_") == []
    assert client.get("/organisations?kind=castle").status_code == 400
    assert client.get("/organisations?text=%00").status_code == 400
    assert client.get("/people?text=%00").status_code == 400


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_list_takes_as_many_queries_for_thirty_as_for_three(
    api, admin, queries, bodies, collection
):
    client = api(admin)
    body = {k: v for k, v in bodies[collection].items() if k not in ("id", "slug", "key", "email")}

    def fill(count):
        for number in range(count):
            fresh = {
                key: [{k: v for k, v in row.items() if k != "id"} for row in value]
                if isinstance(value, list)
                else value
                for key, value in body.items()
            }
            for key in ("name", "label", "nouns"):
                if key in fresh:
                    fresh[key] = f"{collection} {count} {number}"
            assert client.post(f"/{collection}", fresh).status_code == 201

    counts = []
    for count in (3, 27):
        fill(count)
        with queries() as seen:
            assert client.get(f"/{collection}?pageSize=200").json["total"] >= count
        counts.append(seen.count)
    assert counts[0] == counts[1], counts


def test_the_description_names_every_address(app):
    paths = app.test_client().get("/api/v1/openapi.json").json["paths"]
    for collection in COLLECTIONS:
        assert {"get", "post"} <= set(paths[f"/{collection}"])
        item = next(p for p in paths if p.startswith(f"/{collection}/{{"))
        assert {"get", "put", "delete"} <= set(paths[item])
