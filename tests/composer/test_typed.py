"""What people typed is mended where a letter prints it, and nowhere else."""

import pytest

from logbook.composer.slips import at_itself, lacks_article, with_article
from tests.composer.small import paragraph, point, promise, talk, told


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


# ---- the pronoun that a clause begins with ----


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("dat niet kan", "dat dat niet kan."),
        ("Dat niet kan.", "dat dat niet kan."),
        ("dat zal gebeuren", "dat dat zal gebeuren."),
        ("dat gebeurd is", "dat dat gebeurd is."),
        ("dat niet mogelijk is", "dat dat niet mogelijk is."),
        ("dat niet mogelijk is vanwege de wind", "dat dat niet mogelijk is vanwege de wind."),
        ("dat het geval is", "dat dat het geval is."),
        ("dat dat niet kan", "dat dat niet kan."),
        ("dat dat wordt onderzocht", "dat dat wordt onderzocht."),
        ("dat dat de wind draait", "dat de wind draait."),
        ("dat niet alle molens malen", "dat niet alle molens malen."),
        ("dat wordt gewerkt aan wind", "dat wordt gewerkt aan wind."),
        ("dat is besloten te wachten", "dat is besloten te wachten."),
        ("dat ook de molens malen", "dat ook de molens malen."),
        ("dat niet mogelijk is om te malen", "dat niet mogelijk is om te malen."),
        ("dat zij niet malen", "dat zij niet malen."),
        ("dat werken helpt", "dat werken helpt."),
        ("dat zijn leden malen", "dat zijn leden malen."),
        ("dat dat zijn leden malen", "dat zijn leden malen."),
        ("dat dat ook de molens malen", "dat ook de molens malen."),
        ("dat dat niet in mei kan", "dat dat niet in mei kan."),
        ("dat gebeuren zal", "dat dat gebeuren zal."),
    ],
)
def test_the_pronoun_is_not_taken_for_the_conjunction(words, printed):
    point_ = point("aangegeven", words, "dat", kind="answer", by=[{"party": "m"}])
    assert told(talk(points=[point_])).endswith(f"aangegeven {printed}")


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("that is not possible", "that that is not possible."),
        ("That will happen", "that that will happen."),
        ("that that is not possible", "that that is not possible."),
        ("that that the wind turns", "that the wind turns."),
        ("that they mill", "that they mill."),
        ("that works councils agree", "that works councils agree."),
        ("it can", "that it can."),
    ],
)
def test_in_english_too(words, printed):
    point_ = point("aangegeven", f"dat kan|{words}", "dat", kind="answer", by=[{"party": "m"}])
    assert told(talk(points=[point_]), language="en").endswith(f"indicated {printed}")


def test_a_pronoun_entered_as_a_noun_phrase_and_one_of_a_promise():
    assert "benadrukt dat dat niet kan." in said("dat niet kan", "noun-phrase")
    promised = promise(clause=["dat niet mogelijk is", "that is not possible"], clause_type="dat")
    recalled = [
        paragraph("recall", talk(), commitments=[promised], language=language)
        for language in ("nl", "en")
    ]
    assert "toegezegd dat dat niet mogelijk is." in recalled[0]
    assert "that that is not possible." in recalled[1]


# ---- the preposition before a date ----


@pytest.mark.parametrize(
    ("typed", "date", "printed"),
    [
        ("De brief is op {date} verzonden.", "2021-10-02", "De brief is op 2 oktober 2021 verz"),
        ("De brief is op {date} verzonden.", "2021-10", "De brief is in oktober 2021 verzonden."),
        ("In {date} verscheen een brief.", "2021-01", "In januari 2021 verscheen een brief."),
        ("Het was. Op {date} verscheen hij.", "2021-01", "Het was. In januari 2021 verscheen hij."),
        ("Dit is sinds {date} zo.", "2021-10-02", "Dit is sinds 2 oktober 2021 zo."),
        ("Bij brief van {date} is dit gemeld.", "2021-10-02", "Bij brief van 2 oktober 2021 is"),
        ("Dit is {date} gemeld.", "2021-10-02", "Dit is op 2 oktober 2021 gemeld."),
        ("Dit is op {date} gemeld.", None, "Dit is gemeld."),
    ],
)
def test_the_preposition_of_a_date_is_said_once(typed, date, printed):
    evidence = {"id": "E", "role": "answers", "date": date, "sentence": [typed, None]}
    assert printed in paragraph("evidence", talk(), commitments=[promise(evidence=[evidence])])


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("The letter was sent on {date}.", "The letter was sent on 2 October 2021."),
        ("In {date}, it appeared.", "On 2 October 2021, it appeared."),
        ("It was told by letter of {date}.", "by letter of 2 October 2021."),
    ],
)
def test_in_english_it_is_said_once_too(typed, printed):
    evidence = {"id": "E", "role": "answers", "date": "2021-10-02", "sentence": ["Nee.", typed]}
    promised = promise(evidence=[evidence])
    assert printed in paragraph("evidence", talk(), commitments=[promised], language="en")
