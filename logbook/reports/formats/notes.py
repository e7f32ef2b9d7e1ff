"""Footnotes: their numbers, and what in them may be followed."""

import re

_ADDRESS = re.compile(r"https?://[\w.~:/?#\[\]@!$&'()*+,;=%-]+", re.ASCII)


def numbered(note: str, notes: list[str]) -> int:
    """The number of a note, from 1; one that is new joins `notes`."""
    if note not in notes:
        notes.append(note)
    return notes.index(note) + 1


def is_address(text: str) -> bool:
    """Whether it is an address of the web, and in no format anything but an address."""
    return _ADDRESS.fullmatch(text) is not None
