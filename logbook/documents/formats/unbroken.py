"""What no line may break: Kamerstuk 31 999 is read as one word."""

import re

from logbook.citations import find_all

_WITHIN = re.compile("(?<!,) ")


def unbroken(text: str) -> str:
    """The text with no-break spaces in citations of papers; a line may end behind their commas."""
    for written in {citation.as_written for citation in find_all(text)}:
        text = text.replace(written, _WITHIN.sub("\N{NO-BREAK SPACE}", written))
    return text
