"""Help where nothing is found: a word that is one slip away, or fewer words.

A word is suggested only where the caller would find something by it: what may not be seen cannot be
guessed from a suggestion.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase

from sqlalchemy import ColumnElement, func, select

from logbook.db import db
from logbook.policy import Caller
from logbook.search.models import SearchWord
from logbook.search.queries.hits import Sources, visible_to
from logbook.search.queries.matching import hits
from logbook.search.tokens import Question

SHORTEST = 3
LONGEST = 32
MOST_MENDED = 3
MOST_COUNTED = 50


@dataclass(frozen=True, slots=True)
class Advice:
    """What to look for instead: the words with their slips mended, or words that occur alone."""

    instead: str | None = None
    words: list[str] = field(default_factory=list)


def advise(caller: Caller, text: str, sources: Sources) -> Advice:
    """What the caller may have meant by a text that finds nothing."""
    question = Question.of(text)
    visible = visible_to(caller, sources)
    known = {word for word in question.words if _found(Question((word,)), visible)}
    unknown = [word for word in dict.fromkeys(question.words) if word not in known]
    if 0 < len(unknown) <= MOST_MENDED:
        mended = {word: _mended(word, visible) for word in unknown}
        words = tuple(mended.get(word, word) for word in question.words)
        if all(words) and _found(Question(words), visible):
            return Advice(instead=" ".join(words))
    alone = [word for word in dict.fromkeys(question.words) if word in known]
    return Advice(words=alone if len(question.words) > 1 else [])


def _found(question: Question, visible: ColumnElement[bool]) -> int:
    """How many records the caller finds by it; more than MOST_COUNTED are no better."""
    hit = hits(question.wanted)
    shown = select(hit.c.number).where(visible).limit(MOST_COUNTED)
    return db.session.scalar(select(func.count()).select_from(shown.subquery())) or 0


def _mended(word: str, visible: ColumnElement[bool]) -> str:
    """The word one slip away that finds the most; nothing where there is none."""
    if not SHORTEST <= len(word) <= LONGEST:
        return ""
    near = db.session.scalars(
        select(SearchWord.word)
        .where(SearchWord.word.in_(sorted(set(one_slip_from(word)))))
        .distinct()
        .order_by(SearchWord.word)
    )
    return _best(near.all(), visible)


def _best(words: Iterable[str], visible: ColumnElement[bool]) -> str:
    best, most = "", 0
    for word in words:
        found = _found(Question((word,)), visible)
        if found > most:
            best, most = word, found
    return best


def one_slip_from(word: str) -> Iterator[str]:
    """Every text that differs by one letter: left out, too many, another, or two the wrong way."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
