"""Short names for addresses and files, made of words."""

import re
import unicodedata

from logbook.wording import Wording

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
LONGEST = 60


def slug_of(text: Wording) -> str:
    """'investment in arms' -> 'investment-in-arms'; of the English where there is one.

    What has no letters a to z or digits at all becomes 'x'.
    """
    words = unicodedata.normalize("NFKD", text.in_language("en")).encode("ascii", "ignore").decode()
    return _NOT_PLAIN.sub("-", words.lower()).strip("-")[:LONGEST].rstrip("-") or "x"
