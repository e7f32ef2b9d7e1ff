"""The grammar: small talks with the sentences a civil servant would write of them, and its rules.

`grammar_cases.json` holds the talks, with the records and names of `small_case.json`.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from logbook.composer.grammar import (
    Called,
    Number,
    agreeing,
    clause,
    finished,
    joined,
    made_definite,
    named_again,
    opened,
    together,
    unstopped,
)
from tests.composer.small import VVM, point, promise, spoken_by, talk, told

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "grammar_cases.json").read_text("utf-8")
)
TALKED = "Op 3 maart 2021 sprak het ministerie met molenaars. "
BY_SOME: dict[str, Any] = {
    "kind": "answer",
    "by": [{"inline": ["enkele van hen", "some of them"], "plural": True}],
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_reads_as_a_civil_servant_would_write_it(case, language):
    promised = promise(follow_ups=case.get("follow_ups", ()))
    talks = [talk(each) for each in case["talks"]]
    assert told(*talks, language=language, commitments=[promised]) == case[language]


def test_nothing_that_fits_leaves_the_talk_alone():
    assert told(talk(points=[point("benadrukt", "te wachten", "om-te")])) == TALKED.strip()


@pytest.mark.parametrize(
    ("words", "dutch", "english"),
    [
        (["A"], "A", "A"),
        (["A", "B"], "A en B", "A and B"),
        (["A", "B", "C"], "A, B en C", "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C en D", "A, B, C and D"),
        (["A", "B", "A"], "A en B", "A and B"),
    ],
)
def test_lists_of_one_to_four_say_each_once(words, dutch, english):
    assert (joined(words, "nl"), joined(words, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{S} {S:heeft|hebben} {C} benadrukt", "{A} {S:heeft|hebben} {S} {C} benadrukt"),
        ("{R} is verzocht {C}", "{A} is {R} verzocht {C}"),
        ("{S} en {R} hebben afgesproken om {C}", "{A} hebben {S} en {R} afgesproken om {C}"),
        ("{A} is gewezen op {C}", "{A} is gewezen op {C}"),
        ("geen werkwoord", "{A}, geen werkwoord"),
    ],
)
def test_after_an_opening_the_verb_precedes_the_subject(template, expected):
    assert opened(template, "nl") == expected


def test_in_english_an_opening_turns_nothing_round():
    assert opened("{S} stressed {C}", "en") == "{A}, {S} stressed {C}"


def test_the_first_person_has_its_own_verbs():
    assert agreeing("{S:heeft|hebben}", Called("ik", Number.FIRST)) == "{S:heb|hebben}"
    assert agreeing("{S:heeft|hebben}", Called("de VvM")) == "{S:heeft|hebben}"
    assert agreeing("{S:heeft|hebben}", None) == "{S:heeft|hebben}"
    assert agreeing("{S} en {R} hebben", Called("ik", Number.FIRST)) == "{R} en {S} hebben"


def test_several_are_plural_and_one_keeps_its_number():
    one, other = Called("ik", Number.FIRST, "mij"), Called("de VvM")
    assert together([one], "nl") is one
    assert together([one, other], "nl") == Called("de VvM en ik", Number.PLURAL, "de VvM en mij")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("  op  3 maart ", "Op 3 maart."),
        ("in de motie-De Wit c.s.", "In de motie-De Wit c.s."),
        ("het kabinet, bij monde van X, , zegt", "Het kabinet, bij monde van X, zegt."),
        ("er volgt een rapport; ", "Er volgt een rapport."),
    ],
)
def test_a_sentence_has_single_spaces_a_capital_and_one_stop(words, expected):
    assert finished(words) == expected


@pytest.mark.parametrize(
    "words", ["te wachten", "om te wachten", "te wachten.", " om te wachten; "]
)
def test_a_clause_stands_without_what_introduces_it(words):
    assert clause(words) == "te wachten"


def test_hen_stands_only_while_nobody_else_was_named():
    asked = point("verzocht", "te wachten", "om-te", kind="ask")
    answered = point("aangegeven", "zij wachten", "dat", **BY_SOME)
    assert told(talk(points=[asked])).endswith("heeft het ministerie hun verzocht te wachten.")
    after = told(talk(points=[answered, asked]))
    assert after.endswith("Het ministerie heeft de molenaars verzocht te wachten.")


def test_hen_does_not_tell_by_name_what_is_told_by_sector():
    asked = point("verzocht", "te wachten", "om-te", kind="ask")
    by_name = told(talk(VVM, points=[asked | {"attribution": "name"}]))
    assert by_name.endswith("In dit gesprek heeft het ministerie de VvM verzocht te wachten.")
    assert "verzocht" not in told(talk(VVM, points=[asked]))
    both = talk(parties=[*VVM["parties"], {"organisation": "Kaai"}], points=[asked])
    assert told(both).endswith("de brancheorganisatie en de visser verzocht te wachten.")


@pytest.mark.parametrize(
    ("called", "language", "expected"),
    [
        (Called("molenaars", Number.PLURAL), "nl", "de molenaars"),
        (Called("molenaars", Number.PLURAL), "en", "the molenaars"),
        (Called("enkele molenaars", Number.PLURAL), "nl", "de molenaars"),
        (Called("some millers", Number.PLURAL), "en", "the millers"),
        (Called("alle molenaars", Number.PLURAL), "nl", "alle molenaars"),
        (Called("FNB en ZWM", Number.PLURAL), "nl", "FNB en ZWM"),
        (Called("de VvM"), "nl", "de VvM"),
        (Called("een delegatie van de VvM"), "nl", "de delegatie van de VvM"),
        (Called("een bedrijf"), "nl", "een bedrijf"),
        (Called("a company"), "en", "the company"),
    ],
)
def test_who_was_just_named_is_definite_as_far_as_its_gender_shows(called, language, expected):
    assert made_definite(called, language) == Called(expected, called.number)


@pytest.mark.parametrize(
    ("called", "dutch"),
    [
        (Called("molenaars", Number.PLURAL), "zij"),
        (Called("de gezant en ik", Number.PLURAL), "wij"),
        (Called("een molenaar"), "deze"),
        (Called("de VvM"), "de VvM"),
    ],
)
def test_who_goes_on_is_not_named_twice_in_a_row(called, dutch):
    assert named_again(called, "nl") == dutch


def test_who_is_called_together_twice_is_one_list():
    both = together([Called("VRA"), Called("de Autoriteit")], "nl")
    assert together([Called("het ministerie"), both], "nl").words == (
        "het ministerie, VRA en de Autoriteit"
    )
    named = Called("de Kamer voor Wind en Water")
    assert together([Called("VRA"), named], "nl").words == "VRA en de Kamer voor Wind en Water"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Delta Shipping N.V.", "Delta Shipping N.V."),
        ("Delta Shipping N.V., ", "Delta Shipping N.V."),
        ("e.a.", "e.a."),
        ("te wachten.", "te wachten"),
        ("stand van plan B.", "stand van plan B"),
        ("Delta N.V", "Delta N.V"),
    ],
)
def test_the_stop_of_an_abbreviation_stays(words, left):
    assert unstopped(words) == left


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nl", "ebben het ministerie, de VvM en Wad afgesproken om te wachten."),
        ("en", "he ministry, the VvM and Flat agreed to wait."),
    ],
)
def test_who_agrees_with_several_is_one_list(language, expected):
    parties = [*VVM["parties"], {"id": "w", "organisation": "Wad", "attribution": "name"}]
    agreed = point("afgesproken", "te wachten|wait", "om-te", attribution="name", kind="agreement")
    assert told(talk(parties=parties, points=[agreed]), language=language).endswith(expected)
    mine = told(talk(spoken_by("proof"), parties=parties, points=[agreed]))
    assert mine.endswith("hebben de VvM, Wad en ik afgesproken om te wachten.")
