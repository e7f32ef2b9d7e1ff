"""Records made of rows: equal names are copied, and nothing is left out in silence."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from logbook.accounts.models import Unit
from logbook.copying import copied


@dataclass(frozen=True)
class Talk:
    """A record of two fields, one of them with a default."""

    title: str
    parts: tuple[str, ...] = ()


def test_values_of_the_same_name_are_copied_and_lists_are_not_shared() -> None:
    row = SimpleNamespace(title="Gesprek", parts=["a", "b"], more=1)
    assert copied(Talk, row) == Talk("Gesprek", ("a", "b"))


def test_what_differs_is_said_and_not_read() -> None:
    assert copied(Talk, SimpleNamespace(title="x"), parts=("c",)) == Talk("x", ("c",))


def test_a_field_without_a_source_is_an_error_also_where_it_has_a_default() -> None:
    with pytest.raises(AttributeError, match="parts"):
        copied(Talk, SimpleNamespace(title="x"))


def test_a_name_that_is_no_field_is_an_error() -> None:
    with pytest.raises(TypeError, match="place"):
        copied(Talk, SimpleNamespace(title="x", parts=()), place="y")


@pytest.mark.parametrize("value", [Unit(name="x"), [Unit(name="x")]])
def test_a_row_of_the_database_does_not_pass_for_a_value(value: object) -> None:
    with pytest.raises(TypeError, match="parts holds rows"):
        copied(Talk, SimpleNamespace(title="x", parts=value))
