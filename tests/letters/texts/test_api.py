"""Reusable texts in the API: who may, versions, and once for each id."""

BODY = {"title": "Clustermunitie", "text": {"nl": "Dat is verboden.", "en": None}}
HERE = "/reusable-texts"


def test_a_text_is_made_once_read_replaced_and_listed(api, owner, reader, make):
    make.topic("wapens")
    client = api(owner)
    chosen = BODY | {"id": "5f0c3e0a-8a52-4a7d-9d5e-0d6f0c1a2b3c", "topics": ["wapens"]}
    made = client.post(HERE, chosen)
    assert (made.status_code, made.headers["ETag"]) == (201, '"1"')
    assert made.json["author"] == owner.name
    assert client.post(HERE, chosen).status_code == 200
    assert client.post(HERE, chosen | {"title": "Iets"}).status_code == 409
    place = f"{HERE}/{chosen['id']}"
    assert api(reader).get(place).json == made.json
    changed = made.json | {"text": {"nl": "Dat mag niet.", "en": "No."}, "retired": True}
    assert client.put(place, changed, None).status_code == 428
    replaced = client.put(place, changed, 1)
    assert (replaced.status_code, replaced.json["version"]) == (200, 2)
    assert replaced.json["retired"] is True
    assert replaced.json["topics"] == ["wapens"]
    assert client.put(place, changed, 1).status_code == 412
    assert client.put(place, changed, 2).json["version"] == 2
    listed = api(reader).get(f"{HERE}?title=munitie&pageSize=1").json
    assert (listed["total"], listed["items"]) == (1, [replaced.json])
    assert client.get(f"{HERE}?topic=x").status_code == 400


def test_all_that_is_wrong_is_said_at_once(api, owner):
    api(owner).post(HERE, BODY)
    refused = api(owner).post(HERE, BODY | {"citation": "Kamerstuk 1"})
    assert refused.status_code == 400
    assert {one["field"] for one in refused.json["errors"]} == {"title", "citation"}


def test_readers_write_nothing(api, owner, reader):
    place = f"{HERE}/{api(owner).post(HERE, BODY).json['id']}"
    assert api(reader).post(HERE, BODY | {"title": "Iets"}).status_code == 403
    assert api(reader).put(place, BODY, 1).status_code == 403
    assert api(reader).put(f"{place[:-4]}0000", BODY, 1).status_code == 404


def test_the_list_takes_as_many_queries_for_two_texts_as_for_one(api, owner, queries):
    client = api(owner)
    client.post(HERE, BODY)
    client.get(HERE)
    with queries() as one:
        client.get(HERE)
    client.post(HERE, BODY | {"title": "Iets"})
    with queries() as two:
        assert client.get(HERE).json["total"] == 2
    assert two.count == one.count
