"""The register of the kinds of record: whole, and true of tables and pages."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from flask_babel import force_locale
from sqlalchemy import Table
from sqlalchemy.orm import ONETOMANY, ColumnProperty, Mapper, RelationshipProperty

from config import Settings
from logbook import create_app
from logbook.changes.entries import PARENTS, UNTOLD
from logbook.changes.labels import SHARED, base_of
from logbook.changes.visibility import TOLD
from logbook.db import Base
from logbook.history.snapshot import is_left_out
from logbook.kinds import RecordKind
from logbook.register import FEATURES, KINDS

LOGBOOK = Path(__file__).parent.parent / "logbook"
OF_THE_PROGRAM = "nobody writes it: the program keeps it for itself"
UNREGISTERED = {
    "attachment": "a file, shown with the reference that it belongs to",
    "attachment_content": "the bytes of an attachment",
    "calendar_look": OF_THE_PROGRAM,
    "calendar_mark": OF_THE_PROGRAM,
    "calendar_past_link": OF_THE_PROGRAM,
    "calendar_text": OF_THE_PROGRAM,
    "creation": OF_THE_PROGRAM,
    "draft": "only its writer ever sees it, and it is gone once it is a meeting",
    "export_entry": OF_THE_PROGRAM,
    "failed_attempt": OF_THE_PROGRAM,
    "history_emptied": OF_THE_PROGRAM,
    "history_entry": OF_THE_PROGRAM,
    "history_head": OF_THE_PROGRAM,
    "history_values": OF_THE_PROGRAM,
    "installation": OF_THE_PROGRAM,
    "message": "a mail that the program wrote, kept until it is delivered",
    "passed_step": "which steps of the first day somebody left out: nothing refers to it",
    "reminder": OF_THE_PROGRAM,
    "rendering": OF_THE_PROGRAM,
    "search_document": OF_THE_PROGRAM,
    "search_word": OF_THE_PROGRAM,
    "sign_in_link": OF_THE_PROGRAM,
    "sign_in_session": OF_THE_PROGRAM,
    "sweep": OF_THE_PROGRAM,
    "taken_name": OF_THE_PROGRAM,
}
"""Tables of no kind of record, none of its rows and none of its links, with the reason."""


@pytest.fixture(scope="module")
def program() -> Flask:
    environment = {"DATABASE_URL": "sqlite://", "SECRET_KEY": "x" * 32}
    return create_app(Settings.from_environment(environment))


def test_every_kind_that_a_feature_writes_down_is_in_the_register():
    written = {
        kind
        for path in LOGBOOK.glob("*/kinds.py")
        for kind in vars(import_module(f"logbook.{path.parent.name}.kinds")).values()
        if isinstance(kind, RecordKind)
    }
    assert written == set(KINDS.values())


def test_every_room_that_has_doors_or_tables_is_opened():
    doors = ("models", "views", "api", "commands")
    rooms = {path.parent.name for path in LOGBOOK.glob("*/*") if path.stem in doors}
    assert rooms - set(FEATURES) == {"web"}


def test_every_table_is_of_a_registered_kind_or_has_a_reason_not_to_be(program):
    registered = {name for kind in KINDS.values() for name in _tables_of(kind.model)}
    others = set(Base.metadata.tables) - registered
    assert others == set(UNREGISTERED)


def _tables_of(model: type[Base]) -> set[str]:
    """Its own, those of the rows that it owns, and those of links alone."""
    found = {model.__tablename__}
    for relation in model.__mapper__.relationships:
        if isinstance(relation.secondary, Table):
            found.add(relation.secondary.name)
        elif _is_owned(relation):
            found |= _tables_of(relation.mapper.class_)
    return found


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_named_by_a_column_and_its_pages_are_there(kind, program):
    assert kind.title or kind.label
    assert not kind.title or hasattr(kind.model, kind.title)
    if kind.index:
        assert kind.index in program.view_functions
    if kind.place:
        identity = "a-slug" if hasattr(kind.model, "slug") else UUID(int=1)
        assert program.url_map.bind("").match(kind.page(identity), method="GET")


@pytest.mark.parametrize("key", TOLD)
def test_the_history_has_a_label_for_each_field_that_it_tells(key):
    told, own = set(_told_fields(key, KINDS[key].model.__mapper__)), set(TOLD[key].fields)
    assert told - own - set(SHARED) - set(TOLD[key].form_fields) == set()
    assert own - told == set()


@pytest.mark.parametrize("key", TOLD)
def test_no_label_of_the_history_says_again_what_the_form_says(key, program):
    own, form = TOLD[key].fields, TOLD[key].form_fields
    with program.test_request_context(), force_locale("en"):
        assert [name for name in own if str(own[name]) == str(form.get(name))] == []


def test_labels_for_many_kinds_are_of_more_than_one():
    told = [name for key in TOLD for name in set(_told_fields(key, KINDS[key].model.__mapper__))]
    assert [name for name in SHARED if told.count(name) < 2] == []


def _told_fields(key: str, mapper: Mapper[Any], *, owned: bool = False) -> Iterator[str]:
    """Every field of a snapshot that pages tell, the rows that the record owns included."""
    for one in mapper.attrs:
        untold = UNTOLD | PARENTS.get(key, set()) if owned else UNTOLD
        if one.key in untold or one.key.endswith(("_earliest", "_latest")):
            continue
        if isinstance(one, ColumnProperty) and not is_left_out(one):
            yield base_of(one.key)[0]
        elif isinstance(one, RelationshipProperty) and one.secondary is not None:
            yield one.key
        elif isinstance(one, RelationshipProperty) and _is_owned(one):
            yield one.key
            yield from _told_fields(key, one.mapper, owned=True)


def _is_owned(relation: RelationshipProperty[Any]) -> bool:
    return relation.direction is ONETOMANY and relation.cascade.delete_orphan
