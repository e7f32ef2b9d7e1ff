"""Words of a letter that no case has: numbers, those who were not mentioned yet, small words."""

import datetime as dt
from typing import Any

import pytest

from logbook.commitments.models import CommitmentKind
from logbook.composer.grammar import Called, Number, agreeing, clause
from logbook.composer.noun_words import NounWords
from logbook.composer.pronouns import has_both, lacks_subject, with_pronoun
from logbook.composer.reasons import Because, because
from logbook.composer.records import CommitmentRecord, DeadlineRecord
from logbook.composer.several import likely_number
from logbook.composer.slips import with_article
from logbook.composer.terms import missed_terms
from logbook.wording import Wording
from tests.composer.small import CASE, point, promise, talk, told
from tests.composer.test_terms import late, outcome
from tests.composer.test_unnamed import ADRIAAN, LELIE, ROOS, Section

DAY = dt.date(2022, 4, 7)
FLEET = CASE["organisations"] | {
    name: {"name": [name, name], "in_sentence": [name, name], "sector": "fishers"}
    for name in ("Ara", "Bor", "Cis", "Dok", "Els", "Fok")
}


def test_a_number_is_told_in_words_up_to_twenty():
    dutch, english = NounWords("nl"), NounWords("en")
    counted = [dutch.number(count) for count in range(1, 23)]
    assert " ".join(counted) == (
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
        "zestien zeventien achttien negentien twintig 21 22"
    )
    counted = [english.number(count) for count in range(1, 22)]
    assert " ".join(counted) == (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty 21"
    )


def test_a_place_in_a_row_is_told_in_words_up_to_the_eighth():
    dutch, english = NounWords("nl"), NounWords("en")
    assert [dutch.ordinal(at) for at in range(1, 10)] == [
        *("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", None)
    ]
    assert [english.ordinal(at) for at in range(1, 10)] == [
        *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", None)
    ]


@pytest.mark.parametrize(
    ("language", "second", "third"),
    [
        ("nl", "Twee andere vissers hebben", "Nog twee andere vissers hebben"),
        ("en", "Two of the fishers", None),
    ],
)
def test_two_more_than_were_told_of_are_others_and_then_yet_others(language, second, third):
    seats = [
        {"id": one, "organisation": one, "attribution": "sector"}
        for one in ("Ara", "Bor", "Cis", "Dok", "Els", "Fok")
    ]
    points: list[dict[str, Any]] = [
        point("aangegeven", f"het kan ({at})|it can ({at})", "dat", kind="answer",
              by=[{"party": one} for one in who])
        for at, who in enumerate([("Ara",), ("Bor", "Cis"), ("Dok", "Els")])
    ]  # fmt: skip
    text = told(talk(parties=seats, points=points), organisations=FLEET, language=language)
    if third:
        assert second in text
        assert third in text
    else:
        assert "Yet" not in text
        assert "nog" not in text.lower()


@pytest.mark.parametrize(
    ("gathering", "article"),
    [
        ("vragenuur", "het"),
        ("commissiedebat", "het"),
        ("debat", "het"),
        ("plenaire debat", "het"),
        ("tweeminutendebat", "het"),
        ("notaoverleg", "het"),
        ("wetgevingsoverleg", "het"),
        ("algemeen overleg", "het"),
        ("schriftelijk overleg", "het"),
        ("rondetafelgesprek", "het"),
        ("begrotingsbehandeling", "de"),
        ("hoorzitting", "de"),
        ("technische briefing", "de"),
        ("regeling van werkzaamheden", "de"),
    ],
)
def test_what_parliament_meets_for_gets_its_own_article(gathering, article):
    assert with_article(gathering) == f"{article} {gathering}"
    assert with_article(f"{gathering} over wind") == f"{article} {gathering} over wind"


@pytest.mark.parametrize(
    ("template", "spoken"),
    [
        ("{S:heeft|hebben} gevraagd", "{S:heb|hebben} gevraagd"),
        ("{S:is|zijn} gevraagd", "{S:ben|zijn} gevraagd"),
        ("{S:it was|they were} asked", "{S:I was|they were} asked"),
        ("{S:vroeg|vroegen}", "{S:vroeg|vroegen}"),
    ],
)
def test_whoever_signs_speaks_in_the_first_person(template, spoken):
    assert agreeing(template, Called("ik", Number.FIRST)) == spoken
    assert agreeing(template, Called("zij", Number.PLURAL)) == template


@pytest.mark.parametrize(
    "words",
    [
        "dat kan gebeuren vanwege de wind",
        "dat mag worden omdat het waait",
        "dat gebeurd is zonder wind",
        "dat moet kunnen als het waait",
        "dat nodig is voor de wind",
        "dat ook nog niet kan",
        "that can help",
        "that won't work",
    ],
)
def test_a_clause_without_another_subject_gets_its_pronoun(words):
    first = words.split()[0]
    assert with_pronoun(words) == f"{first} {words}"
    assert not lacks_subject(words)


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("dat wordt gewerkt aan wind", True),
        ("wordt gewerkt aan wind", True),
        ("niet wordt gewerkt aan wind", True),
        ("dat niet heeft gewerkt aan wind", True),
        ("dat niet leidt tot wind", True),
        ("dat niet heeft de wind", False),
        ("dat wordt er gewerkt", False),
        ("dat kan het worden", False),
        ("dat de wind draait", False),
    ],
)
def test_a_clause_that_nobody_can_read_with_certainty_lacks_its_subject(words, lacks):
    assert lacks_subject(words) is lacks


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("dat dat niet kan", True),
        ("dat dat mogelijk is", True),
        ("dat dat ook werkt", True),
        ("dat dat ook de wind draait", False),
        ("dat dat de wind draait", False),
        ("that that is so", True),
        ("that that can't be", True),
        ("that that works councils agree", False),
        ("that that the wind turns", False),
    ],
)
def test_twice_the_same_word_is_a_slip_or_meant(words, meant):
    assert has_both(words) is meant


@pytest.mark.parametrize(
    "words",
    [
        "capaciteit ontbrak",
        "de gegevens ontbreken",
        "het overleg werd gestaakt",
        "de stukken zijn kwijtgeraakt dan wel zoek waren",
        "het debat langer duurde dan verwacht",
    ],
)
def test_a_reason_whose_verb_stands_last_follows_omdat(words):
    assert because(words) == Because(f", omdat {words}")


@pytest.mark.parametrize("clause_", ["om te wachten", "dat te wachten", "to te wachten"])
def test_a_clause_is_told_without_the_word_that_introduces_it(clause_):
    assert clause(f"{clause_}.") == "te wachten"
    assert clause("hoe te wachten") == "hoe te wachten"


def test_a_cause_by_its_own_name_is_told_as_one_whatever_else_may_be_a_verb():
    assert because("drukte rond kerst") == Because(" vanwege drukte rond kerst")


def test_a_reason_whose_verb_stands_in_its_middle_is_told_as_a_sentence():
    expected = Because(sentence="Velen werkten thuis.", is_certain=False)
    assert because("velen werkten thuis") == expected


def test_the_reason_of_the_first_term_is_that_of_the_first_alone():
    terms = [
        DeadlineRecord(text=text, on=on, said_on=on.replace(year=on.year - 1), reason=reason)
        for text, on, reason in [
            ("eerst", DAY.replace(year=2020), "ziekte"),
            ("toen", DAY.replace(year=2021), None),
            ("later", DAY.replace(year=2022, month=12), None),
            ("nu", DAY.replace(year=2025), None),
        ]
    ]
    one = CommitmentRecord("P", CommitmentKind.PROMISE, Wording("Kop"), deadlines=terms)
    assert [missed.reason for missed in missed_terms(one, DAY)] == ["ziekte", ""]


def test_a_term_that_was_missed_twice_is_told_twice():
    first = {"text": "in 2019", "on": "2019-12-31", "said_on": "2019-01-01"}
    second = {"text": "in 2020", "on": "2020-12-31", "said_on": "2020-01-01"}
    third = {"text": "in het najaar", "on": "2022-12-01", "said_on": "2021-12-02"}
    text = outcome(late(first, second, third))
    assert "in 2019" in text
    assert "in 2020" in text


def test_motions_that_are_all_carried_out_are_told_as_one():
    motions = [
        promise(id=name, kind="motie", outcome="fulfilled", movers=[name]) for name in ("M1", "M2")
    ]
    assert "de moties" in outcome(*motions)
    assert "~" not in outcome(*motions, language="en")
    assert "the motions" in outcome(*motions, language="en")
    assert "these undertakings" in outcome(
        *[promise(id=name, outcome="fulfilled") for name in ("P1", "P2")], language="en"
    )


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("de leden van de bond", Number.PLURAL),
        ("de raad van bestuur", Number.SINGULAR),
        ("twee banken", Number.PLURAL),
        ("de keten", Number.SINGULAR),
        ("vissers uit het noorden", Number.PLURAL),
        ("een bank met filialen", Number.SINGULAR),
    ],
)
def test_how_a_noun_ends_says_whether_it_is_of_several(words, number):
    assert likely_number(words) is number


@pytest.mark.parametrize(
    ("language", "expected"),
    [("nl", "een molen waarmee eerder is gesproken"), ("en", "a mill spoken to before")],
)
def test_a_day_on_which_two_were_spoken_to_does_not_say_which_of_them_it_was(language, expected):
    section = Section(language)
    section.met(ROOS)
    section.on_the_same_day().met(LELIE)
    section.met(ADRIAAN)
    assert section.met(ROOS) == expected
