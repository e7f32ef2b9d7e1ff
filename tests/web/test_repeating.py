from uuid import UUID

import pytest
from werkzeug.datastructures import MultiDict

from logbook.web.repeating import MOST_ROWS, is_row_act, rearranged, row_count, with_rows


def form(**rows):
    """Three points by letter, in the order typed, beside a title."""
    typed = MultiDict({"title": "Gesprek", "csrf_token": "t", "act": "x"})
    for number, letter in enumerate(rows.get("points", "abc")):
        typed[f"points-{number}-id"] = f"id-{letter}"
        typed[f"points-{number}-text"] = letter
        typed[f"points-{number}-by-0-party"] = f"party-{letter}"
    return typed


def letters(values):
    return "".join(values[f"points-{n}-text"] for n in range(row_count(values, "points")))


@pytest.mark.parametrize("act", ["add:points", "remove:points-0", "up:points-11", "down:a-0-b-2"])
def test_row_acts_are_known(act):
    assert is_row_act(act)


@pytest.mark.parametrize("act", ["", "save", "add:", "remove:points", "up:points-", "add:a b"])
def test_other_acts_are_not(act):
    assert not is_row_act(act)


def test_adding_a_row_makes_its_id_and_keeps_what_was_typed():
    values = rearranged(form(), "add:points")
    assert row_count(values, "points") == 4
    assert str(UUID(str(values["points-3-id"]))) == values["points-3-id"]
    assert values["title"] == "Gesprek"
    assert values["points-0-id"] == "id-a"
    assert "csrf_token" not in values
    assert "act" not in values


@pytest.mark.parametrize(
    ("act", "order"),
    [
        ("remove:points-1", "ac"),
        ("remove:points-0", "bc"),
        ("up:points-2", "acb"),
        ("down:points-0", "bac"),
        ("up:points-0", "abc"),
        ("down:points-2", "abc"),
        ("remove:points-7", "abc"),
    ],
)
def test_rows_move_and_go_with_everything_in_them(act, order):
    values = rearranged(form(), act)
    assert letters(values) == order
    for place, letter in enumerate(order):
        assert values[f"points-{place}-id"] == f"id-{letter}"
        assert values[f"points-{place}-by-0-party"] == f"party-{letter}"


def test_rows_within_rows_are_rows():
    values = rearranged(form(), "add:points-1-by")
    assert row_count(values, "points-1-by") == 2
    assert row_count(values, "points-0-by") == 1
    values = rearranged(form(), "remove:points-1-by-0")
    assert row_count(values, "points-1-by") == 0


def test_an_empty_row_stays_a_row():
    typed = form()
    typed["points-3-text"] = ""
    assert row_count(rearranged(typed, "up:points-0"), "points") == 4


def test_a_field_sent_several_times_stays_a_list():
    typed = form()
    typed.setlist("topics", ["a", "b"])
    assert rearranged(typed, "add:points")["topics"] == ["a", "b"]


def test_there_is_an_end_to_adding():
    full = with_rows({}, "points", MOST_ROWS)
    assert row_count(rearranged(MultiDict(full), "add:points"), "points") == MOST_ROWS


def test_a_form_starts_with_the_rows_it_needs():
    assert row_count(with_rows({"points-0-text": "a"}, "points", 3), "points") == 3
    assert with_rows({"points-0-text": "a"}, "points", 1) == {"points-0-text": "a"}
