"""Where in a text the words stand: pieces of it, marked or not, without any markup."""

from collections.abc import Iterator
from functools import lru_cache

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
    parts = [word for word in question.words if len(word) >= SHORTEST_PART]

    def is_asked(plain: str) -> bool:
        begins = beginning is not None and plain.startswith(beginning)
        is_part = any(part in plain for part in parts)
        return begins or is_part or not stems.isdisjoint(stems_of(plain))

    for run in RUN.finditer(text):
        if any(not stems.isdisjoint(stems_of(whole)) for whole in joined(words_of(run[0]))):
            yield run.span()
            continue
        for word in WORD.finditer(text, *run.span()):
            if is_asked(folded(word[0])):
                yield word.span()


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
