"""What programs may send to the directory, and what they get back."""

import uuid

import pytest

from logbook.directory.models import OrganisationKind

COLLECTIONS = ["organisations", "people", "offices", "topics", "sectors"]


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
    make.index()
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


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\u3164", "\u00ad \u2800", "\ufe0f"])
@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/organisations", {"name": {"nl": "?"}, "kind": "company"}, "name-nl"),
        ("/people", {"name": "?"}, "name"),
        ("/meetings", {"title": "?", "date": "2026-01-01"}, "title"),
    ],
)
def test_a_name_of_which_nothing_is_to_be_seen_is_none(api, admin, unseen, path, body, field):
    first = next(iter(body))
    given = {"nl": unseen} if isinstance(body[first], dict) else unseen

    answer = api(admin).post(path, body | {first: given})

    assert answer.status_code == 400
    assert field in [one["field"] for one in answer.json["errors"]]


def test_a_name_turns_nothing_around(api, admin):
    made = api(admin).post("/people", {"name": "Jan \u202eJansen\u202c \u2066de Oude\u2069"})

    assert made.json["name"] == "Jan Jansen de Oude"
