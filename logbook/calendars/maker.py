"""What makes the texts of calendars: the code, the words and the libraries, as one digest.

A stored text and an answer a client holds are good only while what would make them is the same.
"""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

SOURCES = ("*.py", "calendars/*.py", "dates/*.py", "*/models.py", "*/models/*.py")
"""Below `logbook/`: all that a text passes through from the rows to the bytes, words included."""
LIBRARIES = ("icalendar", "tzdata")


def sources(program: Path) -> Iterator[Path]:
    """The files that make the texts, each once, in an order that is the same everywhere."""
    yield from sorted({path for pattern in SOURCES for path in program.glob(pattern)})


def digest_of(program: Path) -> str:
    """The digest of the files below `program` and of the libraries' versions."""
    made = hashlib.sha256(" ".join(map(version, LIBRARIES)).encode())
    for path in sources(program):
        made.update(hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()[:16]


MAKER = digest_of(Path(__file__).parent.parent)
