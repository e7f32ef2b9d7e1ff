"""A section's talks, told in order: with whom, about what, and what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from logbook.reports.letter.contents import Sentence
from logbook.reports.letter.memory import Memory
from logbook.reports.letter.records import Commitment
from logbook.reports.letter.talks import talks
from logbook.reports.letter.telling import Telling
from logbook.reports.letter.told import Told
from logbook.reports.letter.wording import AGAIN, DURING


def dialogue(
    commitments: Sequence[Commitment], recalled: str, telling: Telling
) -> Iterator[Sentence]:
    """The sentences on every talk that bears on the commitments.

    `recalled`: what the section has said so far, whose topics are not named again.
    """
    memory = Memory(recalled, telling.language)
    before = ""
    telling.naming.begin_section()
    for talk in talks(commitments, telling):
        told = Told(talk, memory, telling)
        for sentence in told.sentences():
            yield (unlike := _unlike(before, sentence, telling.language))
            before = unlike.text
        memory.remember(talk, told.points)


def _unlike(before: str, sentence: Sentence, language: str) -> Sentence:
    """'Ook tijdens …' where the same is said again and the sentence before began with 'tijdens'."""
    text, begins = sentence.text, DURING[language]
    says_again = sentence.template in ("same-active", "same-passive")
    if not (says_again and text.startswith(begins) and before.startswith(begins)):
        return sentence
    return replace(sentence, text=f"{AGAIN[language]}{text[:1].lower()}{text[1:]}")
