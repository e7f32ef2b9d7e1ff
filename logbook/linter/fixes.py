"""What mends a finding, as data. A rule names what is certain; nothing is mended by itself."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What somebody can do about a finding for which no other words are certain."""

    COMPOSED = "composed"
    """Let the paragraph say again what was composed."""
    COMPOSE = "compose"
    """Compose the letter again."""
    RECORD = "record"
    """Correct the record."""
    MEETING = "meeting"
    """Log or plan a talk."""
    FOLLOW_UP = "follow-up"
    """Add a follow-up."""
    FRAME = "frame"
    """Change what surrounds the text."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A sentence with `new` words for its `old` ones; taken out whole where nothing is left."""

    sentence: str
    old: str
    new: str

    @property
    def text(self) -> str:
        """The sentence as it would read. Words inside other words stay."""
        return re.sub(_apart(self.old), lambda _found: self.new, self.sentence)


Fix = Act | Rewrite


def instead(sentence: str, words: str, new: str) -> tuple[Rewrite, ...]:
    """To write `new` where the sentence says `words`, with its capital; none where it does not."""
    found = re.search(_apart(words), sentence, re.IGNORECASE)
    if found is None:
        return ()
    capital = found[0][:1].isupper()
    return (Rewrite(sentence, found[0], new[:1].upper() + new[1:] if capital else new),)


def without(sentence: str) -> Rewrite:
    """To take the sentence out."""
    return Rewrite(sentence, sentence, "")


def _apart(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"
