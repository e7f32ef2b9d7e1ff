"""Small fixtures of the grammar: numbers, word order, agreement, complements, lists and dates."""

from typing import Any

import pytest

from logbook.reports.letter.grammar import (
    Called,
    Number,
    agreeing,
    clause,
    finished,
    joined,
    opened,
    together,
)
from tests.reports.letter.small import MILLERS, NOBODY, VVM, point, spoken_by, talk, told

I_SPOKE = "Op 3 maart 2021 sprak ik met molenaars. "
TALKED = "Op 3 maart 2021 sprak het ministerie met molenaars. "
HELD = "Op 3 maart 2021 is gesproken met molenaars. "
MINISTER = spoken_by("proof")
BY_MILLERS: dict[str, Any] = {"kind": "answer", "by": [{"party": "m"}]}
BY_ONE: dict[str, Any] = {"kind": "answer", "by": [{"inline": ["een molenaar", "a miller"]}]}
BY_SOME: dict[str, Any] = {
    "kind": "answer",
    "by": [{"inline": ["enkele van hen", "some of them"], "plural": True}],
}


@pytest.mark.parametrize(
    ("with_whom", "said", "expected"),
    [
        # a noun phrase, one or several, with and without 'onder andere'
        ({}, point("benadrukt", "het belang van wind", "noun-phrase"),
         TALKED + "In dit gesprek is het belang van wind benadrukt."),
        ({}, point("benadrukt", "wind en water", "noun-phrase", complement_plural=True),
         TALKED + "In dit gesprek zijn wind en water benadrukt."),
        ({}, point("benadrukt", "wind", "noun-phrase", among_others=True),
         TALKED + "In dit gesprek is onder andere wind benadrukt."),
        ({}, point("gewezen-op", "gevaren", "noun-phrase", complement_plural=True),
         TALKED + "In dit gesprek is gewezen op gevaren."),
        # 'dat', with the word itself left out or typed along
        ({}, point("benadrukt", "wind nodig is", "dat"),
         TALKED + "Het ministerie heeft benadrukt dat wind nodig is."),
        ({}, point("gewezen-op", "dat wind nodig is.", "dat"),
         TALKED + "Het ministerie heeft erop gewezen dat wind nodig is."),
        (MINISTER, point("gewezen-op", "wind nodig is", "dat"),
         I_SPOKE + "Ik heb erop gewezen dat wind nodig is."),
        ({}, point("aangegeven", "zij wachten", "dat", **BY_MILLERS),
         TALKED + "Molenaars hebben aangegeven dat zij wachten."),
        ({}, point("aangegeven", "hij wacht", "dat", **BY_ONE),
         TALKED + "Een molenaar heeft aangegeven dat hij wacht."),
        ({}, point("afgesproken", "men wacht", "dat", kind="agreement"),
         TALKED + "In dit gesprek is afgesproken dat men wacht."),
        # 'om … te': to 'hen', to a name, by nobody, by the other side
        ({}, point("opgeroepen", "te wachten", "om-te", kind="ask"),
         TALKED + "Het ministerie heeft hen opgeroepen om te wachten."),
        ({}, point("opgeroepen", "om te wachten", "om-te", kind="ask", among_others=True),
         TALKED + "Het ministerie heeft hen onder andere opgeroepen om te wachten."),
        (MINISTER, point("verzocht", "te wachten", "om-te", kind="ask"),
         I_SPOKE + "Ik heb hen verzocht te wachten."),
        (NOBODY, point("opgeroepen", "te wachten", "om-te", kind="ask"),
         HELD + "Molenaars zijn opgeroepen om te wachten."),
        (NOBODY, point("verzocht", "te wachten", "om-te", kind="ask"),
         HELD + "Molenaars is verzocht te wachten."),
        (NOBODY, point("gevraagd", "te wachten", "om-te", kind="ask"),
         HELD + "Daarbij is gevraagd om te wachten."),
        ({}, point("bereid", "te wachten", "om-te", kind="offer", by=[{"party": "m"}]),
         TALKED + "Molenaars hebben zich bereid verklaard om te wachten."),
        ({}, point("verzocht", "te wachten", "om-te", kind="ask", by=[{"party": "m"}]),
         TALKED + "Molenaars hebben het ministerie verzocht te wachten."),
        (MINISTER, point("verzocht", "te wachten", "om-te", kind="ask", by=[{"party": "m"}]),
         I_SPOKE + "Molenaars hebben mij verzocht te wachten."),
        (MINISTER, point("opgeroepen", "te wachten", "om-te", kind="ask",
                         to=[{"inline": ["een van hen", "one of them"]}]),
         I_SPOKE + "Ik heb een van hen opgeroepen om te wachten."),
        # questions, and what is asked after
        ({}, point("gevraagd", "hoe zij wachten", "hoe", kind="question"),
         TALKED + "Het ministerie heeft hen gevraagd hoe zij wachten."),
        ({}, point("gevraagd", "hun geduld", "naar", kind="question"),
         TALKED + "Het ministerie heeft hen gevraagd naar hun geduld."),
        (NOBODY, point("gevraagd", "hoe zij wachten?", "hoe", kind="question"),
         HELD + "Daarbij is gevraagd hoe zij wachten."),
        (NOBODY, point("gevraagd", "hun geduld", "naar", kind="question"),
         HELD + "Daarbij is gevraagd naar hun geduld."),
        ({}, point("toegelicht", "hoe zij wachten", "hoe", **BY_SOME),
         TALKED + "Enkele van hen hebben toegelicht hoe zij wachten."),
        (MINISTER, point("uiteengezet", "welke weg wij gaan", "hoe"),
         I_SPOKE + "Ik heb uiteengezet welke weg wij gaan."),
        ({}, point("uiteengezet", "het beleid", "noun-phrase"),
         TALKED + "Het ministerie heeft het beleid uiteengezet."),
        (NOBODY, point("onderstreept", "wind en water", "noun-phrase", complement_plural=True),
         HELD + "Vanuit de overheid zijn wind en water onderstreept."),
        # to pass on
        ({}, point("doorgeleid", "hun leden", "noun-phrase", kind="ask"),
         TALKED + "Het ministerie heeft hen verzocht deze boodschap door te geleiden naar hun "
         "leden."),
        # nothing fits: the talk alone is told
        ({}, point("benadrukt", "te wachten", "om-te"), TALKED.strip()),
    ],
)  # fmt: skip
def test_a_point_makes_this_sentence(with_whom, said, expected):
    assert told(talk(with_whom, points=[said])) == expected


@pytest.mark.parametrize(
    ("with_whom", "said", "expected"),
    [
        ({}, point("benadrukt", "wind", "noun-phrase", among_others=True),
         "In this talk, wind was stressed, among other things."),
        ({}, point("benadrukt", "wind and water", "noun-phrase", complement_plural=True),
         "In this talk, wind and water were stressed."),
        ({}, point("opgeroepen", "to wait", "om-te", among_others=True),
         "The ministry called on them, among other things, to wait."),
        (NOBODY, point("opgeroepen", "wait", "om-te"), "Millers were called on to wait."),
        (NOBODY, point("gevraagd", "how they wait", "hoe"),
         "The question was raised how they wait."),
        (MINISTER, point("bereid", "wait", "om-te", kind="offer"), "I said I was willing to wait."),
        (MINISTER, point("verzocht", "wait", "om-te", by=[{"party": "m"}]),
         "Millers asked me to wait."),
    ],
)  # fmt: skip
def test_a_point_makes_this_sentence_in_english(with_whom, said, expected):
    assert told(talk(with_whom, points=[said]), language="en").endswith(f"millers. {expected}")


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
    ("dates", "when"),
    [
        (["2021-03-17", "2021-03-03"], "Op 3 en 17 maart 2021"),
        (["2021-03-03", "2021-05-05"], "Op 3 maart en 5 mei 2021"),
        (["2020-02-20", "2021-04-19"], "Op 20 februari 2020 en 19 april 2021"),
        (["2021-03", "2021-05"], "In maart en mei 2021"),
        (["2021-22"], "In de zomer van 2021"),
        (["2020-24"], "In de winter van 2020-2021"),
        (["2021"], "In 2021"),
        (["2021-09", "2021-11-14"], "In september 2021 en op 14 november 2021"),
    ],
)
def test_equal_talks_are_told_together_by_their_dates(dates, when):
    meetings = [talk(id=f"M{at}", date=date) for at, date in enumerate(dates)]
    assert told(*meetings) == f"{when} sprak het ministerie met molenaars."


def test_talks_of_one_group_are_these_talks():
    said = [point("benadrukt", "wind", "noun-phrase")]
    meetings = [talk(id=f"M{day}", date=f"2021-03-0{day}", points=said) for day in (1, 2)]
    assert told(*meetings).endswith("In deze gesprekken is wind benadrukt.")


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
    ],
)
def test_a_sentence_has_single_spaces_a_capital_and_one_stop(words, expected):
    assert finished(words) == expected


@pytest.mark.parametrize(
    "words", ["te wachten", "om te wachten", "te wachten.", " om te wachten; "]
)
def test_a_clause_stands_without_what_introduces_it(words):
    assert clause(words) == "te wachten"


def test_sentences_without_a_subject_do_not_all_begin_alike():
    said = [
        point("benadrukt", "wind", "noun-phrase"),
        point("gewezen-op", "water", "noun-phrase"),
        point("afgesproken", "men wacht", "dat", kind="agreement"),
        point("benadrukt", "geduld", "noun-phrase"),
    ]
    assert told(talk(points=said)) == (
        f"{TALKED}In dit gesprek is wind benadrukt. Daarnaast is gewezen op water. Voorts is "
        "afgesproken dat men wacht. Voorts is geduld benadrukt."
    )


def test_hen_stands_only_while_nobody_else_was_named():
    asked = point("verzocht", "te wachten", "om-te", kind="ask")
    answered = point("aangegeven", "zij wachten", "dat", **BY_SOME)
    assert told(talk(points=[asked])).endswith("heeft hen verzocht te wachten.")
    assert told(talk(points=[answered, asked])).endswith("heeft molenaars verzocht te wachten.")


def test_hen_does_not_tell_by_name_what_is_told_by_sector():
    asked = point("verzocht", "te wachten", "om-te", kind="ask")
    assert told(talk(VVM, points=[asked])).endswith("heeft molenaars verzocht te wachten.")
    by_name = asked | {"attribution": "name"}
    assert told(talk(VVM, points=[by_name])).endswith("heeft de VvM verzocht te wachten.")


def test_several_speakers_agree_in_number():
    both = {"representatives": [{"office": "proof", "level": "minister"}, {"office": "envoy"}]}
    said = [point("gewezen-op", "wind nodig is", "dat")]
    assert told(talk(both, MILLERS, points=said)) == (
        "Op 3 maart 2021 spraken de gezant en ik met molenaars. "
        "De gezant en ik hebben erop gewezen dat wind nodig is."
    )
