"""Spans of the calendar."""

from datetime import date

import pytest

from logbook.durations import Duration


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [
        ("P1D", 0, 1),
        ("P2W", 0, 14),
        ("P3M", 3, 0),
        ("P1Y", 12, 0),
        ("P1Y6M2W3D", 18, 17),
        ("P20Y", 240, 0),
    ],
)
def test_a_duration_is_read(text, months, days):
    assert Duration.parse(text) == Duration(months, days)


@pytest.mark.parametrize(
    "text",
    [
        *("", "P", "P0D", "P0Y0M", "1M", "p1m", "P1", "PT12H", "P1DT1H", "P-1M", "P1.5M"),
        *("P1M1Y", "P21Y", "P9999D", "P1M ", "P\N{ARABIC-INDIC DIGIT ONE}M"),
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="is not"):
        Duration.parse(text)


@pytest.mark.parametrize(
    ("text", "day", "after"),
    [
        ("P1M", date(2027, 1, 31), date(2027, 2, 28)),
        ("P1M", date(2028, 1, 31), date(2028, 2, 29)),
        ("P1Y", date(2028, 2, 29), date(2029, 2, 28)),
        ("P1M", date(2026, 12, 15), date(2027, 1, 15)),
        ("P13M", date(2026, 11, 30), date(2027, 12, 30)),
        ("P1M1D", date(2027, 1, 31), date(2027, 3, 1)),
        ("P2W", date(2026, 12, 24), date(2027, 1, 7)),
    ],
)
def test_it_is_counted_along_the_calendar(text, day, after):
    assert Duration.parse(text).after(day) == after


@pytest.mark.parametrize(
    ("text", "whole"), [("P2Y", True), ("P24M", True), ("P6M", False), ("P1Y1D", False)]
)
def test_whole_years_are_known_as_such(text, whole):
    assert Duration.parse(text).is_of_years is whole
