"""Every word for a day, a month or a span is understood, in either language, one by one.

What is read here is written out and not taken from the program's tables: a word that drops out of
them, or comes to mean something else, is missed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from logbook.dates import DateError, Form, PartialDate, read_typed, say, spoken_deadline
from logbook.dates.terms import missing_recess

THURSDAY = date(2022, 4, 7)


@dataclass(frozen=True)
class RecessOfTheHouse:
    name: str
    since: date
    until: date


RECESSES = [
    RecessOfTheHouse("Meireces", date(2022, 4, 25), date(2022, 5, 9)),
    RecessOfTheHouse("Zomerreces", date(2022, 7, 8), date(2022, 9, 4)),
    RecessOfTheHouse("Herfstreces", date(2022, 10, 21), date(2022, 10, 30)),
    RecessOfTheHouse("Kerstreces", date(2022, 12, 23), date(2023, 1, 8)),
    RecessOfTheHouse("Voorjaarsreces", date(2023, 2, 25), date(2023, 3, 5)),
]


def spoken(text: str) -> date | None:
    return spoken_deadline(text, said_on=THURSDAY, recesses=RECESSES)


MONTHS = [
    ("januari January jan Jan", 1),
    ("februari February feb Feb", 2),
    ("maart March mrt Mar", 3),
    ("april April apr Apr", 4),
    ("mei May", 5),
    ("juni June jun Jun", 6),
    ("juli July jul Jul", 7),
    ("augustus August aug Aug", 8),
    ("september September sep Sep sept", 9),
    ("oktober October okt Oct", 10),
    ("november November nov Nov", 11),
    ("december December dec Dec", 12),
]


@pytest.mark.parametrize(("names", "month"), MONTHS)
def test_every_month_is_read_by_each_of_its_names(names, month):
    for name in names.split():
        assert read_typed(f"3 {name} 2021", today=THURSDAY) == PartialDate.on(date(2021, month, 3))


@pytest.mark.parametrize(("names", "month"), MONTHS)
def test_every_month_is_told_by_its_name_and_by_three_letters(names, month):
    dutch, english, *_ = names.split()
    day = PartialDate.on(date(2021, month, 3))
    assert say(day, "nl") == f"3 {dutch} 2021"
    assert say(day, "en") == f"3 {english} 2021"
    assert say(day, "nl", Form.SHORT).split()[1] in names.split()
    assert say(day, "en", Form.SHORT) == f"3 {english[:3]} 2021"
    assert len(say(day, "nl", Form.SHORT)) == len("3 jan 2021")


def test_every_day_of_the_week_is_told_by_its_name():
    dutch = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    english = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    for number in range(7):
        day = PartialDate.on(date(2022, 4, 4) + timedelta(days=number))
        assert say(day, "nl", Form.WEEKDAY).startswith(f"{dutch[number]} ")
        assert say(day, "en", Form.WEEKDAY).startswith(f"{english[number]} ")


@pytest.mark.parametrize(
    ("names", "season"),
    [
        ("voorjaar lente spring", 21),
        ("zomer summer", 22),
        ("najaar herfst autumn fall", 23),
        ("winter", 24),
    ],
)
def test_every_season_is_read_by_each_of_its_names(names, season):
    for name in names.split():
        assert read_typed(f"{name} 2021", today=THURSDAY).edtf == f"2021-{season}"


NUMBERS = [
    *(("een", 1), ("één", 1), ("a", 1), ("one", 1), ("twee", 2), ("two", 2), ("drie", 3)),
    *(("three", 3), ("vier", 4), ("four", 4), ("vijf", 5), ("five", 5), ("zes", 6), ("six", 6)),
    *(("zeven", 7), ("seven", 7), ("acht", 8), ("eight", 8), ("negen", 9), ("nine", 9)),
    *(("tien", 10), ("ten", 10), ("elf", 11), ("eleven", 11), ("twaalf", 12), ("twelve", 12)),
]


@pytest.mark.parametrize(("word", "number"), NUMBERS)
def test_every_number_up_to_twelve_is_read_in_words(word, number):
    later = THURSDAY + timedelta(days=number)
    assert spoken(f"binnen {word} dagen") == later
    assert read_typed(f"over {word} dagen", today=THURSDAY).latest == later


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("dag dagen day days", date(2022, 4, 9)),
        ("week weken weeks", date(2022, 4, 21)),
        ("maand maanden month months", date(2022, 6, 7)),
        ("kwartaal kwartalen quarter quarters", date(2022, 10, 7)),
        ("jaar kalenderjaar year years", date(2024, 4, 7)),
    ],
)
def test_every_unit_of_time_is_read_behind_a_number(words, latest):
    for word in words.split():
        for within in ("binnen", "over", "within", "in"):
            assert spoken(f"{within} 2 {word}") == latest


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("eerste 1e first 1st", date(2023, 3, 31)),
        ("tweede 2e second 2nd", date(2023, 6, 30)),
        ("derde 3e third 3rd", date(2023, 9, 30)),
        ("vierde 4e fourth 4th", date(2023, 12, 31)),
    ],
)
def test_every_quarter_is_read_by_each_of_its_names(words, latest):
    for word in words.split():
        assert spoken(f"in het {word} kwartaal van 2023") == latest
        assert spoken(f"{word} quarter of next year") == latest
    assert spoken(f"Q{(latest.month) // 3} van volgend kalenderjaar") == latest


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("begin aanvang start beginning early", date(2023, 3, 31)),
        ("medio halverwege mid middle", date(2023, 7, 31)),
        ("eind einde end late later loop course", date(2023, 12, 31)),
    ],
)
def test_every_third_of_a_period_is_read_by_each_of_its_names(words, latest):
    for word in words.split():
        assert spoken(f"{word} van 2023") == latest
        assert spoken(f"{word} volgend jaar") == latest


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("deze dit this", date(2022, 4, 30)),
        ("komend komende volgend volgende next coming", date(2022, 5, 31)),
    ],
)
def test_this_month_and_the_next_are_read_by_each_word_for_them(words, latest):
    for word in words.split():
        assert spoken(f"{word} maand") == latest
        assert spoken(f"{word} month") == latest


@pytest.mark.parametrize(
    ("words", "latest"),
    [
        ("voor vóór voordat before", date(2022, 6, 30)),
        ("by bij tot until", date(2022, 7, 1)),
        ("na sinds vanaf uit after since from following", None),
    ],
)
def test_every_word_before_a_day_sets_its_term(words, latest):
    for word in words.split():
        assert spoken(f"{word} 1 juli") == latest
    assert spoken("prior to 1 July") == date(2022, 6, 30)
    assert spoken("ahead of 1 July") == date(2022, 6, 30)


@pytest.mark.parametrize(
    ("names", "latest"),
    [
        ("kerst christmas winter", date(2022, 12, 22)),
        ("voorjaars voorjaar krokus spring", date(2023, 2, 24)),
        ("mei may", date(2022, 4, 22)),
        ("zomer summer", date(2022, 7, 7)),
        ("herfst najaars najaar autumn", date(2022, 10, 20)),
    ],
)
def test_every_recess_is_meant_by_each_of_its_names(names, latest):
    for name in names.split():
        assert spoken(f"voor het {name}reces") == latest
        assert spoken(f"before the {name} recess") == latest
        term = f"voor het {name}reces"
        assert missing_recess(term, said_on=THURSDAY, recesses=[]) == f"{name}reces"
        assert missing_recess(term, said_on=THURSDAY, recesses=RECESSES) is None


def test_before_a_period_without_a_recess_no_recess_is_missed():
    for term in ("voor 1 juli", "in 2023", "voor het einde", "voor kerst", "binnen twee weken"):
        assert missing_recess(term, said_on=THURSDAY, recesses=[]) is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("afgelopen vorige last past previous", date(2022, 3, 31)),
        ("deze this", date(2022, 4, 7)),
        ("komende volgende aanstaande next coming eerstkomende eerstvolgende", date(2022, 4, 8)),
    ],
)
def test_each_word_before_a_day_of_the_week_says_of_which_seven_days(words, first):
    """Seen from a Thursday: each of the seven days from the first one on."""
    names = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    for word in words.split():
        for later in range(7):
            day = first + timedelta(days=later)
            typed = f"{word} {names[day.weekday()]}"
            assert read_typed(typed, today=THURSDAY).latest == day, typed


@pytest.mark.parametrize(
    ("words", "friday"),
    [
        ("vorige afgelopen last previous", date(2022, 4, 1)),
        ("deze this", date(2022, 4, 8)),
        ("volgende komende next coming", date(2022, 4, 15)),
    ],
)
def test_each_word_before_a_week_says_which(words, friday):
    for word in words.split():
        for typed in (
            *(f"{word} week vrijdag", f"{word} week op vrijdag", f"{word} week on Friday"),
            *(f"vrijdag {word} week", f"vrijdag van de {word} week", f"Friday of {word} week"),
        ):
            assert read_typed(typed, today=THURSDAY).latest == friday, typed


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("friday week", date(2022, 4, 15)),
        ("vrijdag over een week", date(2022, 4, 15)),
        ("donderdag over twee weken", date(2022, 4, 21)),
        ("a week on Friday", date(2022, 4, 15)),
        ("over 2 weken op vrijdag", date(2022, 4, 22)),
        ("two weeks from Friday", date(2022, 4, 22)),
        ("een week na morgen", date(2022, 4, 15)),
        ("a week from tomorrow", date(2022, 4, 15)),
        ("a week from yesterday", date(2022, 4, 13)),
        ("a week after today", date(2022, 4, 14)),
        ("vrijdag a.s.", date(2022, 4, 8)),
        ("donderdag as", date(2022, 4, 14)),
        ("vrijdag aanstaande", date(2022, 4, 8)),
        ("2 weken geleden", date(2022, 3, 24)),
        ("over 2 days", date(2022, 4, 9)),
        ("2022-02-28", date(2022, 2, 28)),
    ],
)
def test_days_told_by_a_week_or_from_today_are_read(typed, day):
    assert read_typed(typed, today=THURSDAY).latest == day


@pytest.mark.parametrize("typed", ["gister over een week", "volgende week gister", "gister a.s."])
def test_a_week_from_no_day_is_no_date(typed):
    with pytest.raises(DateError):
        read_typed(typed, today=THURSDAY)
