"""Deadlines as spoken in parliament, and the latest day that each of them allows."""

import time
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.dates import spoken_deadline


@dataclass(frozen=True)
class RecessOfTheHouse:
    name: str
    since: date
    until: date


SAID_ON = date(2022, 4, 7)
RECESSES = [
    RecessOfTheHouse("Zomerreces", date(2023, 7, 8), date(2023, 9, 3)),
    RecessOfTheHouse("Kerstreces", date(2021, 12, 17), date(2022, 1, 9)),
    RecessOfTheHouse("Meireces", date(2022, 4, 25), date(2022, 5, 9)),
    RecessOfTheHouse("Zomerreces", date(2022, 7, 8), date(2022, 9, 4)),
    RecessOfTheHouse("Kerstreces", date(2022, 12, 23), date(2023, 1, 8)),
    RecessOfTheHouse("Voorjaarsreces", date(2023, 2, 25), date(2023, 3, 5)),
]


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        # Before a recess: the last weekday before it; the May recess of 2022 begins on a Monday.
        ("voor het kerstreces", date(2022, 12, 22)),
        ("vóór het zomerreces", date(2022, 7, 7)),
        ("vo\u0301o\u0301r de aanvang van het zomerreces", date(2022, 7, 7)),
        ("voor het meireces", date(2022, 4, 22)),
        ("voor het reces", date(2022, 4, 22)),
        ("voor het zomerreces van 2023", date(2023, 7, 7)),
        ("voor het zomerreces van volgend jaar", date(2023, 7, 7)),
        ("tot het zomerreces", date(2022, 7, 7)),
        ("bij het begin van het zomerreces", date(2022, 7, 7)),
        ("before the summer recess", date(2022, 7, 7)),
        ("by the Christmas recess", date(2022, 12, 22)),
        ("before the spring recess", date(2023, 2, 24)),
        ("before the next recess", date(2022, 4, 22)),
        ("voor de zomer", date(2022, 7, 7)),
        ("before Christmas", date(2022, 12, 22)),
        # During it, and before its end: its last day.
        ("in het meireces", date(2022, 5, 9)),
        ("vóór het einde van het zomerreces", date(2022, 9, 4)),
        # Seasons.
        ("in de zomer", date(2022, 8, 31)),
        ("in de zomer van 2022", date(2022, 8, 31)),
        ("deze zomer", date(2022, 8, 31)),
        ("in het najaar", date(2022, 11, 30)),
        ("this spring", date(2022, 5, 31)),
        ("next spring", date(2023, 5, 31)),
        ("in de winter van 2022-2023", date(2023, 2, 28)),
        ("voor het najaar", date(2022, 8, 31)),
        ("before the start of the summer", date(2022, 5, 31)),
        ("eind van de zomer", date(2022, 8, 31)),
        ("rond de kerst", date(2022, 12, 26)),
        # Years and their thirds.
        ("eind dit jaar", date(2022, 12, 31)),
        ("nog dit jaar", date(2022, 12, 31)),
        ("later this year", date(2022, 12, 31)),
        ("by the end of the year", date(2022, 12, 31)),
        ("before the end of the year", date(2022, 12, 31)),
        ("begin volgend jaar", date(2023, 3, 31)),
        ("early next year", date(2023, 3, 31)),
        ("medio 2023", date(2023, 7, 31)),
        ("mid-2023", date(2023, 7, 31)),
        ("in de loop van 2023", date(2023, 12, 31)),
        ("in 2027", date(2027, 12, 31)),
        ("in het jaar 2027", date(2027, 12, 31)),
        ("vóór 2027", date(2026, 12, 31)),
        # Quarters and halves.
        ("in het eerste kwartaal van 2027", date(2027, 3, 31)),
        ("derde kwartaal van volgend jaar", date(2023, 9, 30)),
        ("Q1", date(2023, 3, 31)),
        ("Q3 2022", date(2022, 9, 30)),
        ("dit kwartaal", date(2022, 6, 30)),
        ("begin derde of vierde kwartaal 2023", date(2023, 10, 30)),
        ("Q3/Q4 2023", date(2023, 12, 31)),
        ("next quarter", date(2022, 9, 30)),
        ("in de tweede helft van 2023", date(2023, 12, 31)),
        ("in the first half of next year", date(2023, 6, 30)),
        # Months and weeks.
        ("in september", date(2022, 9, 30)),
        ("in april", date(2022, 4, 30)),
        ("volgende april", date(2023, 4, 30)),
        ("voor september", date(2022, 8, 31)),
        ("in april/mei 2023", date(2023, 5, 31)),
        ("begin maart of april 2023", date(2023, 4, 10)),
        ("begin mei", date(2022, 5, 10)),
        ("mid-May", date(2022, 5, 20)),
        ("uiterlijk eind mei", date(2022, 5, 31)),
        ("volgende maand", date(2022, 5, 31)),
        ("einde van de maand", date(2022, 4, 30)),
        ("deze week", date(2022, 4, 10)),
        ("next week", date(2022, 4, 17)),
        # Days.
        ("voor 1 juli", date(2022, 6, 30)),
        ("voor 7 april", date(2023, 4, 6)),
        ("uiterlijk 7 april", date(2022, 4, 7)),
        ("uiterlijk op 1 juli 2023", date(2023, 7, 1)),
        ("by 1st of July", date(2022, 7, 1)),
        ("voor 29 februari", date(2023, 2, 27)),
        ("voor 29 februari 2024", date(2024, 2, 28)),
        ("voor 1-7-2022", date(2022, 6, 30)),
        ("by 2022-07-01", date(2022, 7, 1)),
        # Terms.
        ("binnen twee weken", date(2022, 4, 21)),
        ("binnen de komende 10 dagen", date(2022, 4, 17)),
        ("within three months", date(2022, 7, 7)),
        ("in two quarters", date(2022, 10, 7)),
        ("binnen een half jaar", date(2022, 10, 7)),
        ("within a year", date(2023, 4, 7)),
        # In running text, and behind what is no deadline.
        ("De Kamer wordt vóór\n de zomer geïnformeerd.", date(2022, 7, 7)),
        ("de brief van 3 maart 2021, uiterlijk in mei", date(2022, 5, 31)),
        ("na het zomerreces, maar nog in 2022", date(2022, 12, 31)),
    ],
)
def test_a_spoken_deadline_has_a_latest_day(text, latest):
    assert spoken_deadline(text, said_on=SAID_ON, recesses=RECESSES) == latest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "op een later moment",
        "zo spoedig mogelijk",
        "binnen enkele weken",
        "na het zomerreces",
        "after the summer",
        "vanaf 1 januari 2023",
        "voor het paasreces",
        "voor het zomerreces van 2031",
        "we may inform the House",
        "spring into action",
        "de begroting voor 2027",
        "ieder jaar",
        "in jan",
        "in the third half of 2023",
        "op 31 februari",
        "voor 31-2-2023",
        "op 1-1-2999",
        "in 2999",
        "in het jaar 2999",
        "december 2999",
        "in de zomer van 2021",
        "in maart van dit jaar",
        "een jaar geleden",
        "over a year ago",
    ],
)
def test_what_sets_no_latest_day_has_none(text):
    assert spoken_deadline(text, said_on=SAID_ON, recesses=RECESSES) is None


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("voor het zomerreces", None),
        ("voor de zomer", date(2022, 5, 31)),
        ("voor kerst", date(2022, 12, 24)),
    ],
)
def test_without_a_calendar_of_recesses_only_seasons_are_known(text, latest):
    assert spoken_deadline(text, said_on=SAID_ON, recesses=[]) == latest


def test_the_next_recess_is_not_the_one_that_has_begun():
    said_on = date(2022, 4, 27)
    for text, latest in (
        ("in het reces", date(2022, 5, 9)),
        ("in dit reces", date(2022, 5, 9)),
        ("in het volgende reces", date(2022, 9, 4)),
        ("during the next recess", date(2022, 9, 4)),
    ):
        assert spoken_deadline(text, said_on=said_on, recesses=RECESSES) == latest


def test_a_month_after_the_last_of_january_ends_with_february():
    said_on = date(2022, 1, 31)
    assert spoken_deadline("binnen een maand", said_on=said_on, recesses=[]) == date(2022, 2, 28)


def test_the_winter_that_began_last_year_is_not_over_in_january():
    said_on = date(2022, 1, 31)
    assert spoken_deadline("in de winter", said_on=said_on, recesses=[]) == date(2022, 2, 28)


WORDS = st.sampled_from(
    [
        *("voor", "vóór", "before", "by", "na", "het", "de", "the", "van", "of", "in", "eind"),
        *("begin", "mid", "volgend", "this", "zomerreces", "recess", "zomer", "mei", "may", "31"),
        *("29", "februari", "2022", "9999", "0", "eerste", "kwartaal", "half", "q4", "jaar"),
        *("kerst", "week", "binnen", "99", "weken", "years", "een half jaar", "1-7-2022", "."),
    ]
)


@given(
    st.one_of(st.text(), st.lists(WORDS).map(" ".join)),
    st.dates(date(1901, 1, 1), date(2190, 12, 31)),
)
def test_no_text_yields_a_deadline_in_the_past_or_an_error(text, said_on):
    latest = spoken_deadline(text, said_on=said_on, recesses=RECESSES)
    assert latest is None or latest >= said_on


@pytest.mark.parametrize(
    "part",
    ["a", "1", "de ", "in ", "voor de het van ", "eind-", "na reces ", "aaaaaareces ", "1 1 "],
)
def test_time_grows_no_faster_than_the_text(part):
    def seconds(length: int) -> float:
        text = (part * length)[:length]
        began = time.thread_time()
        assert spoken_deadline(text, said_on=SAID_ON, recesses=RECESSES) is None
        return time.thread_time() - began

    short = min(seconds(10_000) for _ in range(3))
    # Ten times the text takes about ten times as long; of a square it would be a hundred.
    assert min(seconds(100_000) for _ in range(2)) < 40 * short + 0.05
