"""The same POST again, and an id that is another record's: told so, never a fault of ours.

Every address of the API that takes an id is walked, as the description names them.
"""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from marshmallow import Schema, fields

from tests.accepted import Content, Samples
from tests.pages import ApiClient
from tests.routes import BODIES, NAMED, SHARED, UNIT, Call, World
from tests.walkers import undone


@pytest.fixture
def posts(app, world: World) -> list[tuple[Call, Content]]:
    """Every POST of JSON, on records that everybody sees, and what is sent there."""
    letter = world.ids["reports"][UNIT]
    first = world.ids[f"{letter}/paragraphs"][SHARED]
    more = {"/api/v1/reports/<id>/paragraphs": {"behind": first, "editedText": "Nog een."}}
    return [
        (call, (BODIES | more).get(call.rule, {}))
        for call in world.calls()
        if call.is_api and call.method == "POST" and operation_of(app, call) and call.guard != NAMED
        if "reports/" not in call.path or letter in call.path
    ]


def operation_of(app, call: Call) -> Any:
    """What the API says of the view at an address, where that reads a body."""
    adapter = app.url_map.bind("localhost")
    endpoint, _arguments = adapter.match(call.path, method=call.method)
    described = getattr(app.view_functions[endpoint], "operation", None)
    return described if described and described.body else None


@pytest.fixture
def taking_ids(app, posts) -> list[tuple[Call, Content]]:
    """Those that the description says take an id for what they make."""
    document = app.test_client().get("/api/v1/openapi.json").json
    schemas = document["components"]["schemas"]
    found = []
    for call, body in posts:
        path = call.rule.removeprefix("/api/v1").replace("<", "{").replace(">", "}")
        content = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        schema = schemas[content["schema"]["$ref"].rpartition("/")[2]]
        if not schema["properties"].get("id", {"readOnly": True}).get("readOnly"):
            found.append((call, body))
    return found


@pytest.fixture
def program(api, admin) -> ApiClient:
    return api(admin)


def post(program: ApiClient, call: Call, body: Content) -> Any:
    return program.post(call.path.removeprefix("/api/v1"), body)


def test_the_same_again_answers_the_record_and_another_body_is_refused(
    app, taking_ids, program
) -> None:
    assert len(taking_ids) >= 20
    for written in (str, lambda id: f"{{{id}}}"):
        for call, body in taking_ids:
            with undone(app):
                named = body | {"id": written(uuid.uuid4())}
                first, again = post(program, call, named), post(program, call, named)
                other = post(program, call, named | {"updatedAt": "2026-01-01T00:00:00Z"})
            kinds = [answer.status_code for answer in (first, again, other)]
            assert kinds[0] in (200, 201), f"{call}: {first.json}"
            assert kinds[1:] == [200, 409], f"{call}: {kinds}"
            assert again.json["id"] == first.json["id"], call


def test_the_id_of_another_record_is_refused(app, taking_ids, program, make, world) -> None:
    elsewhere = str(make.commitment("Een andere toezegging").id)
    for call, body in taking_ids:
        with undone(app):
            theirs = str(uuid.uuid4())
            there = replace(
                call, path=call.path.replace(world.ids["commitments"][SHARED], elsewhere)
            )
            if there == call:
                theirs = post(program, call, body).json["id"]
            else:
                assert post(program, there, body | {"id": theirs}).status_code in (200, 201)
            answer = post(program, call, body | other_of(body) | {"id": theirs})
        assert answer.status_code == 409, f"{call}: {answer.json}"


def other_of(body: Content) -> Content:
    """The same with another name, where it has one, which two records cannot share."""
    named: Content = {
        "citation": "Kamerstuk 21501-02, nr. 3001",
        "email": "anders@example.org",
        "key": "anders",
        "label": {"nl": "anders"},
        "nouns": {"nl": "anderen"},
        "slug": "anders",
    }
    if "name" in body or "title" in body:
        name = "name" if "name" in body else "title"
        named[name] = {"nl": "Anders"} if isinstance(body[name], dict) else "Anders"
    return {name: value for name, value in named.items() if name in body}


def rows_with_ids(samples: Samples, schema: Schema) -> Iterator[tuple[str, Any]]:
    """A row with an id for each field of the schema that holds such."""
    for name, field in schema.load_fields.items():
        if isinstance(field, fields.Nested) and "id" in field.schema.load_fields:
            row = {"text": "Iets anders"} if "url" in field.schema.fields else {}
            row |= samples.least(field.schema) | {"id": str(uuid.uuid4())}
            yield field.data_key or name, [row] if field.many else row


def test_an_id_within_that_is_there_already_is_no_fault(app, posts, program, world, admin) -> None:
    samples, seen = Samples(world, admin), set()
    for call, body in posts:
        for name, rows in rows_with_ids(samples, operation_of(app, call).body()):
            with undone(app):
                kinds = [
                    post(program, call, body | more | {name: rows}).status_code
                    for more in ({}, other_of(body))
                ]
            assert kinds[0] in (200, 201), f"{call}: {name}: {kinds}"
            assert kinds[1] in (200, 201, 400, 409), f"{call}: {name}: {kinds}"
            seen.add(name)
    assert seen >= {"closedBy", "followUps", "reference", "parties", "memberships", "deadlines"}


def test_the_same_again_with_ids_for_rows_alone_answers_the_record(
    app, posts, program, world, admin
) -> None:
    samples, seen = Samples(world, admin), set()
    for call, body in posts:
        for name, rows in rows_with_ids(samples, operation_of(app, call).body()):
            named = body | other_of(body) | {name: rows}
            with undone(app):
                first, again = post(program, call, named), post(program, call, named)
                assert first.status_code in (200, 201), f"{call}: {name}: {first.json}"
                if first.status_code == 200:
                    continue  # it happens to a record that is there
                assert again.status_code == 200, f"{call}: {name}: {again.json}"
                assert again.json == first.json
                other = post(program, call, named | {"updatedAt": "2026-01-01T00:00:00Z"})
                assert other.status_code in (400, 409), f"{call}: {name}: {other.json}"
                seen.add(name)
            with undone(app):
                ids = [post(program, call, body | other_of(body)).json.get("id") for _ in "12"]
                assert ids[0] != ids[1]
    assert seen >= {"followUps", "reference", "parties", "points", "memberships", "deadlines"}


def test_a_step_that_stands_in_the_record_is_not_added_to_it_again(program, world) -> None:
    path = f"/commitments/{world.ids['commitments'][SHARED]}"
    record = program.get(path).json
    for name, step in (
        ("deadlines", {"text": "voor de zomer", "saidOn": "2026-11-01"}),
        ("progress", {"text": "Het loopt.", "on": "2026-11-01"}),
        ("statusChanges", {"status": "in-progress", "on": "2026-11-01"}),
    ):
        step["id"] = str(uuid.uuid4())
        record = program.put(path, record | {name: [step]}, record["version"]).json
        address = "status" if name == "statusChanges" else name
        assert program.post(f"{path}/{address}", step).status_code == 409
