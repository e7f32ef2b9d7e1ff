"""A section's talks, told in order: with whom, about what, and what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from logbook.composer.contents import Sentence, Withheld
from logbook.composer.letter_context import Telling
from logbook.composer.memory import Memory
from logbook.composer.records import CommitmentRecord
from logbook.composer.talk_text import TalkText
from logbook.composer.talks import talks
from logbook.composer.wording import AGAIN, DURING


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What a section tells of its talks, and which of their points it may not tell."""

    sentences: Sequence[Sentence]
    withheld: Sequence[Withheld]


def dialogue(commitments: Sequence[CommitmentRecord], recalled: str, telling: Telling) -> Dialogue:
    """The sentences on every talk that bears on the commitments.

    `recalled`: what the section has said so far, whose topics are not named again.
    """
    memory = Memory(recalled, telling.language)
    before = ""
    sentences: list[Sentence] = []
    withheld: list[Withheld] = []
    telling.naming.begin_section()
    for talk in talks(commitments, telling):
        told = TalkText(talk, memory, telling)
        for sentence in told.sentences():
            sentences.append(_unlike(before, sentence, telling.language))
            before = sentences[-1].text
        withheld += told.withheld
        memory.remember(talk, told.points)
    return Dialogue(sentences, withheld)


def _unlike(before: str, sentence: Sentence, language: str) -> Sentence:
    """'Ook tijdens …' where the same is said again and the sentence before began with 'tijdens'."""
    text, begins = sentence.text, DURING[language]
    says_again = sentence.template.startswith("same-") and not sentence.template.endswith("too")
    if not (says_again and text.startswith(begins) and before.startswith(begins)):
        return sentence
    return replace(sentence, text=f"{AGAIN[language]}{text[:1].lower()}{text[1:]}")
