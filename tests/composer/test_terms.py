"""Terms that were not kept, why, and what comes instead: told as what was promised, or listed."""

from typing import Any

import pytest

from logbook.composer import compose
from logbook.composer.omissions import omissions
from logbook.composer.reasons import because
from tests.composer.small import paragraph, promise, talk
from tests.linter.letters import added, edited, found, given

TALK = ["het gesprek te voeren met de sector", "talk with the sector"]
INFORM = ["uw Kamer te informeren over het gesprek", "inform your House of the talks"]
RECEIVE = ["zij een overzicht ontvangt", "it would receive an overview"]
SUMMER = {"text": "voor het zomerreces", "on": "2021-07-01", "said_on": "2021-01-01"}
AUTUMN = {"text": "in het najaar", "on": "2022-12-01", "said_on": "2021-12-02"}
SOON = {"text": "zo spoedig mogelijk", "said_on": "2021-12-02"}


def late(
    *terms: dict[str, Any], outcome: str | None = "in-progress", **changed: Any
) -> dict[str, Any]:
    return promise(clause=TALK, deadlines=[*(terms or (SUMMER, AUTUMN))], outcome=outcome) | changed


def outcome(*commitments: dict[str, Any], language: str = "nl") -> str:
    return paragraph("outcome", commitments=commitments, language=language)


@pytest.mark.parametrize(
    ("changed", "nl", "en"),
    [
        ({}, ("Het is niet gelukt deze toezegging voor het zomerreces na te komen. "
              "Ik streef ernaar deze toezegging in het najaar na te komen."),
         ("It was not possible to fulfil this undertaking by 1 July 2021. "
          "I aim to fulfil this undertaking by 1 December 2022.")),
        ({"kind": "motie"}, ("Het is niet gelukt de motie voor het zomerreces uit te voeren. "
                             "Ik streef ernaar de motie in het najaar uit te voeren."),
         ("It was not possible to carry out the motion by 1 July 2021. "
          "I aim to carry out the motion by 1 December 2022.")),
        ({"clause": INFORM}, ("Het is niet gelukt uw Kamer voor het zomerreces te informeren. "
                              "Uw Kamer wordt hierover in het najaar nader geïnformeerd."),
         ("It was not possible to inform your House by 1 July 2021. "
          "Your House will be informed further of this by 1 December 2022.")),
        ({"clause": RECEIVE, "clause_type": "dat"},
         ("Het is niet gelukt uw Kamer voor het zomerreces te informeren. "
          "Uw Kamer wordt hierover in het najaar nader geïnformeerd."),
         ("It was not possible to inform your House by 1 July 2021. "
          "Your House will be informed further of this by 1 December 2022.")),
        ({"clause": None}, ("Het is niet gelukt deze toezegging voor het zomerreces na te komen. "
                            "Ik streef ernaar deze toezegging in het najaar na te komen."),
         ("It was not possible to fulfil this undertaking by 1 July 2021. "
          "I aim to fulfil this undertaking by 1 December 2022.")),
    ],
)  # fmt: skip
def test_a_term_is_told_as_what_was_promised_for_it(changed, nl, en):
    assert outcome(late(**changed)) == nl
    assert outcome(late(**changed), language="en") == en


def test_on_its_last_day_a_term_is_not_missed():
    assert "niet gelukt" not in outcome(late(SUMMER | {"on": "2022-06-01"}, AUTUMN))
    assert "niet gelukt" in outcome(late(SUMMER | {"on": "2022-05-31"}, AUTUMN))


def test_of_several_in_a_section_it_is_said_which():
    other = promise(id="Q", clause=["te toetsen", "test"], outcome="in-progress")
    assert outcome(late(), other).startswith(
        "Het is niet gelukt de toezegging om het gesprek te voeren met de sector voor het "
        "zomerreces na te komen. Ik streef ernaar de toezegging om het gesprek te voeren met de "
        "sector in het najaar na te komen."
    )


@pytest.mark.parametrize(
    ("of", "last"),
    [
        ("partly", ("Met deze brief doe ik deze toezegging deels gestand. "
                    "Ik streef ernaar deze toezegging in het najaar na te komen.")),
        ("fulfilled", "Met deze brief doe ik deze toezegging gestand."),
    ],
)  # fmt: skip
def test_a_missed_term_is_told_with_every_outcome(of, last):
    missed = "Het is niet gelukt deze toezegging voor het zomerreces na te komen. "
    assert outcome(late(outcome=of)) == missed + last


def test_nor_is_it_lost_behind_a_later_one_without_a_day():
    assert outcome(late(SUMMER, SOON, AUTUMN)).startswith(
        "Het is niet gelukt deze toezegging voor het zomerreces na te komen."
    )


BOTH = (
    SUMMER,
    {"text": "voor 1 november 2021", "on": "2021-10-31", "said_on": "2021-07-05",
     "reason": "de gesprekken meer tijd vergen"},
    AUTUMN | {"reason": "ziekte"},
)  # fmt: skip
FIRST = "Het is niet gelukt deze toezegging voor het zomerreces na te komen"


def test_every_term_that_was_missed_is_told():
    assert outcome(late(*BOTH)) == (
        f"{FIRST}, omdat de gesprekken meer tijd vergen. Ook voor 1 november 2021 is dat niet "
        "gelukt vanwege ziekte. Ik streef ernaar deze toezegging in het najaar na te komen."
    )
    assert outcome(late(*BOTH), language="en").startswith(
        "It was not possible to fulfil this undertaking by 1 July 2021. Nor was that possible by "
    )
    assert listed(late(*BOTH)) == []
    assert listed(late(*BOTH), language="en") == ["no-english"]
    first, second, third = BOTH
    assert listed(late(first, second | {"reason": None}, third)) == ["no-reason"]


def test_a_reason_that_stands_with_the_term_itself_is_told():
    own = SUMMER | {"reason": "ziekte"}
    assert outcome(late(own, AUTUMN)).startswith(f"{FIRST} vanwege ziekte.")
    assert listed(late(own, AUTUMN)) == []
    alone = outcome(late(own, outcome="fulfilled"))
    assert alone == f"{FIRST} vanwege ziekte. Met deze brief doe ik deze toezegging gestand."
    assert listed(late(own, outcome=None)) == ["term-reason"]


def test_beside_another_reason_it_is_listed():
    own = SUMMER | {"reason": "ziekte"}
    assert listed(late(own, BECAUSE)) == ["term-reason"]
    assert listed(late(AUTUMN | {"reason": "ziekte"})) == ["term-reason"]


@pytest.mark.parametrize(
    ("of", "expected"),
    [("in-progress", ["term-moved"]), ("partly", ["term-moved"]), ("fulfilled", [])],
)
def test_a_term_that_was_moved_in_time_is_listed(of, expected):
    later = {"text": "in 2023", "on": "2023-12-31", "said_on": "2022-01-02", "reason": "ziekte"}
    records = given(talk(), commitments=[late(AUTUMN, later, outcome=of)])
    assert [one.reason.value for one in omissions(compose(records), records)] == expected
    assert found("not-told", records) == []


def listed(*commitments: dict[str, Any], language: str = "nl") -> list[str]:
    records = given(talk(), commitments=commitments, language=language)
    reasons = [one.reason.value for one in omissions(compose(records), records)]
    assert bool(reasons) == bool(found("not-told", records))
    return reasons


BECAUSE = AUTUMN | {"reason": "de gesprekken meer tijd vergen"}


@pytest.mark.parametrize(
    ("commitment", "nl", "en"),
    [
        (late(SUMMER, AUTUMN, outcome=None), ["no-outcome"], ["no-outcome"]),
        (late(SUMMER, AUTUMN, outcome="partly"), ["no-reason"], ["no-reason"]),
        (late(SUMMER, AUTUMN | {"reason": " . "}), ["no-reason"], ["no-reason"]),
        (late(SUMMER, BECAUSE), [], ["no-english"]),
        (late(SUMMER, BECAUSE, outcome="partly"), [], ["no-english"]),
        (late(SOON), [], ["no-english"]),
        (late(AUTUMN), [], []),
    ],
)
def test_what_is_not_told_of_a_term_is_listed(commitment, nl, en):
    assert listed(commitment) == nl
    assert listed(commitment, language="en") == en


def test_what_the_author_makes_of_it_is_theirs():
    records = given(talk(), commitments=[late(SUMMER, BECAUSE)], language="en")
    told_ = "by 1 July 2021"
    letter = edited(compose(records), told_, f"{told_}, because the talks take more time")
    assert omissions(letter, records) == []


@pytest.mark.parametrize(
    ("typed", "ending"),
    [
        ("De gesprekken meer tijd vergen.", ", omdat de gesprekken meer tijd vergen"),
        ("Omdat de sector later kon", ", omdat de sector later kon"),
        ("afstemming meer tijd vergt dan verwacht", ", omdat afstemming meer tijd vergt dan"),
        ("de gegevens nog moeten worden verzameld", ", omdat de gegevens nog moeten worden"),
        ("het onderzoek uitliep", ", omdat het onderzoek uitliep"),
        ("het gesprek niet doorging", ", omdat het gesprek niet doorging"),
        ("de coronacrisis", " vanwege de coronacrisis"),
        ("een late wijziging", " vanwege een late wijziging"),
        ("het verslag", " vanwege het verslag"),
        ("Ziekte.", " vanwege ziekte"),
        ("Vanwege ziekte", " vanwege ziekte"),
        ("vanwege de vertraging die is ontstaan", " vanwege de vertraging die is ontstaan"),
        ("de val van het kabinet", " vanwege de val van het kabinet"),
        ("in verband met ziekte", " in verband met ziekte"),
        ("onvoldoende capaciteit", " vanwege onvoldoende capaciteit"),
        ("VvM meer tijd nodig heeft", ", omdat VvM meer tijd nodig heeft"),
    ],
)
def test_why_is_told_in_the_same_sentence(typed, ending):
    commitment = late(SUMMER, AUTUMN | {"reason": typed})
    first = f"Het is niet gelukt deze toezegging voor het zomerreces na te komen{ending}"
    assert outcome(commitment).startswith(first)
    assert found("complement", given(commitments=[commitment])) == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("het gesprek is later gepland", ". Het gesprek is later gepland. Ik"),
        ("In verband met ziekte is het later.", ". In verband met ziekte is het later. Ik"),
        ("De gesprekken vergen meer overleg", ". De gesprekken vergen meer overleg. Ik"),
        ("De sector vroeg uitstel. Dat duurt.", ". De sector vroeg uitstel. Dat duurt. Ik"),
        ("de leden overleggen", ", omdat de leden overleggen. Ik"),
    ],
)
def test_what_may_not_follow_omdat_is_found(typed, printed):
    commitment = late(SUMMER, AUTUMN | {"reason": typed})
    assert printed in outcome(commitment)
    (one,) = found("complement", given(commitments=[commitment]))
    assert (one.record, one.level.value) == ("P", "note")
    assert found("complement", given(commitments=[commitment], language="en")) == []


def test_nothing_typed_is_no_reason():
    assert because(None) == because(" . ")
    assert because("").ending == because("").sentence == ""


def test_a_term_goes_on_within_its_sentence():
    assert "toezegging in het najaar na te" in outcome(late(AUTUMN | {"text": "In het najaar."}))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", "in het derde kwartaal van 2023"), ("en", "in the third quarter of 2023")],
)
def test_a_quarter_is_told_in_words(language, expected):
    term = {"text": "Q3 2023", "said_on": "2021-01-01", "on": "2023-09-30"}
    assert expected in outcome(late(term), language=language)
    missed = {"text": "Q1 2021", "said_on": "2021-01-01", "on": "2021-03-31"}
    told_of = outcome(late(missed, term))
    assert "in het eerste kwartaal van 2021" in told_of


def test_a_quarter_that_an_author_wrote_as_a_note_is_found():
    records = given(talk())
    letter = added(compose(records), "Het onderzoek volgt in Q3 2023.")
    (one,) = found("shorthand", records, letter)
    assert "het derde kwartaal van 2023" in one.say
