"""What makes the texts of calendars: the code, the words and the libraries, as one digest.

A stored text and an answer a client holds are good only while what would make them is the same.
"""

from logbook.maker import digest_of

SOURCES = ("*.py", "calendars/*.py", "dates/*.py", "*/models.py", "*/models/*.py")
"""Below `logbook/`: all that a text passes through from the rows to the bytes, words included."""
LIBRARIES = ("tzdata",)
MAKER = digest_of(SOURCES, LIBRARIES)
