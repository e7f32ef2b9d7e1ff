"""Dates as well as they are known: reading, keeping and telling them, in Dutch and English.

Nothing here reads a clock, a database or a locale: `today` and the language ('nl' or 'en') are
arguments.
"""

from logbook.dates.errors import DateError
from logbook.dates.partial import PartialDate, Precision

__all__ = ["DateError", "PartialDate", "Precision"]
