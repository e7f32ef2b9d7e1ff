"""Where in a text the words stand: pieces of it, marked or not, without any markup."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain, takewhile

from logbook.search.folding import RUN, WORD, folded, joined, stems_of, words_of
from logbook.search.tokens import SHORTEST_PART, Question

BEFORE = 60
LONGEST = 240
FURTHEST = 20_000
"""Characters of a text that are looked through for a word to show."""

Piece = tuple[str, bool]
"""A part of a text, and whether it is what was looked for."""


def marked(text: str, question: Question) -> list[Piece]:
    """The whole text in pieces."""
    return _pieces(text, list(_spans(text, question)))


def excerpt(text: str, question: Question) -> list[Piece]:
    """A line or two around the first word found, or the beginning; … where the text is cut."""
    text = " ".join(text[:FURTHEST].split())
    spans = _spans(text, question)
    found = next(spans, (0, 0))
    first = found[0]
    start = 0 if first <= BEFORE else text.rfind(" ", 0, first - BEFORE) + 1
    end = len(text)
    if end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        end = cut if cut > first else start + LONGEST
    there = takewhile(lambda span: span[0] < end, chain((found,), spans))
    shown = [(at - start, min(until, end) - start) for at, until in there if until]
    pieces = _pieces(text[start:end], shown)
    if start > 0:
        pieces.insert(0, ("… ", False))
    if end < len(text):
        pieces.append((" …", False))
    return pieces


def _spans(text: str, question: Question) -> Iterator[tuple[int, int]]:
    stems, is_asked = _stems_of(question), _asked_by(question)
    for run in RUN.finditer(text):
        said = run[0]
        if said.isalnum():  # a word by itself
            if is_asked(said):
                yield run.span()
            continue
        if any(not stems.isdisjoint(stems_of(whole)) for whole in joined(words_of(said))):
            yield run.span()
            continue
        for word in WORD.finditer(text, *run.span()):
            if is_asked(word[0]):
                yield word.span()


@lru_cache(maxsize=16)
def _asked_by(question: Question) -> Callable[[str], bool]:
    """Whether a word is asked for; remembered, for what is found says the same words."""
    stems, beginning = _stems_of(question), question.beginning
    parts = [word for word in question.words if len(word) >= SHORTEST_PART]

    @lru_cache(maxsize=5_000)
    def is_asked(word: str) -> bool:
        plain = folded(word)
        begins = beginning is not None and plain.startswith(beginning)
        is_part = any(part in plain for part in parts)
        return begins or is_part or not stems.isdisjoint(stems_of(plain))

    return is_asked


@lru_cache(maxsize=64)
def _stems_of(question: Question) -> frozenset[str]:
    return frozenset().union(*question.stems)


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return [piece for piece in pieces if piece[0]]
