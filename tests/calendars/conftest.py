"""Feeds made and polled, on the morning of 7 December 2026."""

from typing import Any

import pytest
import time_machine

from logbook import clock
from logbook.db import db, transaction
from logbook.history import service as history
from tests.calendars.reading import NOW


@pytest.fixture
def at_nine():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def feed(api, app):
    """Make a feed of an account with these choices; gives its path."""

    def make(account, **choices) -> str:
        body = {"scope": "mine"} | choices
        made = api(account).post("/calendar-feeds", body)
        assert made.status_code == 201, made.json
        return made.json["url"].removeprefix("http://127.0.0.1:8000")

    return make


@pytest.fixture
def fetch(app):
    """One poll of a path, as a client sends it, to a program that has noted no poll yet."""
    door = app.extensions["quick"]["/cal/"]
    door._seen, door._noted_at = {}, None

    def get(path: str, etag: str | None = None, **headers: str):
        sent = {"If-None-Match": etag} if etag else {}
        return app.test_client().get(path, headers=sent | headers)

    return get


@pytest.fixture
def change(make, owner):
    """Change columns of a record as a service does, with its history line."""

    def edit(kind, id, **columns) -> None:
        with make.app.app_context(), transaction():
            record: Any = db.session.get(kind, id)
            before = history.snapshot(record)
            for name, value in columns.items():
                setattr(record, name, value)
            history.record(owner.as_caller(), "edit", record, now=clock.now(), before=before)

    return edit
