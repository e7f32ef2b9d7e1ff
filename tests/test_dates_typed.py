"""Reading a date as people type it, in Dutch and English."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.dates import (
    DateError,
    Form,
    PartialDate,
    Precision,
    read_days,
    read_typed,
    say,
    say_days,
)

THURSDAY = date(2022, 4, 7)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2021-09-14", "2021-09-14"),
        ("2021-9-14", "2021-09-14"),
        ("2021-09", "2021-09"),
        ("2021", "2021"),
        ("14/9/21", "2021-09-14"),
        ("14-9-21", "2021-09-14"),
        ("30.11.98", "1998-11-30"),
        ("14 sep '98", "1998-09-14"),
        ("vorige week dinsdag", "2022-03-29"),
        ("dinsdag vorige week", "2022-03-29"),
        ("last week Tuesday", "2022-03-29"),
        ("Tuesday of last week", "2022-03-29"),
        ("3 dagen geleden", "2022-04-04"),
        ("drie dagen geleden", "2022-04-04"),
        ("a week ago", "2022-03-31"),
        ("over tien dagen", "2022-04-17"),
        ("in two weeks", "2022-04-21"),
        ("14-9-2021", "2021-09-14"),
        ("14–09–2021", "2021-09-14"),
        ("14/9/2021", "2021-09-14"),
        ("14.9.2021", "2021-09-14"),
        ("14 - 9 - 2021", "2021-09-14"),
        ("9-2021", "2021-09"),
        ("09/2021", "2021-09"),
        ("2011-12", "2011-12"),
        ("september 2021", "2021-09"),
        ("sept. 2021", "2021-09"),
        ("mrt 2021", "2021-03"),
        ("14 september 2021", "2021-09-14"),
        ("14 SEPTEMBER 2021.", "2021-09-14"),
        ("14 sep. 2021", "2021-09-14"),
        ("14-sep-2021", "2021-09-14"),
        ("op 14 september 2021", "2021-09-14"),
        ("dinsdag 14 september 2021", "2021-09-14"),
        ("op di. 14-9-2021", "2021-09-14"),
        ("September 14, 2021", "2021-09-14"),
        ("Sept. 14th 2021", "2021-09-14"),
        ("1st of May 2021", "2021-05-01"),
        ("Tue, 14 Sep 2021", "2021-09-14"),
        ("zomer 2022", "2022-22"),
        ("de zomer van 2022", "2022-22"),
        ("summer 2022", "2022-22"),
        ("the summer of 2022", "2022-22"),
        ("najaar 2021", "2021-23"),
        ("herfst 2021", "2021-23"),
        ("fall 2021", "2021-23"),
        ("lente 2021", "2021-21"),
        ("winter 2021", "2021-24"),
        ("winter 2021-2022", "2021-24"),
        ("in de winter van 2021/22", "2021-24"),
        ("\N{ZERO WIDTH SPACE}14\N{NO-BREAK SPACE}september\n2021", "2021-09-14"),
    ],
)
def test_a_date_is_read_as_typed(typed, edtf):
    assert read_typed(typed, today=THURSDAY).edtf == edtf


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("vandaag", "2022-04-07"),
        ("Gisteren", "2022-04-06"),
        ("eergisteren", "2022-04-05"),
        ("morgen", "2022-04-08"),
        ("overmorgen", "2022-04-09"),
        ("today", "2022-04-07"),
        ("yesterday", "2022-04-06"),
        ("tomorrow", "2022-04-08"),
        ("the day before yesterday", "2022-04-05"),
        ("the day after tomorrow", "2022-04-09"),
        ("donderdag", "2022-04-07"),
        ("vrijdag", "2022-04-08"),
        ("zo.", "2022-04-10"),
        ("maandag", "2022-04-04"),
        ("afgelopen dinsdag", "2022-04-05"),
        ("last thursday", "2022-03-31"),
        ("next friday", "2022-04-08"),
        ("volgende donderdag", "2022-04-14"),
        ("deze donderdag", "2022-04-07"),
        ("this wednesday", "2022-04-13"),
        ("14 september", "2022-09-14"),
        ("14 sep", "2022-09-14"),
        ("14-9", "2022-09-14"),
        ("1 dec.", "2021-12-01"),
        ("29 februari", "2024-02-29"),
        ("september", "2022-09"),
        ("november", "2021-11"),
        ("april", "2022-04"),
        ("winter", "2021-24"),
        ("de zomer", "2022-22"),
    ],
)
def test_what_depends_on_today_is_the_nearest(typed, edtf):
    assert read_typed(typed, today=THURSDAY).edtf == edtf


def test_of_two_equally_near_days_the_earlier_is_meant():
    today = date(2023, 8, 31)
    assert date(2024, 3, 1) - today == today - date(2023, 3, 1)
    assert read_typed("1 maart", today=today).edtf == "2023-03-01"
    assert read_typed("29 feb", today=date(2022, 2, 28)).edtf == "2020-02-29"


@pytest.mark.parametrize("today", [date(1900, 1, 1), date(2200, 12, 31)])
@pytest.mark.parametrize("typed", ["29 februari", "1 juli", "winter"])
def test_the_nearest_date_stays_within_the_years_we_keep(today, typed):
    assert 1900 <= read_typed(typed, today=today).year <= 2200


def test_a_month_before_a_day_is_english():
    assert read_typed("September 14", today=THURSDAY, language="en").edtf == "2022-09-14"
    for language in (None, "nl"):
        with pytest.raises(DateError) as refused:
            read_typed("september 14", today=THURSDAY, language=language)
        assert refused.value.message("nl") == (
            "‘september 14’ kan een dag of een jaar zijn."
            " Schrijf ‘14 september’ of ‘september 2014’."
        )


@pytest.mark.parametrize(
    ("typed", "code", "dutch"),
    [
        ("", "empty", "Vul een datum in."),
        (" \t\n", "empty", "Vul een datum in."),
        ("...", "empty", "Vul een datum in."),
        (
            "2021-22",
            "season-in-figures",
            (
                "‘2021-22’ kan een seizoen of een vergaderjaar zijn. Schrijf ‘zomer 2021’ als u een"
                " seizoen bedoelt, of één jaar: ‘2021’."
            ),
        ),
        ("2021-24", "season-in-figures", None),
        ("2019-20", "two-years", "‘2019-20’ zijn twee jaren. Schrijf één jaar: ‘2019’."),
        ("2011/12", "two-years", None),
        ("2021-2022", "two-years", None),
        ("zomer 2021-2022", "two-years", None),
        ("winter 2021-2023", "two-years", None),
        ("2021-13", "no-such-month", None),
        ("13-2021", "no-such-month", None),
        ("14-14-2021", "no-such-month", None),
        ("9/14/2021", "month-first", "Maand 14 bestaat niet. Bedoelt u 14 september 2021?"),
        ("9/14", "month-first", "Maand 14 bestaat niet. Bedoelt u 14 september?"),
        ("2/30/2021", "no-such-month", None),
        ("31-2-2021", "no-such-day", "31 februari bestaat niet. Bedoelt u 28 februari?"),
        ("31 april", "no-such-day", "31 april bestaat niet. Bedoelt u 30 april?"),
        ("29 feb 2021", "no-such-day", None),
        (
            "21-9-23",
            "short-year",
            "Schrijf het jaar voluit, in vier cijfers: 21 september 2023.",
        ),
        ("20-9-14", "short-year", None),
        ("14-9-1821", "out-of-range", None),
        ("1821", "out-of-range", None),
        ("1821-9", "out-of-range", None),
        (
            "maandag 14 september 2021",
            "wrong-weekday",
            "14 september 2021 is een dinsdag. Laat de weekdag weg of kies een andere datum.",
        ),
        ("dinsdag september 2021", "unreadable", None),
        ("maandag dinsdag", "wrong-weekday", None),
        ("setpember 2021", "unreadable", None),
        ("14 setpember 2021", "unreadable", None),
        ("14 setpember", "unreadable", None),
        ("14 setpember 21", "unreadable", None),
        ("setpember 14", "unreadable", None),
        ("volgende keer", "unreadable", None),
        ("ooit vrijdag", "unreadable", None),
        ("?", "unreadable", None),
        ("14 september\0 2021", "control-character", None),
        ("x" * 100_000, "too-long", "Dit is te lang voor een datum."),
        ("1" * 100, "unreadable", None),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(typed, code, dutch):
    with pytest.raises(DateError) as refused:
        read_typed(typed, today=THURSDAY)
    assert refused.value.code == code
    assert dutch in {None, refused.value.message("nl")}


PARTS = [*range(1, 13), *range(21, 25), *range(33, 37), 40, 41]
THIRDS = st.builds(PartialDate.of, st.integers(1900, 2200), st.integers(0, 12), st.integers(1, 3))
DATES = st.one_of(
    THIRDS,
    st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(PartialDate.on),
    st.builds(
        lambda year, part: PartialDate.parse(f"{year}-{part:02}"),
        st.integers(1900, 2200),
        st.sampled_from(PARTS),
    ),
    st.integers(1900, 2200).map(lambda year: PartialDate.parse(str(year))),
)


@given(
    DATES,
    st.sampled_from(["nl", "en"]),
    st.sampled_from([Form.PLAIN, Form.SENTENCE, Form.SHORT, Form.WEEKDAY]),
)
def test_every_date_is_read_back_as_it_is_said(known, language, form):
    assert read_typed(say(known, language, form), today=THURSDAY) == known


PLAIN = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})


@given(DATES.filter(lambda known: known.precision in PLAIN))
def test_every_day_month_and_year_is_read_from_its_notation(known):
    assert read_typed(known.edtf, today=THURSDAY) == known


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.integers(1, 40),
    st.sampled_from(["nl", "en"]),
)
def test_several_days_are_read_back_as_they_are_said(first, more, language):
    last = first + timedelta(days=more)
    said = say_days(PartialDate.on(first), last, language, Form.SENTENCE)
    assert read_days(said, today=THURSDAY) == (PartialDate.on(first), last)


WORDS = st.sampled_from(
    [
        *("14", "31", "2021", "9", "21", "00", "29", "-", "/", ".", "'", "th", "\0"),
        *("sep", "feb", "mei", "zomer", "winter", "van", "op", "next", "vrijdag", "vandaag"),
        *("begin", "medio", "q1", "eerste", "kwartaal", "en", "t/m", "vorig", "jaar"),
    ]
)


@given(
    st.one_of(st.text(), st.lists(WORDS).map("".join), st.lists(WORDS).map(" ".join)),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)),
    st.sampled_from([None, "nl", "en"]),
)
def test_any_text_is_read_or_refused_in_both_languages(text, today, language):
    for read in (read_typed, read_days):
        try:
            read(text, today=today, language=language)
        except DateError as error:
            sentences = {error.message(language) for language in ("nl", "en")}
            assert len(sentences) == 2


def test_what_cannot_be_read_is_quoted_as_it_was_typed():
    with pytest.raises(DateError) as refused:
        read_typed(" Volgende WEK. ", today=date(2026, 12, 7), language="nl")

    assert "‘Volgende WEK.’" in refused.value.message("nl")
