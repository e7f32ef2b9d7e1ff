"""Dates as well as they are known: reading, keeping and telling them, in Dutch and English.

Nothing here reads a clock, a database or a locale: `today` and the language ('nl' or 'en') are
arguments.
"""

from logbook.dates.errors import DateError
from logbook.dates.partial import PartialDate, Precision
from logbook.dates.spoken import Recess, spoken_deadline
from logbook.dates.typed import read_typed
from logbook.dates.wording import Form, say, say_all, say_due

__all__ = [
    "DateError",
    "Form",
    "PartialDate",
    "Precision",
    "Recess",
    "read_typed",
    "say",
    "say_all",
    "say_due",
    "spoken_deadline",
]
