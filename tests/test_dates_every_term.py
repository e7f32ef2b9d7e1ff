"""Terms as people write them: told in a sentence, put right, lying ahead; and what refuses them."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from logbook.dates import DateError, read_typed, say_term
from logbook.dates.errors import refuse
from logbook.dates.periods import months
from logbook.dates.terms import last_day, near_miss, typed_term

THURSDAY = date(2022, 4, 7)


@dataclass(frozen=True)
class RecessOfTheHouse:
    name: str
    since: date
    until: date


RECESSES = [
    RecessOfTheHouse("Zomerreces", date(2022, 7, 8), date(2022, 9, 4)),
    RecessOfTheHouse("Kerstreces", date(2022, 12, 23), date(2023, 1, 8)),
]


@pytest.mark.parametrize(
    ("lead", "nl", "en"),
    [
        ("", "in", "in"),
        ("in ", "in", "in"),
        ("uiterlijk ", "uiterlijk in", "no later than"),
        ("uiterlijk in ", "uiterlijk in", "no later than"),
        ("voor ", "vóór", "before"),
        ("vóór ", "vóór", "before"),
        ("begin ", "aan het begin van", "at the beginning of"),
        ("medio ", "halverwege", "halfway through"),
        ("eind ", "aan het eind van", "at the end of"),
        ("tot en met ", "tot en met", "until"),
        ("t/m ", "tot en met", "until"),
        ("na ", "na", "after"),
        ("vanaf ", "vanaf", "from"),
    ],
)
@pytest.mark.parametrize("article", ["", "het ", "de ", "the "])
def test_what_leads_a_quarter_typed_as_a_note_is_told(lead, nl, en, article):
    assert say_term(f"{lead}{article}Q2 2026", "nl") == f"{nl} het tweede kwartaal van 2026"
    assert say_term(f"{lead}{article}Q2 2026", "en") == f"{en} the second quarter of 2026"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1ste kwartaal 2026", "in het eerste kwartaal van 2026"),
        ("4de kwartaal van 2026", "in het vierde kwartaal van 2026"),
        ("2de helft van het jaar 2026", "in de tweede helft van 2026"),
        ("first half of 2026", "in de eerste helft van 2026"),
        ("2e halfjaar 2026", "in de tweede helft van 2026"),
        ("2026-09-01", "uiterlijk op 1 september 2026"),
        ("2026-09", "in september 2026"),
        ("zomer", "in de zomer"),
        ("lente", "in de lente"),
        ("voorjaar", "in het voorjaar"),
        ("begin van de maand", "aan het begin van de maand"),
        ("1 mei", "uiterlijk op 1 mei"),
        ("31-2-2026", None),
        ("5 december a.s.", None),
    ],
)
def test_each_kind_of_note_becomes_words_of_a_sentence(typed, told):
    assert say_term(typed, "nl") == told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("voor het kerstrces", "voor het kerstreces"),
        ("voor het rces", "voor het reces"),
        ("voor 1 augstus", "voor 1 augustus"),
        ("binen twee weken", "binnen twee weken"),
        ("uiterlijk vrjdag", "uiterlijk vrijdag"),
        ("over drie wekn", "over drie weken"),
        ("medo mei", "medio mei"),
        ("before the summer receess", "before the summer recess"),
        ("dezze maand", "deze maand"),
        ("volgend kwartal", "volgend kwartaal"),
        ("next quartr", "next quarter"),
        ("uiterlijkk 1 juli", "uiterlijk 1 juli"),
        ("ovr twee weken", "over twee weken"),
        ("morgn", "morgen"),
        ("tomorow", "tomorrow"),
        ("vandag", "vandaag"),
        ("befor 1 July", "before 1 July"),
        ("withn two weeks", "within two weeks"),
        ("komnde vrijdag", "komende vrijdag"),
        ("nxt week", "next week"),
    ],
)
def test_a_misspelt_word_of_a_term_is_put_right(typed, meant):
    assert near_miss(typed, said_on=THURSDAY, recesses=RECESSES) == meant


def test_a_term_told_today_may_be_today():
    for text in ("vandaag", "donderdag", "uiterlijk vandaag", "7 april", "tot en met 7-4-2022"):
        assert last_day(text, said_on=THURSDAY, recesses=[]) == THURSDAY
    assert last_day("6-4-2022", said_on=THURSDAY, recesses=[]) is None


def test_a_term_without_a_year_lies_ahead():
    for text in ("6 april", "uiterlijk 6 april", "6 april uiterlijk", "by 6 April", "6-4"):
        assert typed_term(text, today=THURSDAY).edtf == "2023-04-06", text
    for text in ("voor 7 april", "vóór 7 april", "before 7 April"):
        assert typed_term(text, today=THURSDAY).edtf == "2022-04-06", text
    for text in ("voor 6 april", "before 6 April"):
        assert typed_term(text, today=THURSDAY).edtf == "2023-04-05", text
    assert typed_term("maart", today=THURSDAY).edtf == "2023-03"
    assert typed_term("april", today=THURSDAY).edtf == "2022-04"


def test_the_last_of_twelve_months_from_any_month_is_found():
    for first in range(1, 13):
        year = months(2021, first, 12)
        assert year.first == date(2021, first, 1)
        assert year.last + timedelta(days=1) == date(2022, first, 1)
    assert months(2021, 13, 1).first == date(2022, 1, 1)


EXAMPLES = "Write for example ‘14 September 2021’, ‘September 2021’, ‘summer 2021’ or ‘2021’."


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("", "Enter a date."),
        ("x" * 1000, "This is too long for a date."),
        ("14\0", "This date holds an invisible character. Type the date again."),
        ("ooit", f"‘ooit’ cannot be read as a date. {EXAMPLES}"),
        (
            "2021-22",
            (
                "‘2021-22’ may be a season or a parliamentary year. Write ‘summer 2021’ if you mean"
                " a season, or one year: ‘2021’."
            ),
        ),
        ("2019-20", "‘2019-20’ names two years. Write one year: ‘2019’."),
        ("20-9-14", "Write the year in full, in four figures: 20 September 2014."),
        ("2021-13", "Month 13 does not exist. Choose a month from 1 to 12."),
        ("9/14/2021", "Month 14 does not exist. Do you mean 14 September 2021?"),
        ("31-2-2021", "31 February does not exist. Do you mean 28 February?"),
        ("1821", "The year 1821 cannot be. Choose a year from 1900 to 2200."),
        (
            "september 14",
            "‘september 14’ may be a day or a year. Write ‘14 September’ or ‘September 2014’.",
        ),
        (
            "maandag 14 september 2021",
            "14 September 2021 is a Tuesday. Leave out the weekday or choose another date.",
        ),
    ],
)
def test_what_is_refused_is_told_in_english_as_well(typed, english):
    with pytest.raises(DateError) as refused:
        read_typed(typed, today=THURSDAY)
    assert refused.value.message("en") == english
    assert str(refused.value) == english


@pytest.mark.parametrize(
    ("typed", "dutch"),
    [
        ("14\0", "In deze datum staat een onzichtbaar teken. Typ de datum opnieuw."),
        (
            "ooit",
            (
                "‘ooit’ is niet als datum te lezen. Schrijf bijvoorbeeld ‘14 september 2021’,"
                " ‘september 2021’, ‘zomer 2021’ of ‘2021’."
            ),
        ),
        ("2021-13", "Maand 13 bestaat niet. Kies een maand van 1 tot en met 12."),
        ("1821", "Het jaar 1821 kan niet. Kies een jaar van 1900 tot en met 2200."),
    ],
)
def test_what_is_refused_is_told_in_dutch(typed, dutch):
    with pytest.raises(DateError) as refused:
        read_typed(typed, today=THURSDAY)
    assert refused.value.message("nl") == dutch


def test_of_a_long_text_the_refusal_shows_the_beginning():
    assert "‘" + "x" * 40 + "…’" in refuse("unreadable", "x" * 41).message("nl")
    assert "‘" + "x" * 40 + "’" in refuse("unreadable", "x" * 40).message("nl")
    assert "‘a\N{REPLACEMENT CHARACTER}b’" in refuse("unreadable", "a\x00b").message("nl")
