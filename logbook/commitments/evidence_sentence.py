"""What a letter or dossier says of a piece of evidence."""

from logbook.commitments.models import Evidence
from logbook.dates import Form, say

SLOT = "{date}"
"""Stands in a sentence where the date belongs; the date brings its preposition ('in mei 2021')."""


def told(evidence: Evidence, language: str) -> str:
    """The sentence in 'nl' or 'en' with its date as precisely as it is known."""
    sentence = evidence.sentence.in_language(language)
    if evidence.date is None:
        return sentence
    # The English may be missing: then a Dutch sentence gets a Dutch date.
    spoken = language if language == "nl" or evidence.sentence.en else "nl"
    filled = sentence.replace(SLOT, say(evidence.date, spoken, Form.SENTENCE))
    return f"{filled[:1].upper()}{filled[1:]}"
