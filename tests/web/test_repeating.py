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


@pytest.mark.parametrize(
    "act",
    [
        "add:points",
        "remove:points-0",
        "up:points-11",
        "down:a-0-b-2",
        "copy:points-0",
        "drop:topics=arms",
        "put:parties-0-organisation=Bank & Co.",
        "take:with",
        "restore:last",
    ],
)
def test_row_acts_are_known(act):
    assert is_row_act(act)


@pytest.mark.parametrize(
    "act",
    [
        "",
        "save",
        "add:",
        "remove:points",
        "up:points-",
        "add:a b",
        "restore:",
        "drop:topics",
        "take:",
    ],
)
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


def sent(values):
    """The form that was drawn with these values, sent again."""
    typed: MultiDict[str, str] = MultiDict()
    for name, value in values.items():
        typed.setlist(name, value if isinstance(value, list) else [value])
    return typed


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_row_that_was_removed_comes_back_where_it_was(number):
    gone = rearranged(form(), f"remove:points-{number}")
    back = rearranged(sent(gone), "restore:last")
    assert {k: v for k, v in back.items() if k != "removed"} == {
        k: v for k, v in form().items() if k not in ("csrf_token", "act")
    }
    assert rearranged(sent(back), "restore:last") == back


def test_what_was_removed_comes_back_one_by_one_the_latest_first():
    values = rearranged(form(), "remove:points-0")
    values = rearranged(sent(values | {"topics": ["x", "y"]}), "drop:topics=x")
    assert values["topics"] == ["y"]
    values = rearranged(sent(values), "restore:last")
    assert values["topics"] == ["y", "x"]
    assert letters(rearranged(sent(values), "restore:last")) == "abc"


@pytest.mark.parametrize(
    "forged",
    ["", "{", "[]", '{"rows": "points"}', '{"rows": "points", "at": 0, "row": {"text": {}}}'],
)
def test_what_no_page_wrote_brings_nothing_back(forged):
    typed = form()
    typed["removed"] = forged
    values = rearranged(typed, "restore:last")
    assert [values.get(f"points-{n}-text") for n in range(4)][-3:] != [None] * 3
    assert {values[k] for k in values if k.endswith("-text")} == {"a", "b", "c"}


def test_a_copy_stands_below_its_row_with_an_id_of_its_own():
    values = rearranged(form(), "copy:points-0")
    assert letters(values) == "aabc"
    assert len({values[f"points-{n}-id"] for n in range(4)}) == 4
    assert values["points-1-by-0-party"] == "party-a"


def test_a_text_is_put_in_its_field():
    assert rearranged(form(), "put:title=Bank = goed")["title"] == "Bank = goed"
