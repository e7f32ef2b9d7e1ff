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


def parted(note: str) -> tuple[str, str]:
    """The words of a note up to the address that it ends in, and that address; either may be ''.

    Only the address can be followed: 'Kamerstuk 36 180, nr. 12, ' and 'https://example.org'.
    """
    words, blank, last = note.rpartition(" ")
    return (f"{words}{blank}", last) if is_address(last) else (note, "")


def is_address(text: str) -> bool:
    """Whether it is an address of the web, and in no format anything but an address."""
    return len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None
