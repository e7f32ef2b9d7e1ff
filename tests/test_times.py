"""A record is made and changed at the `now` of the use case, whatever time it is."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from logbook import clock
from logbook.accounts.models import ApiToken
from logbook.accounts.service.tokens import make_token, revoke_token
from logbook.db import Base, Record, db, transaction
from logbook.directory.models import Person
from logbook.register import KINDS
from logbook.web.drafts import keep
from logbook.web.models import Draft
from tests.walkers import undone

THEN = datetime(2020, 2, 3, 4, 5, 6, tzinfo=UTC)
"""What the doors say that it is, years before anything in these tests is made."""

RECORDS: list[type[Record]] = [
    mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Record)
]
NOT_BY_PROGRAM = {"api_token", "saved_view"}
"""Kinds that no program makes or changes over the API."""

OTHER: dict[str, Any] = {
    "citation": "Kamerstuk 21501-02, nr. 2001",
    "key": "anders",
    "name": "Anders",
    "sentence": "Anders.",
    "subject": "Anders",
    "text": "Anders",
    "title": "Anders",
    "label": "Anders",
}
"""What is written over what a record says already."""

Times = dict[tuple[str, uuid.UUID], tuple[int, datetime, datetime]]


def times() -> Times:
    """The version of every record, and when it was made and changed."""
    return {
        (kind.__tablename__, id_): (version, made, changed)
        for kind in RECORDS
        for id_, version, made, changed in db.session.execute(
            select(kind.id, kind.version, kind.created_at, kind.updated_at)
        )
    }


def told(before: Times, after: Times) -> Iterator[tuple[str, str, bool]]:
    """Of what differs: its table, whether it was made or changed, and whether that was THEN."""
    for (table, id_), (version, made, changed) in after.items():
        was = before.get((table, id_))
        if was is None:
            yield table, "made", (made, changed) == (THEN, THEN)
        elif version != was[0]:
            yield table, "changed", (made, changed) == (was[1], THEN)
        elif changed != was[2]:
            yield table, "changed without a version", False


@pytest.fixture
def seen(app: Flask, walkers, calls, contents, monkeypatch) -> set[tuple[str, str, bool]]:
    """What every write over the API makes and changes, each undone."""
    writes = [(call, _other(contents.of(call))) for call in calls if call.is_api and call.writes]
    monkeypatch.setattr(clock, "now", lambda: THEN)
    with app.app_context():
        before = times()
    found: set[tuple[str, str, bool]] = set()
    for call, content in writes:
        for name in ("owner", "admin"):
            with undone(app):
                walkers[name].send(call, content).close()
                with app.app_context():
                    found |= {(table, act, right) for table, act, right in told(before, times())}
    return found


def _other(content: dict[str, Any]) -> dict[str, Any]:
    """The record as it is read, with another text."""
    if "version" not in content:
        return content
    name = next((name for name in OTHER if name in content), "editedText")
    other = OTHER.get(name, "Anders")
    return content | {name: {"nl": other} if isinstance(content.get(name), dict) else other}


def test_every_record_is_made_and_changed_at_the_time_of_the_door(seen):
    assert {one for one in seen if not one[2]} == set()
    for act in ("made", "changed"):
        kinds = {table for table, acted, _right in seen if acted == act}
        assert KINDS.keys() - kinds == NOT_BY_PROGRAM, act
    assert ("message", "made", True) in seen
    assert ("paragraph", "made", True) in seen


def test_a_token_is_made_and_revoked_at_the_time_that_is_given(scope, owner):
    with transaction() as session:
        make_token(owner.as_caller(), owner.id, "Rekenblad", now=THEN)
        token = session.scalars(select(ApiToken)).one()
    assert (token.created_at, token.updated_at) == (THEN, THEN)
    later = THEN.replace(year=2021)
    with transaction():
        revoke_token(owner.as_caller(), token.id, now=later)
    assert (token.created_at, token.updated_at) == (THEN, later)


def test_a_draft_is_kept_at_the_time_that_is_given(scope, owner):
    later = THEN.replace(year=2021)
    for at in (THEN, later):
        with transaction() as session:
            keep(owner.as_caller(), "/new", {"values": {"title": "Half"}}, now=at)
            draft = session.scalars(select(Draft)).one()
        assert (draft.created_at, draft.updated_at) == (THEN, at)


def test_what_nobody_said_the_time_of_is_not_stored(scope, now):
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(Person(name="A. Anders"))
    with transaction() as session:
        session.add(Person(now=now, name="A. Anders"))
    db.session.expunge_all()
    with pytest.raises(KeyError, match="now"), transaction() as session:
        session.scalars(select(Person)).one().name = "B. Beiden"
