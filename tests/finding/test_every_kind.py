"""What is made, written anew or deleted is found as if all were indexed anew, whatever its kind."""

import json
import uuid
from typing import Any

import pytest
from sqlalchemy import select

from logbook.db import db, reading
from logbook.kinds import RecordKind
from logbook.register import KINDS
from logbook.search.models import SearchDocument
from tests.pages import ApiClient
from tests.routes import BODIES

INDEXED = [kind for kind in KINDS.values() if kind.found]
BESIDE: dict[str, dict[str, Any]] = {"/reports": {"subject": "Nog een"}}
"""What a record is found by, where it need not be given to make one."""
OTHERWISE = {"Nog een": "Zwanenmeer", '"meer"': '"zwanen"', '"more"': '"swans"'}
"""What is written anew, in the records that are made here."""


@pytest.fixture
def indexed(make):
    """What the index holds: by kind and id the texts of each record."""

    def told() -> dict[tuple[str, uuid.UUID], list[Any]]:
        own = SearchDocument
        columns = (own.kind, own.record_id, own.title.nl, own.date, own.slug, own.text, own.tokens)
        with make.app.app_context(), reading():
            rows = db.session.execute(select(*columns)).all()
        return {(kind, record_id): list(texts) for kind, record_id, *texts in rows}

    return told


def saved(client: ApiClient, kind: RecordKind) -> tuple[uuid.UUID, uuid.UUID]:
    """One of the kind that was made and written anew, and one that was made and deleted."""
    place = str(kind.place)
    body = BODIES[f"/api/v1{place}"] | BESIDE.get(place, {})
    ids = []
    for act in ("PUT", "DELETE"):
        answer = client.post(place, body)
        assert answer.status_code == 201, answer.json
        made = answer.json or {}
        path = f"{place}/{made['id']}"
        other = json.dumps(made)
        for said, otherwise in OTHERWISE.items():
            other = other.replace(said, otherwise)
        body_of = {"PUT": json.loads(other), "DELETE": None}
        answer = client.send(act, path, body_of[act], made["version"])
        assert answer.status_code in (200, 204), answer.json
        ids.append(uuid.UUID(made["id"]))
    return ids[0], ids[1]


def test_the_index_holds_what_was_saved_and_all_but_what_is_deleted_is_found(
    world, api, admin, make, indexed
):
    make.index()
    client = api(admin)
    made = [saved(client, kind) for kind in INDEXED]
    held = indexed()
    make.index()
    assert held == indexed()
    hits = {
        uuid.UUID(hit["id"])
        for text in ("zwanen", "nog", "meer")
        for hit in client.get(f"/search?q={text}&pageSize=100").json["items"]
    }
    assert [changed for changed, _deleted in made if changed not in hits] == []
    assert [deleted for _changed, deleted in made if deleted in hits] == []


def test_a_kind_that_nobody_told_the_index_of_would_be_found(
    world, api, admin, make, indexed, monkeypatch
):
    make.index()
    monkeypatch.setattr("logbook.directory.service.keeping.index", lambda *_records: None)
    client = api(admin)
    for kind in INDEXED:
        saved(client, kind)
    held = indexed()
    make.index()
    lost = indexed().keys() - held.keys()
    assert {kind for kind, _id in lost} == {"organisation", "person", "topic"}
