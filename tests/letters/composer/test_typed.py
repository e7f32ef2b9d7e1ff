"""What people typed is mended where a letter prints it, and nowhere else."""

import pytest

from logbook.letters.composer.slips import at_itself, lacks_article, with_article
from tests.letters.composer.small import point, promise, talk, told


def said(complement: str, kind: str, phrase: str = "benadrukt") -> str:
    return told(talk(points=[point(phrase, f"{complement}|x", kind)]))


@pytest.mark.parametrize(
    ("complement", "kind", "phrase", "printed"),
    [
        ("Dat dat de wind  draait.", "dat", "benadrukt", "benadrukt dat de wind draait."),
        ("dat de wind draait;", "dat", "benadrukt", "benadrukt dat de wind draait."),
        ("De waarde van wind,", "noun-phrase", "benadrukt", "is de waarde van wind benadrukt."),
        ("naar de wind", "naar", "gevraagd", "gevraagd naar de wind."),
        ("op de wind", "noun-phrase", "gewezen-op", "gewezen op de wind."),
        ("Om Te wachten", "om-te", "opgeroepen", "opgeroepen om Te wachten."),
        ("Hoe zij malen?", "hoe", "gevraagd", "gevraagd hoe zij malen."),
        ("het nut van <b>wind</b>", "noun-phrase", "benadrukt", "is het nut van wind benadrukt."),
        ('de "wind"', "noun-phrase", "benadrukt", "is de “wind” benadrukt."),
    ],
)
def test_slips_are_mended_in_the_letter(complement, kind, phrase, printed):
    assert printed in said(complement, kind, phrase)


def test_a_name_keeps_its_capital():
    named = {"parties": [{"organisation": "Kaai", "attribution": "name"}]}
    text = point("benadrukt", "De Kaaiers en hun werk|x", "noun-phrase", attribution="name")
    assert "de Kaaiers en hun werk" in told(talk(named, points=[text]))
    other = point("benadrukt", "Windmolens in zee|x", "noun-phrase")
    assert "Windmolens in zee" in told(talk(points=[other]))


def test_a_clause_goes_on_within_its_sentence():
    text = told(commitments=[promise(clause=["Om Met  molenaars te spreken.", None])])
    assert "toegezegd om Met" not in text
    assert "  " not in text


@pytest.mark.parametrize(
    ("occasion", "printed", "lacks"),
    [
        ("Vragenuur", "het Vragenuur", True),
        ("technische briefing over wind", "de technische briefing over wind", True),
        ("het debat", "het debat", False),
        ("een werkbezoek", "een werkbezoek", False),
        ("Molendag", "Molendag", True),
        ("tijdens het debat", "tijdens het debat", False),
    ],
)
def test_an_occasion_of_parliament_gets_its_article(occasion, printed, lacks):
    assert with_article(occasion) == printed
    assert lacks_article(occasion) is lacks


@pytest.mark.parametrize("typed", ["tijdens het debat", "Tijdens  het debat", "during het debat"])
def test_an_occasion_is_said_without_the_word_that_a_letter_puts_before_it(typed):
    assert at_itself(typed) == "het debat"
    assert at_itself("tijdens") == "tijdens"
