"""What the program takes comes back: from the API, the form, the page and the history.

Each field of each record is set alone to a value that is not its default; every case is undone.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from jinja2 import ChoiceLoader, DictLoader
from marshmallow import Schema
from marshmallow.fields import Nested
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.test import TestResponse

from logbook import assigning
from logbook.changes import entries
from logbook.changes.visibility import TOLD
from logbook.db import db
from logbook.history.models import HistoryEntry, HistoryHead
from logbook.web import schema as reading
from tests.accepted import Case, Content, Kept, Samples, kept_records, lacks, packed, together
from tests.pages import ApiClient, Element, Page, PageClient, form_values
from tests.places import FORMS, PAGES, UNTOLD
from tests.walkers import undone

OWN = ("calendar-feeds",)
"""What only its owner may change; the others an administrator of the same unit."""

ANYWAY = {"version", "updated_at"}
"""What differs after every change."""

WORDLESS = re.compile(
    r"""<section[^>]*id="history".*?</section>|<script.*?</script>|<(?!a )[^>]*>""", re.DOTALL
)
"""Of a page: its history, and tags, but for links."""

ACTS = {"MoveDetails", "ReviewDetails", "SettingsDetails"}
"""Details that make no record of their own: they move a contact, review a letter, edit one's own
account. What becomes of them is tested where they are."""


People = dict[str, tuple[ApiClient, PageClient]]


@pytest.fixture
def kept(app, world) -> list[Kept]:
    """One record of every kind that the API replaces."""
    return kept_records(app, world)


@pytest.fixture
def checks(app, world, kept, api, visit, owner, admin) -> "Checks":
    people = {"owner": (api(owner), visit(owner)), "admin": (api(admin), visit(admin))}
    checks = Checks(app, kept, Samples(world, admin), people)
    checks.write_meetings_down()
    return checks


@pytest.fixture(autouse=True)
def _all_is_allowed(app, monkeypatch) -> None:
    settings = replace(app.config["SETTINGS"], allow_dep_v=True)
    monkeypatch.setitem(app.config, "SETTINGS", settings)


@pytest.fixture(autouse=True)
def _monday(now) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


class Checks:
    """Sets fields, one after the other, and looks for them."""

    def __init__(self, app: Flask, kept: list[Kept], samples: Samples, people: People) -> None:
        self._app, self._kept, self._samples, self._people = app, kept, samples, people

    def write_meetings_down(self) -> None:
        """Give the meeting a history, by which its follow-ups are shown or hidden."""
        for one in self._kept:
            if one.word == "meetings":
                self._put(one, one.path, self._read(one, one.path))

    def faults(self, *words: str) -> list[str]:
        """What is lost of the records of these kinds, or of all."""
        return [
            f"{one.word}: {fault}"
            for one in self._kept
            if not words or one.word in words
            for heap in packed(self._samples.cases(one.schema, self._read(one, one.path)))
            for fault in self._lost(one, heap)
        ]

    def _lost(self, one: Kept, heap: list[Case]) -> Iterator[str]:
        """Set the fields of a heap one after the other, then look for all of them."""
        with undone(self._app):
            ground = self._read(one, one.path)
            path = one.path.replace(one.ids[-1], str(ground["id"]))
            for case in heap:
                ground |= case.ground
            there = self._put(one, path, ground).json or {}
            content: Content = {}
            steps: list[tuple[str, range]] = []
            shown = self._shown(one, path) if one.word in PAGES else ""
            for case in heap:
                content = together(content, case.content)
                since = self._newest_entry() + 1
                answer = self._put(one, path, ground | content)
                if answer.status_code != 200:
                    yield f"{case.path} is refused: {answer.json}"
                    return
                if lacks(there, case.content):
                    steps.append((case.path, range(since, self._newest_entry() + 1)))
                    if one.word in PAGES:
                        before, shown = shown, self._shown(one, path)
                        if before == shown and case.path not in UNTOLD.get(one.word, ()):
                            yield f"{case.path}: not on the page"
                there = answer.json or {}
            yield from self._not_back(one, path, content)
            yield from self._untold(steps)

    def _not_back(self, one: Kept, path: str, content: Content) -> Iterator[str]:
        read = self._read(one, path)
        yield from lacks(read, content)
        if pattern := FORMS[one.word]:
            address = pattern.format(*one.ids[:-1], read.get("slug", one.ids[-1]))
            browser = self._clients(one)[1]
            form = max(browser.get(address).one("main").all("form"), key=_how_long)
            sent = browser.post(form.attrs.get("action") or address, form_values(form))
            if sent.status not in (302, 303):
                yield f"the form as it stands is refused: {sent.errors()}"
            for fault in lacks(self._read(one, path), content):
                yield f"not in the form: {fault}"

    def _shown(self, one: Kept, path: str) -> str:
        """What the page of the record says and links to, but for its history."""
        address = PAGES[one.word].format(path.rpartition("/")[2])
        return re.sub(WORDLESS, " ", self._clients(one)[1].client.get(address).text)

    def _untold(self, steps: list[tuple[str, range]]) -> Iterator[str]:
        """What the history has not, or does not tell, of the changes that each step made."""
        chosen = select(HistoryEntry).options(joinedload(HistoryEntry.values))
        seqs = {seq for _path, made in steps for seq in made}
        with self._app.app_context():
            entries = db.session.scalars(chosen.where(HistoryEntry.seq.in_(seqs))).all()
            db.session.expunge_all()
        changed = {entry.seq: entry for entry in entries if _changes(entry)}
        pages = {(one.kind, one.record_id) for one in changed.values() if one.kind in TOLD}
        told = {
            article.attrs["id"]
            for kind, record_id in pages
            for article in self._history(kind, record_id).all("article")
            if article.all("tbody")
        }
        for path, made in steps:
            shown = [seq for seq in made if seq in changed]
            if not shown:
                yield f"{path}: not in the history"
            for seq in shown:
                if changed[seq].kind in TOLD and f"entry-{seq}" not in told:
                    yield f"{path}: not told of the history"

    def _history(self, kind: str, record_id: uuid.UUID) -> Page:
        address = f"/history/{kind.replace('_', '-')}/{record_id}?pageSize=200"
        return self._people["admin"][1].get(address)

    def _newest_entry(self) -> int:
        with self._app.app_context():
            return int(db.session.scalars(select(HistoryHead.seq)).one())

    def _read(self, one: Kept, path: str) -> Content:
        found: Content = self._clients(one)[0].get(path).json or {}
        return found

    def _put(self, one: Kept, path: str, content: Content) -> TestResponse:
        program = self._clients(one)[0]
        headers = {"If-Match": "*"} | program.headers
        return program.client.put(f"/api/v1{path}", json=content, headers=headers)

    def _clients(self, one: Kept) -> tuple[ApiClient, PageClient]:
        return self._people["owner" if one.word in OWN else "admin"]


def _changes(entry: HistoryEntry) -> bool:
    """Whether the record after an entry is another one than before."""
    assert entry.values is not None
    before, after = entry.values.before or {}, entry.values.after or {}
    return any(before.get(name) != after[name] for name in after.keys() - ANYWAY)


def _how_long(form: Element) -> int:
    return len(form_values(form))


def test_each_field_comes_back(checks):
    faults = checks.faults()
    assert not faults, "\n".join(faults)


def test_a_field_that_is_not_copied_would_be_found(checks, monkeypatch):
    columns = assigning._columns

    def without_email(*asked):
        return tuple(column for column in columns(*asked) if column[0] != "email")

    monkeypatch.setattr(assigning, "_columns", without_email)
    assert any(fault.startswith("people: email: None for") for fault in checks.faults("people"))


def test_a_field_that_the_page_does_not_tell_would_be_found(app, checks, monkeypatch):
    lists = app.jinja_env.loader
    source = lists.get_source(app.jinja_env, "directory/person.html")[0]
    without = DictLoader({"directory/person.html": source.replace("person.email", "none")})
    monkeypatch.setattr(app.jinja_env, "loader", ChoiceLoader([without, lists]))
    assert checks.faults("people") == ["people: email: not on the page"]


def test_a_field_that_is_not_in_the_form_would_be_found(checks, monkeypatch):
    typed = reading.typed_content

    def without_email(schema):
        return {name: value for name, value in typed(schema).items() if name != "email"}

    monkeypatch.setattr(reading, "typed_content", without_email)
    faults = checks.faults("people")
    assert [fault for fault in faults if fault.startswith("people: not in the form: email")]


def test_a_field_that_the_history_does_not_tell_would_be_found(checks, monkeypatch):
    monkeypatch.setattr(entries, "UNTOLD", entries.UNTOLD | {"email"})
    assert checks.faults("people") == ["people: email: not told of the history"]


def test_all_details_are_among_what_is_set_here(app):
    there = {
        (name, field.name)
        for module in sorted(Path(assigning.__file__).parent.glob("*/details.py"))
        for name, kind in vars(import_module(f"logbook.{module.parent.name}.details")).items()
        if name.endswith("Details") and name not in ACTS
        for field in fields(kind)
        if field.name != "id"
    }
    operations = (getattr(view, "operation", None) for view in app.view_functions.values())
    schemas = [operation.body() for operation in operations if operation and operation.body]
    assert there - {taken for schema in schemas for taken in _taken(schema)} == set()


def _taken(schema: Schema) -> Iterator[tuple[str, str]]:
    """The fields that a schema reads, with the details that it makes of them."""
    details = getattr(schema, "details", None)
    for name, field in schema.load_fields.items():
        if not field.dump_only:
            yield getattr(details, "__name__", ""), field.attribute or name
        if isinstance(field, Nested):
            yield from _taken(field.schema)
