from logbook.web.differences import differences, marked

LABELS = {"title": "Titel", "kind": "Soort", "points-*-text": "Gesprekspunt", "topics": "Onderwerp"}


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
    (found,) = differences(mine, theirs, LABELS)
    assert found.label == "Gesprekspunt (1)"
    assert (found.mine, found.theirs) == ([("een", True)], [("drie", True)])


def test_rows_without_an_id_are_compared_by_their_place():
    (found,) = differences({"points-0-text": "een"}, {"points-0-text": "twee"}, LABELS)
    assert found.label == "Gesprekspunt"


def test_keys_are_shown_in_words_and_lists_whatever_their_order():
    words = {"kind": {"a": "boodschap", "b": "reactie"}}
    (found,) = differences({"kind": "a"}, {"kind": "b"}, LABELS, words)
    assert found.mine == [("boodschap", True)]
    assert differences({"topics": ["b", "a"]}, {"topics": ["a", "b"]}, LABELS) == []


def test_very_long_texts_are_shown_whole():
    mine, theirs = marked("a " * 5000, "b")
    assert mine == [("a " * 5000, True)]
    assert theirs == [("b", True)]
