"""Dates as well as they are known: reading, keeping and telling them, in Dutch and English.

Nothing here reads a clock, a database or a locale: `today` and the language ('nl' or 'en') are
arguments.
"""

from logbook.dates.days import Days, days_from, first_end, last_day
from logbook.dates.errors import DateError
from logbook.dates.notation import Precision
from logbook.dates.partial import PartialDate
from logbook.dates.spoken import Recess, spoken_deadline
from logbook.dates.told_terms import periods_in_figures, say_period, say_term
from logbook.dates.typed import read_days, read_typed
from logbook.dates.wording import Form, say, say_all, say_days, say_due, say_in_month

__all__ = [
    "DateError",
    "Days",
    "Form",
    "PartialDate",
    "Precision",
    "Recess",
    "days_from",
    "first_end",
    "last_day",
    "periods_in_figures",
    "read_days",
    "read_typed",
    "say",
    "say_all",
    "say_days",
    "say_due",
    "say_in_month",
    "say_period",
    "say_term",
    "spoken_deadline",
]
