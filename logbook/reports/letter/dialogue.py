"""A section's talks, told in order: with whom, about what, and what was said."""

from collections.abc import Iterator, Sequence

from logbook.reports.letter.contents import Sentence
from logbook.reports.letter.memory import Memory
from logbook.reports.letter.records import Commitment
from logbook.reports.letter.talks import talks
from logbook.reports.letter.telling import Telling
from logbook.reports.letter.told import Told


def dialogue(
    commitments: Sequence[Commitment], recalled: str, telling: Telling
) -> Iterator[Sentence]:
    """The sentences on every talk that bears on the commitments.

    `recalled`: what the section has said so far, whose topics are not named again.
    """
    memory = Memory(recalled, telling.language)
    for talk in talks(commitments, telling):
        told = Told(talk, memory, telling)
        yield from told.sentences()
        memory.remember(talk, told.points)
