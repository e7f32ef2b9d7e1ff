"""Working days in the Netherlands: not a Saturday, not a Sunday, not a public holiday."""

from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year; none in years that the table does not reach."""
    # Imported when first asked: most commands and every page but a few get by without it.
    from holidays import country_holidays  # noqa: PLC0415 - slow, and few starts need it

    return frozenset(country_holidays("NL", years=year))


def is_workday(day: date) -> bool:
    """Whether people in the ministry open their mail."""
    return day.weekday() < SATURDAY and day not in public_holidays(day.year)


def workday_until(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_workday(day):
        day -= ONE_DAY
    return day


def workday_from(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_workday(day):
        day += ONE_DAY
    return day
