"""Parts of a year or month, several days at once, and what is proposed for what is no date."""

from datetime import date

import pytest

from logbook.dates import DateError, read_days, read_typed

THURSDAY = date(2022, 4, 7)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("begin 2024", "2024-01/2024-03"),
        ("Aan het begin van 2024", "2024-01/2024-03"),
        ("early 2024", "2024-01/2024-03"),
        ("begin van het jaar 2024", "2024-01/2024-03"),
        ("medio 2024", "2024-05/2024-07"),
        ("mid-2024", "2024-05/2024-07"),
        ("eind 2021", "2021-10/2021-12"),
        ("einde 2021", "2021-10/2021-12"),
        ("eind '21", "2021-10/2021-12"),
        ("late 2021", "2021-10/2021-12"),
        ("the end of 2021", "2021-10/2021-12"),
        ("eind vorig jaar", "2021-10/2021-12"),
        ("begin maart 2024", "2024-03-01/2024-03-10"),
        ("medio maart 2024", "2024-03-11/2024-03-20"),
        ("medio mrt. 2024", "2024-03-11/2024-03-20"),
        ("mid-March 2024", "2024-03-11/2024-03-20"),
        ("in the middle of March 2024", "2024-03-11/2024-03-20"),
        ("eind maart 2024", "2024-03-21/2024-03-31"),
        ("eind maart", "2022-03-21/2022-03-31"),
        ("Q1 2024", "2024-33"),
        ("q4-2023", "2023-36"),
        ("2024-Q2", "2024-34"),
        ("1e kwartaal 2024", "2024-33"),
        ("het eerste kwartaal van 2024", "2024-33"),
        ("first quarter of 2024", "2024-33"),
        ("Q2", "2022-34"),
        ("eerste helft van 2024", "2024-40"),
        ("H2 2024", "2024-41"),
        ("tweede halfjaar 2024", "2024-41"),
        ("the second half of 2024", "2024-41"),
        ("vorig jaar", "2021"),
        ("this year", "2022"),
        ("end of last year", "2021-10/2021-12"),
        ("the previous year", "2021"),
        ("begin dit jaar", "2022-01/2022-03"),
        ("afgelopen jaar", "2021"),
        ("komend jaar", "2023"),
        ("the coming year", "2023"),
        ("volgend kalenderjaar", "2023"),
        ("early next year", "2023-01/2023-03"),
    ],
)
def test_words_for_a_part_of_a_year_or_month_are_kept(typed, edtf):
    assert read_typed(typed, today=THURSDAY).edtf == edtf


def test_a_part_of_a_year_that_is_ahead_is_the_first_that_is_not_over():
    read = [read_typed(one, today=THURSDAY, ahead=True).edtf for one in ("begin maart", "Q1", "Q2")]
    assert read == ["2023-03-01/2023-03-10", "2023-33", "2022-34"]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("14 en 15 september", "2022-09-14", "2022-09-15"),
        ("14-16 september 2024", "2024-09-14", "2024-09-16"),
        ("14 – 16 sep 2024", "2024-09-14", "2024-09-16"),
        ("14/15 september 2024", "2024-09-14", "2024-09-15"),
        ("van 3 tot en met 5 maart", "2022-03-03", "2022-03-05"),
        ("3 t/m 5 maart", "2022-03-03", "2022-03-05"),
        ("from 3 to 5 March", "2022-03-03", "2022-03-05"),
        ("September 14-16, 2024", "2024-09-14", "2024-09-16"),
        ("September 14 and 15, 2024", "2024-09-14", "2024-09-15"),
        ("September 30 and October 1, 2024", "2024-09-30", "2024-10-01"),
        ("Dec 30 to Jan 2, 2025", "2024-12-30", "2025-01-02"),
        ("14, 15 en 16 september 2024", "2024-09-14", "2024-09-16"),
        ("30 september en 1 oktober 2024", "2024-09-30", "2024-10-01"),
        ("30 december t/m 2 januari 2025", "2024-12-30", "2025-01-02"),
        ("31 december en 1 januari 2025", "2024-12-31", "2025-01-01"),
        ("14-9-2024 t/m 16-9-2024", "2024-09-14", "2024-09-16"),
        ("14-9 t/m 16-9-2024", "2024-09-14", "2024-09-16"),
        ("2024-09-14/2024-09-16", "2024-09-14", "2024-09-16"),
        ("ma 14 en di 15 maart 2022", "2022-03-14", "2022-03-15"),
        ("gisteren en vandaag", "2022-04-06", "2022-04-07"),
        ("14 september 2024", "2024-09-14", None),
        ("14 t/m 14 september 2024", "2024-09-14", None),
        ("medio maart 2024", "2024-03-11/2024-03-20", None),
    ],
)
def test_several_days_are_read_with_the_last(typed, first, last):
    found, end = read_days(typed, today=THURSDAY)
    assert (found.edtf, end.isoformat() if end else None) == (first, last)


@pytest.mark.parametrize(
    ("typed", "code", "dutch"),
    [
        (
            "14 en 21 september",
            "apart",
            (
                "‘14 en 21 september’ zijn dagen die niet op elkaar volgen. Leg per dag een gesprek"
                " vast, of schrijf ‘14 t/m 21 september’ als het al die dagen duurde."
            ),
        ),
        (
            "14, 15 en 17 september",
            "apart",
            (
                "‘14 15 en 17 september’ zijn dagen die niet op elkaar volgen. Leg per dag een"
                " gesprek vast, of schrijf ‘14 t/m 17 september’ als het al die dagen duurde."
            ),
        ),
        (
            "16 t/m 14 september",
            "backwards",
            "In ‘16 t/m 14 september’ valt de laatste dag vóór de eerste. Controleer beide.",
        ),
        ("dinsdag 14 en woensdag 15 maart 2022", "unreadable", None),
        ("maart en april 2024", "unreadable", None),
        ("2021-22", "season-in-figures", None),
        ("", "empty", None),
    ],
)
def test_days_that_are_no_span_are_refused(typed, code, dutch):
    with pytest.raises(DateError) as refused:
        read_days(typed, today=THURSDAY)
    assert refused.value.code == code
    assert dutch in {None, refused.value.message("nl")}


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        (
            "14 and 21 September",
            (
                "‘14 and 21 september’ are days apart. Log a talk for each, or write"
                " ‘14 to 21 september’ if it lasted all those days."
            ),
        ),
        (
            "16 to 14 September",
            "In ‘16 to 14 september’ the last day comes before the first. Check both.",
        ),
    ],
)
def test_in_english_too(typed, english):
    with pytest.raises(DateError) as refused:
        read_days(typed, today=THURSDAY)
    assert refused.value.message("en") == english


def test_where_one_date_belongs_several_are_refused_with_what_they_fall_in():
    with pytest.raises(DateError) as refused:
        read_typed("14 en 15 september 2024", today=THURSDAY)
    assert refused.value.message("nl") == (
        "‘14 en 15 september 2024’ zijn verscheidene dagen; hier past er één. Schrijf de dag, of de"
        " maand of het jaar waarin zij vallen: ‘september 2024’."
    )
    with pytest.raises(DateError) as refused:
        read_typed("30 december 2024 t/m 2 januari 2025", today=THURSDAY)
    assert "‘2024’" in refused.value.message("nl")


def test_three_figures_joined_alike_name_no_two_days():
    with pytest.raises(DateError):
        read_days("1-2-3", today=THURSDAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("setpember 2021", "september 2021"),
        ("14 setpember", "14 september"),
        ("eersste kwartaal 2024", "eerste kwartaal 2024"),
        ("vorige week dinsdga", "vorige week dinsdag"),
        ("gistern", "gisteren"),
        ("eergistern", "eergisteren"),
        ("vandaagg", "vandaag"),
        ("morgn", "morgen"),
        ("yesteday", "yesterday"),
        ("tomorow", "tomorrow"),
        ("tody", "today"),
        ("3 dagen geledn", "3 dagen geleden"),
        ("vorge week dinsdag", "vorige week dinsdag"),
        ("vorg jaar", "vorig jaar"),
        ("afgelopn dinsdag", "afgelopen dinsdag"),
        ("volgnde dinsdag", "volgende dinsdag"),
        ("komnde dinsdag", "komende dinsdag"),
        ("lst tuesday", "last tuesday"),
        ("nxt friday", "next friday"),
        ("tweede heflt 2024", "tweede helft 2024"),
        ("medo maart 2024", "medio maart 2024"),
        ("zomr 2024", "zomer 2024"),
        ("ergens rond maart 2024", "maart 2024"),
        ("14 september 2021 10:00", "14 september 2021"),
    ],
)
def test_what_is_not_understood_is_refused_with_a_guess(typed, meant):
    with pytest.raises(DateError) as refused:
        read_typed(typed, today=THURSDAY)
    assert refused.value.message("nl") == (
        f"‘{typed}’ is niet als datum te lezen. Bedoelt u ‘{meant}’?"
    )
    assert refused.value.message("en") == (
        f"‘{typed}’ cannot be read as a date. Do you mean ‘{meant}’?"
    )
