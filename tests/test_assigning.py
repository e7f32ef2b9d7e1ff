"""What was given lands on the row, or the field that would be lost is named."""

import uuid
from dataclasses import dataclass, field

import pytest

from logbook.assigning import assign
from logbook.directory.models import Office, Topic
from logbook.meetings.models import Point, PointKind
from logbook.references.models import Reference
from logbook.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    kind: PointKind
    id: uuid.UUID | None = None
    complement: Wording | None = None
    parts: list[str] = field(default_factory=list)
    relay: bool = False


@dataclass(frozen=True, slots=True)
class _Told(_Said):
    colour: str = "green"


@dataclass(frozen=True, slots=True)
class _Named:
    name: str = "Minister"


@dataclass(frozen=True, slots=True)
class _Unsure:
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    text: str | None = None
    topics: list[uuid.UUID] = field(default_factory=list)


def test_every_field_lands_on_its_column_whatever_its_type():
    point = Point()
    assign(
        point,
        _Said(kind=PointKind.ASK, complement=Wording("uitleg"), parts=["(a)"], relay=True),
    )
    assert (point.kind, point.complement) == (PointKind.ASK, Wording("uitleg"))
    assert (point.parts, point.relay) == (["(a)"], True)


def test_the_id_of_a_row_is_its_own():
    point = Point(id=uuid.uuid4())
    before = point.id
    assign(point, _Said(kind=PointKind.ASK, id=uuid.uuid4()))
    assert point.id == before


def test_a_list_is_a_list_of_the_row():
    given = _Said(kind=PointKind.ASK, parts=["(a)"])
    point = Point()
    assign(point, given)
    point.parts.append("(b)")
    assert given.parts == ["(a)"]


def test_an_empty_text_is_none_where_that_may_be():
    reference = Reference()
    assign(reference, _Words(text=""), apart=("topics",))
    assert reference.text is None


def test_a_field_without_a_column_is_named():
    with pytest.raises(TypeError, match=r"_Told.*Point.*\['colour'\]"):
        assign(Point(), _Told(kind=PointKind.ASK))


def test_a_field_whose_column_is_of_another_type_is_named():
    with pytest.raises(TypeError, match="name"):
        assign(Office(), _Named())


def test_a_field_that_may_be_none_where_the_column_may_not_is_named():
    with pytest.raises(TypeError, match="slug"):
        assign(Topic(), _Unsure())


def test_ids_are_no_rows():
    with pytest.raises(TypeError, match="topics"):
        assign(Point(), _Words(), apart=("text",))


def test_what_is_apart_must_be_a_field():
    with pytest.raises(TypeError, match="colour"):
        assign(Point(), _Said(kind=PointKind.ASK), apart=("colour",))


def test_what_is_apart_is_left_alone():
    point = Point()
    assign(point, _Told(kind=PointKind.ASK), apart=("colour", "relay"))
    assert not hasattr(point, "colour")
    assert point.relay is None
