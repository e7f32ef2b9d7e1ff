"""Where in a text the words stand: pieces of it, marked or not, without any markup."""

from collections.abc import Iterator
from functools import lru_cache

from logbook.search.folding import WORD, folded, stems_of
from logbook.search.tokens import Question

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
    first = next(_spans(text, question), (0, 0))[0]
    start = 0 if first <= BEFORE else text.rfind(" ", 0, first - BEFORE) + 1
    end = len(text)
    if end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        end = cut if cut > first else start + LONGEST
    pieces = marked(text[start:end], question)
    if start > 0:
        pieces.insert(0, ("… ", False))
    if end < len(text):
        pieces.append((" …", False))
    return pieces


def _spans(text: str, question: Question) -> Iterator[tuple[int, int]]:
    stems, beginning = _stems_of(question), question.beginning
    for word in WORD.finditer(text):
        plain = folded(word[0])
        begins = beginning is not None and plain.startswith(beginning)
        if begins or not stems.isdisjoint(stems_of(plain)):
            yield word.span()


@lru_cache(maxsize=64)
def _stems_of(question: Question) -> frozenset[str]:
    return frozenset().union(*(stems_of(word) for word in question.words))


def _pieces(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for start, end in spans:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at:], False))
    return [piece for piece in pieces if piece[0]]
