"""The words of an installation as one file: taken out, looked at, and brought in elsewhere.

They come in through the schemas and services of their features, as if somebody had typed them.
"""

from logbook.vocabulary.bringing import BringingOutcome, Brought, bring_in
from logbook.vocabulary.files import MOST_BYTES, Unreadable, read, written

__all__ = ["MOST_BYTES", "BringingOutcome", "Brought", "Unreadable", "bring_in", "read", "written"]
