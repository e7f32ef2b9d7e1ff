"""Telling a date as precisely as it is known, alone and in a list."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.dates import Form, PartialDate, days_from, say, say_all, say_days, say_due


@pytest.mark.parametrize(
    ("edtf", "form", "dutch", "english"),
    [
        ("2021-09-14", Form.PLAIN, "14 september 2021", "14 September 2021"),
        ("2021-09", Form.PLAIN, "september 2021", "September 2021"),
        ("2021-22", Form.PLAIN, "zomer 2021", "summer 2021"),
        ("2021-24", Form.PLAIN, "winter 2021-2022", "winter 2021-2022"),
        ("2021", Form.PLAIN, "2021", "2021"),
        ("2021-09-14", Form.SENTENCE, "op 14 september 2021", "on 14 September 2021"),
        ("2021-09", Form.SENTENCE, "in september 2021", "in September 2021"),
        ("2021-21", Form.SENTENCE, "in het voorjaar van 2021", "in the spring of 2021"),
        ("2021-22", Form.SENTENCE, "in de zomer van 2021", "in the summer of 2021"),
        ("2021-23", Form.SENTENCE, "in het najaar van 2021", "in the autumn of 2021"),
        ("2021-24", Form.SENTENCE, "in de winter van 2021-2022", "in the winter of 2021-2022"),
        ("2021", Form.SENTENCE, "in 2021", "in 2021"),
        ("2021-09-14", Form.SHORT, "14 sep 2021", "14 Sep 2021"),
        ("2021-03", Form.SHORT, "mrt 2021", "Mar 2021"),
        ("2021-22", Form.SHORT, "zomer 2021", "summer 2021"),
        ("2021", Form.SHORT, "2021", "2021"),
        ("2024-33", Form.PLAIN, "eerste kwartaal 2024", "first quarter of 2024"),
        ("2024-41", Form.PLAIN, "tweede helft van 2024", "second half of 2024"),
        ("2024-01/2024-03", Form.PLAIN, "begin 2024", "early 2024"),
        ("2024-05/2024-07", Form.PLAIN, "medio 2024", "mid-2024"),
        ("2024-03-11/2024-03-20", Form.PLAIN, "medio maart 2024", "mid-March 2024"),
        (
            "2024-33",
            Form.SENTENCE,
            "in het eerste kwartaal van 2024",
            "in the first quarter of 2024",
        ),
        ("2024-40", Form.SENTENCE, "in de eerste helft van 2024", "in the first half of 2024"),
        ("2021-10/2021-12", Form.SENTENCE, "eind 2021", "in late 2021"),
        ("2024-03-11/2024-03-20", Form.SENTENCE, "medio maart 2024", "in mid-March 2024"),
        ("2024-33", Form.SHORT, "Q1 2024", "Q1 2024"),
        ("2024-40", Form.SHORT, "eerste helft van 2024", "first half of 2024"),
        ("2024-03-01/2024-03-10", Form.SHORT, "begin mrt 2024", "early Mar 2024"),
        ("2024-10/2024-12", Form.SHORT, "eind 2024", "late 2024"),
        ("2024-10/2024-12", Form.WEEKDAY, "eind 2024", "late 2024"),
        (
            "2026-35",
            Form.DAY_OPEN,
            "derde kwartaal 2026 (dag nog onbekend)",
            "third quarter of 2026 (day not yet known)",
        ),
        ("2021-09-14", Form.WEEKDAY, "dinsdag 14 september 2021", "Tuesday 14 September 2021"),
        ("2021-09", Form.WEEKDAY, "september 2021", "September 2021"),
        ("2026-12-14", Form.DAY_OPEN, "14 december 2026", "14 December 2026"),
        (
            "2026-12",
            Form.DAY_OPEN,
            "december 2026 (dag nog onbekend)",
            "December 2026 (day not yet known)",
        ),
        (
            "2026-22",
            Form.DAY_OPEN,
            "zomer 2026 (dag nog onbekend)",
            "summer 2026 (day not yet known)",
        ),
    ],
)
def test_a_date_is_told_as_known(edtf, form, dutch, english):
    known = PartialDate.parse(edtf)
    assert say(known, "nl", form) == dutch
    assert say(known, "en", form) == english


@pytest.mark.parametrize(
    ("edtf", "dutch", "english"),
    [
        ("2021-09-14", "op 14 september 2021", "on 14 September 2021"),
        (
            "2020-02-20 2021-04-19",
            "op 20 februari 2020 en 19 april 2021",
            "on 20 February 2020 and 19 April 2021",
        ),
        ("2021-03-17 2021-03-03", "op 3 en 17 maart 2021", "on 3 and 17 March 2021"),
        ("2021-03-03 2021-05-05", "op 3 maart en 5 mei 2021", "on 3 March and 5 May 2021"),
        ("2020-03-03 2021-03-03", "op 3 maart 2020 en 3 maart 2021", None),
        (
            "2021-03-03 2021-03-17 2021-05-05",
            "op 3 en 17 maart en 5 mei 2021",
            "on 3 and 17 March and 5 May 2021",
        ),
        (
            "2021-03-01 2021-03-03 2021-03-17",
            "op 1, 3 en 17 maart 2021",
            "on 1, 3 and 17 March 2021",
        ),
        (
            "2019-03-01 2020-03-03 2021-03-17",
            "op 1 maart 2019, 3 maart 2020 en 17 maart 2021",
            "on 1 March 2019, 3 March 2020 and 17 March 2021",
        ),
        (
            "2021-01-01 2021-02-02 2021-03-03 2021-04-04",
            "op 1 januari, 2 februari, 3 maart en 4 april 2021",
            "on 1 January, 2 February, 3 March and 4 April 2021",
        ),
        ("2021-03 2021-05", "in maart en mei 2021", "in March and May 2021"),
        ("2020-03 2021-05", "in maart 2020 en mei 2021", "in March 2020 and May 2021"),
        (
            "2021-21 2021-22",
            "in het voorjaar en de zomer van 2021",
            "in the spring and the summer of 2021",
        ),
        (
            "2021-23 2021-24",
            "in het najaar van 2021 en de winter van 2021-2022",
            "in the autumn of 2021 and the winter of 2021-2022",
        ),
        ("2021 2020", "in 2020 en 2021", "in 2020 and 2021"),
        (
            "2021-09 2021-11-14",
            "in september 2021 en op 14 november 2021",
            "in September 2021 and on 14 November 2021",
        ),
        (
            "2021-03-01 2021-05 2021-06-03 2022",
            "op 1 maart 2021, in mei 2021, op 3 juni 2021 en in 2022",
            "on 1 March 2021, in May 2021, on 3 June 2021 and in 2022",
        ),
        ("2021-03-03 2021-03-03", "op 3 maart 2021", "on 3 March 2021"),
        (
            "2024-33 2024-35",
            "in het eerste kwartaal en het derde kwartaal van 2024",
            "in the first quarter and the third quarter of 2024",
        ),
        (
            "2024-01/2024-03 2021-10/2021-12",
            "eind 2021 en begin 2024",
            "in late 2021 and early 2024",
        ),
        (
            "2024-03-01/2024-03-10 2024-04-11/2024-04-20",
            "begin maart en medio april 2024",
            "in early March and mid-April 2024",
        ),
        (
            "2024-03-11/2024-03-20 2024-05-14",
            "medio maart 2024 en op 14 mei 2024",
            "in mid-March 2024 and on 14 May 2024",
        ),
    ],
)
def test_dates_of_a_group_are_told_as_a_letter_prints_them(edtf, dutch, english):
    dates = [PartialDate.parse(text) for text in edtf.split()]
    assert say_all(dates, "nl") == dutch
    assert english in {None, say_all(dates, "en")}


def test_no_dates_cannot_be_told():
    with pytest.raises(ValueError, match="no dates"):
        say_all([], "nl")


@pytest.mark.parametrize(
    ("edtf", "dutch", "english"),
    [
        ("2026-12-14", "Termijn", "Due"),
        ("2026-12", "Uiterlijk eind december", "By the end of December"),
        ("2026-22", "Uiterlijk aan het eind van de zomer", "By the end of the summer"),
        ("2026", "Uiterlijk eind 2026", "By the end of 2026"),
        ("2026-01/2026-03", "Uiterlijk begin 2026", "By early 2026"),
        ("2026-03-11/2026-03-20", "Uiterlijk medio maart", "By mid-March"),
        ("2026-03-21/2026-03-31", "Uiterlijk eind maart", "By the end of March"),
        ("2026-10/2026-12", "Uiterlijk eind 2026", "By the end of 2026"),
        (
            "2026-35",
            "Uiterlijk aan het eind van het derde kwartaal",
            "By the end of the third quarter",
        ),
    ],
)
def test_what_is_due_within_a_period_is_due_by_its_end(edtf, dutch, english):
    assert say_due(PartialDate.parse(edtf), "nl") == dutch
    assert say_due(PartialDate.parse(edtf), "en") == english


@given(st.lists(st.dates(date(1900, 1, 1), date(2200, 12, 31)), min_size=1, max_size=4))
def test_the_order_of_a_list_does_not_change_its_wording(days):
    dates = [PartialDate.on(day) for day in days]
    assert say_all(dates, "nl") == say_all(reversed(dates), "nl")


@pytest.mark.parametrize(
    ("first", "last", "dutch", "english"),
    [
        ("2025-02-05", "2025-02-06", "op 5 en 6 februari 2025", "on 5 and 6 February 2025"),
        ("2025-05-13", "2025-05-15", "van 13 tot en met 15 mei 2025", "from 13 to 15 May 2025"),
        ("2025-05-31", "2025-06-01", "op 31 mei en 1 juni 2025", "on 31 May and 1 June 2025"),
        ("2025-05-31", "2025-06-02", "van 31 mei tot en met 2 juni 2025",
         "from 31 May to 2 June 2025"),
        ("2024-12-30", "2025-01-02", "van 30 december 2024 tot en met 2 januari 2025",
         "from 30 December 2024 to 2 January 2025"),
        ("2025-05-13", "2025-05-13", "op 13 mei 2025", "on 13 May 2025"),
        ("2025-05", "2025-06-02", "in mei 2025", "in May 2025"),
    ],
)  # fmt: skip
def test_what_lasts_several_days_is_told_with_all_of_them(first, last, dutch, english):
    begins, ends = PartialDate.parse(first), date.fromisoformat(last)
    assert say_days(begins, ends, "nl", Form.SENTENCE) == dutch
    assert say_days(begins, ends, "en", Form.SENTENCE) == english


def test_days_in_a_row_stand_in_order_among_others():
    visit = days_from(PartialDate.parse("2025-05-13"), date(2025, 5, 15))
    others = [PartialDate.parse(one) for one in ("2025-06-02", "2025-03-04", "2025-03-06")]
    assert say_all([*visit, *others], "nl") == (
        "op 4 en 6 maart 2025, van 13 tot en met 15 mei 2025 en op 2 juni 2025"
    )


def test_elsewhere_both_ends_are_told():
    begins, ends = PartialDate.parse("2025-05-13"), date(2025, 5, 15)
    assert say_days(begins, ends, "nl") == "13 mei 2025 – 15 mei 2025"
    assert say_days(begins, None, "nl") == "13 mei 2025"
