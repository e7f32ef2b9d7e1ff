"""Whether what was promised is to tell parliament something, and nothing before."""

import re

from logbook.composer.records import CommitmentRecord

_VERB = re.compile(
    r"\bte (?:doen )?(\w+)|\b(geïnformeerd|informeert|stuurt|zendt|ontvangt)\b", re.IGNORECASE
)
_INFORMS = re.compile(
    r"(?:informeren|berichten|sturen|zenden|komen|stellen|brengen|bieden|schrijven|rapporteren"
    r"|melden|toekomen|reageren|geïnformeerd|informeert|stuurt|zendt|ontvangt)",
    re.IGNORECASE,
)
_BY_LETTER = re.compile(
    r"\bKamers?\b|\b(?:\w*brief|brieven|schriftelijk)\b|\bterug te komen\b|^zij .*ontvangt\b",
    re.IGNORECASE,
)
"""What is promised that a letter to parliament is by itself: to write to it, and nothing before."""


def informs(commitment: CommitmentRecord) -> bool:
    """Whether what it asks for first is to inform parliament or to send it something."""
    words = commitment.clause.nl if commitment.clause is not None else ""
    first = _VERB.search(words)
    if first is None or _INFORMS.fullmatch(first[1] or first[2]) is None:
        return False
    return _BY_LETTER.search(words) is not None
