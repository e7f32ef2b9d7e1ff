"""What a letter or dossier says of a piece of evidence."""

import re

from logbook.commitments.models import Evidence
from logbook.dates import Form, PartialDate, Precision, say

SLOT = "{date}"
"""Stands in a sentence where the date belongs; the date brings its preposition ('in mei 2021')."""
DATED = re.compile(rf"(?:\b(\w+) )?{re.escape(SLOT)}")
"""The slot with the word before it."""
_SAID_WITH = frozenset({"op", "in", "on"})
_INSTEAD = frozenset(
    (
        *("sinds", "sedert", "vanaf", "tot", "van", "per", "na", "voor", "vóór", "rond", "since"),
        *("from", "until", "till", "of", "after", "before", "by", "dated", "gedateerd"),
    )
)


def told(evidence: Evidence, language: str) -> str:
    """The sentence in 'nl' or 'en' with its date as precisely as it is known."""
    sentence = evidence.sentence.in_language(language)
    if evidence.date is None:
        return sentence
    # The English may be missing: then a Dutch sentence gets a Dutch date.
    spoken = language if language == "nl" or evidence.sentence.en else "nl"
    filled = dated(sentence, evidence.date, spoken)
    return f"{filled[:1].upper()}{filled[1:]}"


def dated(sentence: str, date: PartialDate | None, language: str) -> str:
    """The sentence with its date, and with one preposition where one was typed before the slot."""
    return DATED.sub(lambda found: _said(found[1] or "", date, language), sentence)


def is_preposition(typed: str) -> bool:
    """Whether a date brings it, so that it falls away where it was typed."""
    return typed.casefold() in _SAID_WITH


def _said(typed: str, date: PartialDate | None, language: str) -> str:
    instead = typed.casefold() in _INSTEAD
    if date is None:
        return "" if instead or is_preposition(typed) else typed
    words = say(date, language, Form.SENTENCE)
    if instead:
        # 'Sinds het eerste kwartaal van 2024': what has an article keeps it.
        has_article = date.precision in (Precision.QUARTER, Precision.HALF)
        return f"{typed} {words.removeprefix('in ') if has_article else say(date, language)}"
    if is_preposition(typed):
        return f"{words[:1].upper()}{words[1:]}" if typed[:1].isupper() else words
    return f"{typed} {words}" if typed else words
