"""Schemas read from dataclasses: each field answers as its annotation says."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Literal

import pytest
from marshmallow import fields

from logbook.dates import PartialDate
from logbook.web.answering import Inside, Undescribed, schema_of
from logbook.wording import Wording


class Colour(StrEnum):
    """Something of a few values."""

    RED = "red"


@dataclass(frozen=True)
class Leaf:
    """What stands within a tree."""

    in_v1: ClassVar = "Blade"

    falls_on: dt.date | None


@dataclass(frozen=True, kw_only=True)
class Tree:
    """A field of each type."""

    kind: Literal["tree"] = "tree"
    id: uuid.UUID
    name: Wording
    planted: PartialDate | None
    at: dt.time
    colour: Colour
    old: bool
    height: int
    leaves: tuple[Leaf, ...]
    raw: Undescribed[Colour]
    secret: Inside[str]


TREE = Tree(
    id=uuid.UUID(int=7),
    name=Wording("eik", "oak"),
    planted=PartialDate.parse("2021-09"),
    at=dt.time(9, 30),
    colour=Colour.RED,
    old=True,
    height=3,
    leaves=(Leaf(dt.date(2021, 10, 1)), Leaf(None)),
    raw=Colour.RED,
    secret="x",
)


def test_a_dataclass_answers_with_its_fields_in_order() -> None:
    schema = schema_of(Tree, size=fields.Function(lambda tree: tree.height * 2))
    assert list(schema().dump(TREE).items()) == [
        ("kind", "tree"), ("id", "00000000-0000-0000-0000-000000000007"),
        ("name", {"nl": "eik", "en": "oak"}), ("planted", "2021-09"), ("at", "09:30"),
        ("colour", "red"), ("old", True), ("height", 3),
        ("leaves", [{"fallsOn": "2021-10-01"}, {"fallsOn": None}]), ("raw", "red"), ("size", 6),
    ]  # fmt: skip


def test_clients_know_it_by_its_own_name_or_the_one_it_has_in_v1() -> None:
    assert schema_of(Tree).__name__ == "TreeSchema"
    assert schema_of(Leaf).__name__ == "BladeSchema"
    assert schema_of(Leaf) is schema_of(Leaf)


@dataclass(frozen=True)
class Strange:
    """A field of a type that has no JSON."""

    value: complex


@dataclass(frozen=True)
class Either:
    """A field of two types."""

    value: int | str


@pytest.mark.parametrize("record", [Strange, Either])
def test_an_annotation_that_no_field_answers_is_an_error(record: type) -> None:
    with pytest.raises(TypeError, match="no field answers with"):
        schema_of(record)
