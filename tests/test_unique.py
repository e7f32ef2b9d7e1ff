"""What must be unique is so, whoever else makes the same at the same moment."""

import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import insert, select

from logbook.db import db, reading, transaction
from logbook.directory.models import Organisation, OrganisationKind
from logbook.unique import TakenName
from logbook.web import program as answering
from tests.clients import api_client
from tests.factories import Make
from tests.routes import BODIES
from tests.test_migrations import empty

__all__ = ["empty"]

AT_ONCE = 20
UNIQUE = (
    "accounts",
    "commitments",
    "offices",
    "organisations",
    "papers",
    "phrases",
    "reusable-texts",
    "sectors",
    "topics",
    "units",
)
"""Collections in which two records have not the same name, number, address or key."""


def posted_at_once(app: Flask, word: str, bodies: list[dict[str, object]]) -> list[int]:
    """The answers to these, each from a thread of its own, sent when all are ready."""
    with app.app_context():
        admin = Make(app, datetime(2026, 12, 7, tzinfo=UTC)).account(
            f"{word}@example.org", role="administrator"
        )
    program, ready = api_client(app, admin.id), Barrier(len(bodies))

    def post(body: dict[str, object]) -> int:
        client = app.test_client()
        ready.wait()
        answer = client.post(f"/api/v1/{word}", json=body, headers=program.headers)
        return answer.status_code

    with ThreadPoolExecutor(len(bodies)) as threads:
        return list(threads.map(post, bodies))


def body_of(word: str) -> dict[str, object]:
    more = {"commitments": {"number": "TZ202611-001"}}
    return BODIES[f"/api/v1/{word}"] | more.get(word, {})


def test_of_twenty_at_once_one_is_made_and_the_others_are_told(own_app) -> None:
    for word in UNIQUE:
        answers = Counter(posted_at_once(own_app, word, [body_of(word)] * AT_ONCE))
        assert answers == {201: 1, 400: AT_ONCE - 1}, f"{word}: {answers}"


def test_a_name_in_two_languages_and_other_capitals_is_one_name(own_app) -> None:
    bodies: list[dict[str, object]] = [
        {"name": {"nl": "Élan", "en": "Verve"}, "kind": "company"},
        {"name": {"nl": "verve", "en": "élan"}, "kind": "company"},
    ]
    assert Counter(posted_at_once(own_app, "organisations", bodies * 8)) == {201: 1, 400: 15}


def test_one_id_sent_at_once_is_made_once_and_answered_to_all(own_app) -> None:
    body = body_of("organisations") | {"id": str(uuid.uuid4())}
    assert Counter(posted_at_once(own_app, "organisations", [body] * 8)) == {201: 1, 200: 7}


@pytest.mark.parametrize("engine_name", ["postgresql"], indirect=True)
def test_without_a_second_look_who_comes_second_is_told_of_no_rule(own_app, monkeypatch) -> None:
    """The twin."""
    monkeypatch.delattr(answering.Program, "dispatch_request")
    answers = posted_at_once(own_app, "organisations", [body_of("organisations")] * AT_ONCE)
    assert 409 in answers


def test_a_name_is_free_again_once_its_record_has_another_or_is_gone(api, admin) -> None:
    program = api(admin)
    body = body_of("organisations")
    made = program.post("/organisations", body).json
    path = f"/organisations/{made['id']}"
    renamed = program.put(path, made | {"name": {"nl": "Anders"}}, 1)
    assert renamed.status_code == 200
    other = program.post("/organisations", body)
    assert other.status_code == 201
    assert program.send("DELETE", path, version=2).status_code == 204
    assert program.post("/organisations", body | {"name": {"nl": "anders"}}).status_code == 201


def test_a_database_that_holds_a_name_twice_is_upgraded_and_keeps_both(empty, now) -> None:
    folder = empty.config["MIGRATIONS"]
    with empty.app_context():
        upgrade(folder)
        downgrade(folder, revision="0017")
        ids = [uuid.uuid4(), uuid.uuid4()]
        for place, identity in enumerate(ids):
            row: dict[str, object] = {
                "id": identity,
                "name_nl": ("Bank", "bank")[place],
                "plural": False,
            }
            row |= {"kind": OrganisationKind.OTHER, "version": 1}
            at = now.replace(hour=9 - place)
            with transaction() as session:
                session.execute(insert(Organisation), [row | {"created_at": at, "updated_at": at}])
        upgrade(folder)
        with reading() as session:
            assert session.scalars(select(TakenName.record_id)).all() == [ids[1]]
        with transaction() as session:
            kept = session.get_one(Organisation, ids[0])
            kept.touch(now)
            kept.notes = "Nog altijd te wijzigen."
        with reading() as session:
            assert len(session.scalars(select(Organisation)).all()) == 2
        db.engine.dispose()
