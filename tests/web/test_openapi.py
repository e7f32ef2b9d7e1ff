"""The API's description: valid, whole, true, and readable by people and machines."""

from collections.abc import Iterator
from typing import Any

import flask
import pytest
from openapi_spec_validator import validate

from logbook.web import api as answering
from logbook.web.api import PREFIX, VERSION
from tests.accepted import Samples
from tests.test_accepted import kept

__all__ = ["kept"]

LABELLED = {
    "commitment",
    "commitments",
    "deputy",
    "head",
    "mergedInto",
    "office",
    "organisation",
    "owner",
    "parent",
    "people",
    "sector",
    "succeeds",
    "topics",
    "unit",
}
"""Fields beside which the answer says what they name."""


@pytest.fixture
def document(app) -> Any:
    return app.test_client().get(f"{PREFIX}/openapi.json").json


def test_the_description_is_valid_openapi(document) -> None:
    validate(document)


def test_every_address_of_the_api_is_described(app, document) -> None:
    known = {path.split("{")[0] for path in document["paths"]}
    addresses = {
        rule.rule.removeprefix(PREFIX).split("<")[0]
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(PREFIX)
    }
    assert addresses - known == {"/openapi.json", "/docs"}


def test_people_can_read_it_without_signing_in(visit) -> None:
    page = visit().get(f"{PREFIX}/docs")
    assert "POST /api/v1/meetings" in page.text
    assert "If-Match" in page.text


def test_every_array_says_of_what_it_is(document) -> None:
    """Clients made from the description leave out whatever holds one that does not."""
    assert [
        one for one in _objects(document) if one.get("type") == "array" and not one.get("items")
    ] == []


def _objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of the document."""
    if isinstance(node, dict):
        yield node
    for one in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _objects(one)


def test_every_pattern_is_one_of_javascript_and_is_of_the_whole_text(document) -> None:
    patterns = [
        facts["pattern"]
        for schema in document["components"]["schemas"].values()
        for facts in schema.get("properties", {}).values()
        if "pattern" in facts
    ]
    assert patterns
    for pattern in patterns:
        assert pattern.startswith("^")
        assert pattern.endswith("$")
        assert not {r"\Z", r"\A", "(?P"} & {pattern[at : at + 2] for at in range(len(pattern))}


def test_every_list_is_read_a_page_at_a_time(document, api, admin, world) -> None:
    program = api(admin)
    for path, operations in document["paths"].items():
        named = {one["name"] for one in operations.get("get", {}).get("parameters", ())}
        if "pageSize" in named:
            address = path.replace("{id}", world.ids["commitments"]["shared"])
            page = program.get(f"{address}?page=1&pageSize=1" + "&q=x" * ("q" in named))
            assert page.status_code == 200, f"{path}: {page.json}"
            assert page.json["pageSize"] == 1


def test_a_replaced_record_is_answered_as_it_reads_from_then_on(api, admin, world, kept) -> None:
    program, samples, compared = api(admin), Samples(world, admin), set()
    for one in kept:
        if one.word == "calendar-feeds":  # only its owner's
            continue
        for case in samples.cases(one.schema, program.get(one.path).json):
            if LABELLED.isdisjoint(case.path.split("-")):
                continue
            present = program.get(one.path).json
            wanted = present | case.ground | case.content
            answer = program.put(one.path, wanted, present["version"])
            if answer.status_code == 200:
                assert answer.json == program.get(one.path).json, f"{one.word}: {case.path}"
                compared.add(f"{one.word}-{case.path}")
    assert compared >= {"units-head", "follow-ups-owner", "commitments-unit", "meetings-unit"}


def test_every_answer_says_which_version_of_the_api_gave_it(app, document) -> None:
    assert document["info"]["version"] == VERSION
    client = app.test_client()
    for path in (f"{PREFIX}/openapi.json", f"{PREFIX}/meetings", f"{PREFIX}/nothing"):
        assert client.get(path).headers["API-Version"] == VERSION
    assert "API-Version" not in client.get("/accessibility").headers


def test_a_refusal_says_what_is_wrong_and_not_how_to_use_a_page(api, admin) -> None:
    program = api(admin)
    ruled = program.post("/meetings", {"date": "nooit"}).json
    assert {one["field"] for one in ruled["errors"]} == {"title", "date"}
    assert "errors" in ruled["detail"]
    for answer in (ruled, program.client.post(f"{PREFIX}/units", headers=program.headers).json):
        assert "pagina" not in answer["detail"]
        assert "page" not in answer["detail"]


@pytest.mark.parametrize("stray", [{"stray": 1}, {"version": None}])
def test_an_answer_that_is_not_as_described_would_be_found(api, admin, monkeypatch, stray) -> None:
    program = api(admin)
    program.get("/account")
    monkeypatch.setattr(answering, "jsonify", lambda content: flask.jsonify(content | stray))
    with pytest.raises(AssertionError, match=next(iter(stray))):
        program.get("/account")
