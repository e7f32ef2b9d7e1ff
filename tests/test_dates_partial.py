"""A date as well as it is known: what it spans, how it sorts, what it refuses."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logbook.dates import DateError, PartialDate, Precision

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
EDTF = st.one_of(
    DAYS.map(lambda day: f"{day:%Y-%m-%d}"),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    st.builds(
        "{}-{}".format,
        st.integers(1900, 2200),
        st.sampled_from([*range(21, 25), *range(33, 37), 40, 41]),
    ),
    st.builds(
        lambda *known: PartialDate.of(*known).edtf,
        st.integers(1900, 2200),
        st.integers(0, 12),
        st.integers(1, 3),
    ),
    st.integers(1900, 2200).map(str),
)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision"),
    [
        ("2021-09-14", date(2021, 9, 14), date(2021, 9, 14), Precision.DAY),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29), Precision.DAY),
        ("2021-09", date(2021, 9, 1), date(2021, 9, 30), Precision.MONTH),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), Precision.MONTH),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31), Precision.MONTH),
        ("2021-21", date(2021, 3, 1), date(2021, 5, 31), Precision.SEASON),
        ("2021-22", date(2021, 6, 1), date(2021, 8, 31), Precision.SEASON),
        ("2021-23", date(2021, 9, 1), date(2021, 11, 30), Precision.SEASON),
        ("2021-24", date(2021, 12, 1), date(2022, 2, 28), Precision.SEASON),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29), Precision.SEASON),
        ("2024-33", date(2024, 1, 1), date(2024, 3, 31), Precision.QUARTER),
        ("2024-36", date(2024, 10, 1), date(2024, 12, 31), Precision.QUARTER),
        ("2024-40", date(2024, 1, 1), date(2024, 6, 30), Precision.HALF),
        ("2024-41", date(2024, 7, 1), date(2024, 12, 31), Precision.HALF),
        ("2024-01/2024-03", date(2024, 1, 1), date(2024, 3, 31), Precision.PART_OF_YEAR),
        ("2024-05/2024-07", date(2024, 5, 1), date(2024, 7, 31), Precision.PART_OF_YEAR),
        ("2024-10/2024-12", date(2024, 10, 1), date(2024, 12, 31), Precision.PART_OF_YEAR),
        (
            "2024-03-01/2024-03-10",
            date(2024, 3, 1),
            date(2024, 3, 10),
            Precision.PART_OF_MONTH,
        ),
        (
            "2024-02-20/2024-02-29",
            date(2024, 2, 20),
            date(2024, 2, 29),
            Precision.PART_OF_MONTH,
        ),
        ("2021", date(2021, 1, 1), date(2021, 12, 31), Precision.YEAR),
        ("2200-24", date(2200, 12, 1), date(2201, 2, 28), Precision.SEASON),
    ],
)
def test_a_date_spans_the_days_it_may_mean(edtf, earliest, latest, precision):
    found = PartialDate.parse(edtf)
    assert (found.earliest, found.latest, found.precision) == (earliest, latest, precision)
    assert found == PartialDate(edtf, earliest, latest)
    assert str(found) == edtf


@pytest.mark.parametrize(
    ("edtf", "code", "dutch", "english"),
    [
        (
            "2021-02-31",
            "no-such-day",
            "31 februari bestaat niet. Bedoelt u 28 februari?",
            "31 February does not exist. Do you mean 28 February?",
        ),
        (
            "2021-02-29",
            "no-such-day",
            "29 februari 2021 bestaat niet. Bedoelt u 28 februari 2021?",
            "29 February 2021 does not exist. Do you mean 28 February 2021?",
        ),
        (
            "2021-09-00",
            "no-such-day",
            "0 september bestaat niet. Bedoelt u 1 september?",
            "0 September does not exist. Do you mean 1 September?",
        ),
        (
            "2021-13",
            "no-such-month",
            "Maand 13 bestaat niet. Kies een maand van 1 tot en met 12.",
            "Month 13 does not exist. Choose a month from 1 to 12.",
        ),
        (
            "1899",
            "out-of-range",
            "Het jaar 1899 kan niet. Kies een jaar van 1900 tot en met 2200.",
            "The year 1899 cannot be. Choose a year from 1900 to 2200.",
        ),
    ],
)
def test_what_does_not_exist_is_refused_with_what_to_do(edtf, code, dutch, english):
    with pytest.raises(DateError) as refused:
        PartialDate.parse(edtf)
    assert refused.value.code == code
    assert refused.value.message("nl") == dutch
    assert refused.value.message("en") == str(refused.value) == english


@pytest.mark.parametrize(
    "edtf",
    [
        *("", "21", "2021-9", "2021-22-01", "2021-00", "2021-25", "2021-09-14T10:00", "2021~"),
        *("2024-02/2024-04", "2024-03-01/2024-03-09", "2024-01/2024-03-31", "2024-37", "2024-42"),
        *("2024-01-01/2024-03-31", "2024-10/2025-01", "2024-03/2024-01", "2024/2025", "2024-03/"),
        *("2201", "0001-01-01", " 2021", "2021\n", "٢٠٢١", "2021-09-14\0"),
    ],
)
def test_other_notations_are_refused(edtf):
    with pytest.raises(DateError):
        PartialDate.parse(edtf)


@pytest.mark.parametrize("month", range(13))
@pytest.mark.parametrize("year", [1900, 2023, 2024, 2200])
def test_the_thirds_of_a_month_or_year_do_not_overlap(year, month):
    whole = PartialDate.of(year, month)
    begin, middle, end = (PartialDate.of(year, month, third) for third in (1, 2, 3))
    assert [one.third for one in (whole, begin, middle, end)] == [0, 1, 2, 3]
    assert {(one.year, one.part) for one in (begin, middle, end)} == {(year, month)}
    assert whole.earliest == begin.earliest < begin.latest < middle.earliest
    assert middle.earliest < middle.latest < end.earliest < end.latest == whole.latest


def test_days_that_contradict_the_notation_are_refused():
    with pytest.raises(ValueError, match="2021-09 is not"):
        PartialDate("2021-09", date(2021, 9, 1), date(2021, 9, 29))


def test_a_partial_date_is_due_on_its_last_day():
    assert PartialDate.parse("2026-12").due_day == date(2026, 12, 31)


def test_a_date_compares_with_dates_only():
    known = PartialDate.parse("2021")
    text: object = "2021"
    assert known != text
    assert known.__lt__(text) is NotImplemented


def test_an_error_survives_being_sent_to_another_process():
    error = DateError("no-such-month", {"month": "13"})
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


def test_an_error_shows_only_what_can_be_printed_and_not_all_of_a_long_text():
    with pytest.raises(DateError) as refused:
        PartialDate.parse("\ud800\0" + "x" * 100_000)
    assert len(str(refused.value)) < 200
    assert "\ufffd\ufffdx" in str(refused.value).encode().decode()


@given(DAYS)
def test_a_known_day_is_that_day(day):
    found = PartialDate.on(day)
    assert found == PartialDate.parse(day.isoformat())
    assert found.earliest == found.latest == found.due_day == day


@given(EDTF)
def test_the_three_columns_hold_the_date(edtf):
    found = PartialDate.parse(edtf)
    again = PartialDate(found.edtf, found.earliest, found.latest)
    assert again == found
    assert hash(again) == hash(found)
    assert timedelta() <= found.latest - found.earliest < timedelta(days=366)


@given(EDTF.map(PartialDate.parse), EDTF.map(PartialDate.parse))
def test_dates_sort_by_first_and_then_by_last_day(one, other):
    days, others = (one.earliest, one.latest), (other.earliest, other.latest)
    if days != others:
        assert (one < other) == (days < others)
    assert [one < other, one == other, one > other].count(True) == 1
    assert (one <= other) == (not one > other)


@given(st.text())
def test_any_text_is_a_date_or_a_date_error(text):
    try:
        assert PartialDate.parse(text).edtf == text
    except DateError as error:
        sentences = {error.message(language) for language in ("nl", "en")}
        assert len(sentences) == 2
