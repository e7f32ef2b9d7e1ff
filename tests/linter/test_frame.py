"""What surrounds the text: to whom it goes, its references, its attachments."""

import pytest

from logbook.commitments.models import Chamber
from logbook.composer import compose
from tests.composer.small import promise, talk
from tests.linter.letters import added, edited, given, levels


def test_what_the_other_chamber_was_promised_was_not_promised_to_yours():
    records = given(commitments=[promise(chamber="EK")])
    letter = compose(records)
    assert levels("chamber", records, letter) == []
    wrong = edited(letter, "de Eerste Kamer toegezegd", "uw Kamer toegezegd")
    assert levels("chamber", records, wrong) == [("P", "warning")]


@pytest.mark.parametrize(
    ("chamber", "outcome", "expected"),
    [
        ("EK", "fulfilled", [("P", "warning")]),
        ("TK", "fulfilled", []),
        ("EK", "in-progress", []),
    ],
)
def test_a_promise_to_the_one_is_not_fulfilled_by_a_letter_to_the_other(chamber, outcome, expected):
    records = given(commitments=[promise(chamber=chamber, outcome=outcome)])
    assert levels("other-chamber", records) == expected


def test_a_letter_goes_to_the_chamber_that_it_speaks_to():
    frame = {"addressee": ["de Voorzitter van de Tweede Kamer der Staten-Generaal", None]}
    assert levels("chamber", given(frame=frame)) == []
    senate = given(frame=frame, chamber=Chamber.SENATE)
    assert ("letter", "warning") in levels("chamber", senate)


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ({"our_reference": "A-1", "continuation_reference": "B-2"}, [("letter", "warning")]),
        ({"our_reference": "A-1", "continuation_reference": "A-1"}, []),
        ({"our_reference": "A-1"}, []),
        ({"your_reference": "T-7"}, [("letter", "warning")]),
        ({"your_reference": "2022Z01234"}, []),
        ({}, []),
    ],
)
def test_a_letter_has_one_reference_of_ours_and_theirs_is_not_ours(frame, expected):
    assert levels("references", given(commitments=[promise(own_number="T-7")], frame=frame)) == (
        expected
    )


@pytest.mark.parametrize(
    ("text", "attached", "expected"),
    [
        ("Het stuk is bijgevoegd.", [], True),
        ("Het stuk is bijgevoegd.", ["Het stuk"], False),
        ("Deze brief heeft twee bijlagen.", ["Het stuk"], True),
        ("Deze brief heeft twee bijlagen.", ["Het stuk", "De tabel"], False),
        ("Zie bijlage 2.", ["Het stuk"], True),
        ("Zie bijlage 1.", ["Het stuk"], False),
        ("Het stuk is openbaar.", [], False),
    ],
)
def test_the_attachments_are_those_that_the_text_speaks_of(text, attached, expected):
    records = given(talk(), frame={"attachments": attached})
    found = levels("attachments", records, added(compose(records), text))
    assert found == ([("letter", "warning")] if expected else [])
