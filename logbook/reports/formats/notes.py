"""Footnotes: their numbers, and what in them may be followed."""

import re

# typst refuses more than 8,000 signs, Word and many browsers more than some 2,000.
_LONGEST = 2000
_ADDRESS = re.compile(r"https?://[\w.~:/?#\[\]@!$&'()*+,;=%-]+", re.ASCII)


def numbered(note: str, notes: list[str]) -> int:
    """The number of a note, from 1; one that is new joins `notes`."""
    if note not in notes:
        notes.append(note)
    return notes.index(note) + 1


def is_address(text: str) -> bool:
    """Whether it is an address of the web, and in no format anything but an address."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None
