"""What stands above a letter: also where nobody wrote its subject."""

import pytest

from logbook.composer import compose
from logbook.composer.document import letter_document
from tests.composer.cases import letter_input
from tests.composer.small import CASE, promise, talk


def subject(*headings: str, language: str = "nl", **frame: list[str]) -> str:
    commitments = [
        promise(id=f"P{at}", heading=[one, f"{one} (en)"]) for at, one in enumerate(headings)
    ]
    linked = [one["id"] for one in commitments]
    case = {"commitments": commitments, "meetings": [talk(commitments=linked)], "frame": frame}
    letter = compose(letter_input(CASE | case, language))
    document = letter_document(letter)
    assert document.frame is not None
    return ": ".join(document.frame.facts["subject"])


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Wind"], "Betreft: Wind"),
        (["Wind", "Water"], "Betreft: Wind en Water"),
        (["Wind", "Water", "Vuur", "Aarde"], "Betreft: Brief aan de Kamer"),
    ],
)
def test_a_letter_without_a_subject_tells_by_its_headings_what_it_is_about(headings, expected):
    assert subject(*headings) == expected


def test_in_english_too_and_a_subject_that_somebody_wrote_stays():
    assert subject("Wind", language="en") == "Subject: Wind (en)"
    assert subject("Wind", subject=["Molens", "Mills"]) == "Betreft: Molens"


@pytest.mark.parametrize(
    ("language", "labels"),
    [
        ("nl", ["Datum", "Betreft", "Onze Referentie", "Uw Referentie", "Bijlage(n)"]),
        ("en", ["Date", "Subject", "Our reference", "Your reference", "Attachments"]),
    ],
)
def test_what_stands_beside_it_is_labelled_in_the_language_of_the_letter(language, labels):
    frame = {"our_reference": "O", "your_reference": "Y", "attachments": ["A"]}
    document = letter_document(compose(letter_input(CASE | {"frame": frame}, language)))
    assert document.frame is not None
    names = ["date", "subject", "our_reference", "your_reference", "attachments"]
    assert [document.frame.facts[name][0] for name in names] == labels
    assert document.frame.continuation == (labels[2], "O")


def test_what_nobody_wrote_stands_nowhere_on_it():
    frame = letter_document(compose(letter_input(CASE))).frame
    assert frame is not None
    assert (frame.continuation, frame.directorate, frame.ministry) == (("", ""), "", "")
    assert list(frame.facts) == ["date", "subject"]
