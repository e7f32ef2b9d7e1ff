from hypothesis import given
from hypothesis.strategies import permutations

from logbook.web.differences import Words, differences, fingerprints, marked, touched

LABELS = {"title": "Titel", "kind": "Soort", "points-*-text": "Gesprekspunt", "topics": "Onderwerp"}


def said(words: Words) -> str:
    return "".join(text for text, _marked in words)


def texts_of(texts, *, ids=True) -> dict[str, str]:
    """A form with a point for each text; a text's id is that of its point."""
    rows: dict[str, str] = {}
    for number, text in enumerate(texts):
        rows |= {f"points-{number}-id": f"id of {text}"} if ids else {}
        rows[f"points-{number}-text"] = text
    return rows


def test_equal_records_do_not_differ():
    values = {"title": "a", "version": "1"}
    assert differences(values, {"title": "a ", "version": "2"}, LABELS) == []


def test_the_words_that_differ_are_marked():
    mine, theirs = marked("de banken leggen uit", "de NVB legt uit")
    assert mine == [
        ("de ", False),
        ("banken", True),
        (" ", False),
        ("leggen", True),
        (" uit", False),
    ]
    assert "".join(text for text, _ in theirs) == "de NVB legt uit"


def test_a_field_that_only_one_has_differs():
    (found,) = differences({"title": "a"}, {}, LABELS)
    assert (found.label, found.mine, found.theirs) == ("Titel", [("a", True)], [])


def test_rows_are_compared_by_their_id_wherever_they_stand():
    mine = {"points-0-id": "x", "points-0-text": "een", "points-1-id": "y", "points-1-text": "twee"}
    theirs = {
        "points-0-id": "y", "points-0-text": "twee", "points-1-id": "x", "points-1-text": "drie",
    }  # fmt: skip
    found, order = differences(mine, theirs, LABELS)
    assert found.label == "Gesprekspunt (1)"
    assert (found.mine, found.theirs) == ([("een", True)], [("drie", True)])
    assert order.label == "Order"
    assert (said(order.mine), said(order.theirs)) == ("een\ntwee", "twee\ndrie")


def test_rows_without_an_id_are_compared_by_their_place():
    (found,) = differences({"points-0-text": "een"}, {"points-0-text": "twee"}, LABELS)
    assert found.label == "Gesprekspunt"


@given(permutations(["een", "twee", "drie"]))
def test_a_row_that_only_moved_is_told_once_as_another_order(texts):
    before = texts_of(["een", "twee", "drie"])
    found = differences(texts_of(texts), before, LABELS)
    assert [one.label for one in found] == (["Order"] if texts_of(texts) != before else [])


def test_rows_that_two_wrote_alike_are_the_same():
    mine = texts_of(["een", "nieuw"])
    theirs = mine | {"points-1-id": "made elsewhere"}
    assert differences(mine, theirs, LABELS) == []


def test_a_text_put_before_others_that_have_no_id_is_told_once():
    mine, theirs = (
        texts_of(["nieuw", "een", "twee"], ids=False),
        texts_of(["een", "twee"], ids=False),
    )
    (found,) = differences(mine, theirs, LABELS)
    assert (said(found.mine), said(found.theirs)) == ("nieuw", "")


def test_what_a_form_said_knows_the_order_of_its_rows():
    base = fingerprints(texts_of(["een", "twee"]), LABELS)
    assert touched(texts_of(["een", "twee"]), base, LABELS) == set()
    assert touched(texts_of(["twee", "een"]), base, LABELS) == {"points"}


def test_keys_are_shown_in_words_and_lists_whatever_their_order():
    words = {"kind": {"a": "boodschap", "b": "reactie"}}
    (found,) = differences({"kind": "a"}, {"kind": "b"}, LABELS, words)
    assert found.mine == [("boodschap", True)]
    assert differences({"topics": ["b", "a"]}, {"topics": ["a", "b"]}, LABELS) == []


def test_very_long_texts_are_shown_whole():
    mine, theirs = marked("a " * 5000, "b")
    assert mine == [("a " * 5000, True)]
    assert theirs == [("b", True)]
