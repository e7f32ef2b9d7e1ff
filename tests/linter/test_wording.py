"""Words that should not stand in a letter, and words that are missing."""

import pytest

from logbook.composer import compose
from logbook.composer.contents import REUSABLE, Source
from logbook.linter import Known
from logbook.linter.background import KnownText
from logbook.wording import Wording
from tests.composer.cases import letter_input
from tests.composer.small import CASE, VVM, point, promise, talk
from tests.linter.letters import added, edited, given, levels

EVIDENCE = {"id": "E", "role": "answers", "date": "2021-03"}
FULL = {
    "occasion": ["het debat", "the debate"],
    "evidence": [EVIDENCE | {"sentence": ["Het stuk verscheen {date}.", "It appeared {date}."]}],
}


def test_everything_is_in_english_or_it_is_found():
    said = point("benadrukt", "het belang|the importance", "noun-phrase")
    records = given(talk(VVM, points=[said]), commitments=[promise(**FULL)], language="en")
    assert levels("translation", records) == []


@pytest.mark.parametrize(
    ("changed", "record"),
    [
        ({"clause": ["te toetsen", None]}, "P"),
        ({"occasion": ["het debat", None]}, "P"),
        ({"heading": ["Kop van het stuk", None]}, "P"),
        ({"evidence": [EVIDENCE | {"sentence": ["Het stuk verscheen {date}.", None]}]}, "E"),
        ({"evidence": [EVIDENCE | {"sentence": ["Op {date} verscheen het stuk.", None]}]}, "E"),
        ({"follow_ups": [{"id": "F", "told_as": ["Het stuk volgt.", None]}]}, "F"),
    ],
)
def test_what_nobody_wrote_in_english_is_found_there_only(changed, record):
    commitments = [promise(**FULL | changed)]
    assert levels("translation", given(commitments=commitments)) == []
    english = given(commitments=commitments, language="en")
    assert levels("translation", english) == [(record, "error")]


def test_so_is_what_was_said_and_who_was_there():
    said = point("benadrukt", "het belang", "noun-phrase") | {"complement": ["het belang", None]}
    assert levels("translation", given(talk(points=[said]), language="en")) == [("M", "error")]
    party = {"id": "m", "as": ["een afvaardiging", None]}
    assert levels("translation", given(talk({"parties": [party]}), language="en")) == [
        ("M", "error")
    ]


def own(rule, text, language="nl"):
    records = given(talk(), language=language)
    return levels(rule, records, added(compose(records), text))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Dat volgt op een later moment.", "nl", [("letter", "note")]),
        ("Dat volgt te zijner tijd.", "nl", [("letter", "note")]),
        ("Dat volgt in september 2022.", "nl", []),
        ("This will follow in due course.", "en", [("letter", "note")]),
        ("This will follow in September 2022.", "en", []),
    ],
)
def test_a_term_is_a_term(text, language, expected):
    assert own("vague-term", text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Uw brief van 3 maart jl. is ontvangen.", "nl", [("letter", "warning")]),
        ("Onlangs verscheen het stuk.", "nl", [("letter", "warning")]),
        ("Dat was vorige week.", "nl", [("letter", "warning")]),
        ("Op 3 maart 2022 verscheen het stuk.", "nl", []),
        ("De recente cijfers staan in het stuk.", "nl", []),
        ("It recently appeared.", "en", [("letter", "warning")]),
        ("It appeared last month.", "en", [("letter", "warning")]),
        ("It appears as soon as it is known.", "en", []),
    ],
)
def test_a_time_is_told_by_its_date(text, language, expected):
    assert own("relative-time", text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat kost PM euro.", [("letter", "warning")]),
        ("Dat kost XX euro.", [("letter", "warning")]),
        ("Dat was op [datum invullen].", [("letter", "warning")]),
        ("Dat was op {date}.", [("letter", "warning")]),
        ("Zie Kamerstuk 36 111 XX, nr. 3.", []),
        ("Dat kost 3 euro; de pm-lijst telt niet.", []),
    ],
)
def test_nothing_is_left_to_be_filled_in(text, expected):
    assert own("placeholder", text) == expected


def test_neither_is_it_around_the_text():
    for frame in ({"subject": ["PM", None]}, {"our_reference": "XXX"}, {"attachments": ["[naam]"]}):
        assert levels("placeholder", given(frame=frame)) == [("letter", "warning")]
    fine = {"subject": ["Toetsing", None], "our_reference": "R-1", "attachments": ["Het stuk"]}
    assert levels("placeholder", given(frame=fine)) == []


@pytest.mark.parametrize(
    ("language", "said", "english", "expected"),
    [
        ("en", "Dat mag niet. Nooit.", "That is banned.", [("T", "error")]),
        ("en", "Dat mag niet. Nooit.", None, [("T", "error")]),
        ("en", "That is banned.", "That is banned.", []),
        ("nl", "Dat mag niet. Nooit.", "That is banned.", []),
    ],
)
def test_a_reusable_text_stands_in_the_language_of_the_letter(language, said, english, expected):
    records = given(language=language)
    letter = added(compose(records), said, Source(REUSABLE, "T", 1), template=REUSABLE)
    words = Wording("Dat mag niet.\nNooit.", english)
    known = Known(texts=[KnownText("T", 1, text=words)])
    assert levels("translation", records, letter, known) == expected


@pytest.mark.parametrize(
    ("language", "written", "is_found"),
    [
        ("en", "Het ministerie heeft met de molenaars over de wind gesproken.", True),
        ("en", "The ministry spoke with the Vereniging van Molenaars about the wind.", False),
        ("en", "See the Motie Van der Molen c.s.", False),
        ("nl", "The ministry spoke with the millers about the wind.", True),
        ("nl", "Het ministerie sprak over de ‘Guidelines for the Responsible Use of Wind’.", False),
        ("nl", "Dat was alles.", False),
    ],
)
def test_what_an_author_wrote_is_in_the_language_of_the_letter(language, written, is_found):
    records = given(talk(), language=language)
    letter = compose(records)
    text = next(one.text for one in letter.sentences if "3 " in one.text)
    assert bool(levels("translation", records, edited(letter, text, written))) is is_found


def test_a_name_needs_no_english():
    party = {"id": "w", "organisation": "Wad", "attribution": "name"}
    named = CASE["organisations"] | {"Wad": {"name": ["Wad", None], "sector": "fishers"}}
    records = letter_input(
        CASE | {"organisations": named, "commitments": [promise()],
                "meetings": [talk(parties=[party])]}, "en")  # fmt: skip
    assert "spoke with Wad." in " ".join(one.text for one in compose(records).sentences)
    assert levels("translation", records) == []
    spoken = named | {"Wad": named["Wad"] | {"in_sentence": ["de Wad", None]}}
    records = letter_input(
        CASE | {"organisations": spoken, "commitments": [promise()],
                "meetings": [talk(parties=[party])]}, "en")  # fmt: skip
    assert "spoke with Wad." in " ".join(one.text for one in compose(records).sentences)
    assert levels("translation", records) == []
