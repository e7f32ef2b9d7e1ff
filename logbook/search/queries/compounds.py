"""Dutch writes as one word what it calls by several: who looks for a part means the whole too."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from sqlalchemy import Select, String, bindparam, func, or_, select

from logbook.db import db
from logbook.search.folding import stems_of
from logbook.search.models import SearchWord
from logbook.search.tokens import SHORTEST_PART, Question

MOST = 200
"""Words looked at of which one may be a part: the shortest, nearest to what was asked."""


def with_compounds(question: Question) -> Question:
    """The question, with the words of the logbook that its words are a part of: one statement."""
    parts = [word for word in question.words if len(word) >= SHORTEST_PART and word.isalpha()]
    if not parts:
        return question
    sought = sorted({text for part in parts for text in (part, *_long_stems(part))})
    given = {f"part_{place}": text for place, text in enumerate(sought)}
    words = db.session.scalars(_holding(len(sought)), given).all()
    return replace(
        question,
        compounds=tuple(
            tuple(_made_with(part, words)) if part in parts else () for part in question.words
        ),
    )


@cache
def _holding(parts: int) -> Select[str]:
    """The words that hold one of so many parts, the shortest first; made once."""
    asked = (bindparam(f"part_{place}", type_=String()) for place in range(parts))
    return (
        select(SearchWord.word)
        .where(or_(*(SearchWord.word.contains(part) for part in asked)))
        .group_by(SearchWord.word)
        .order_by(func.length(SearchWord.word), SearchWord.word)
        .limit(MOST)
    )


def _made_with(part: str, words: Iterable[str]) -> Iterable[str]:
    """Those that hold it, or end as it does but for the ending: 'schadeverzekeraar'."""
    stems = _long_stems(part)
    for word in words:
        ends = any(whole.endswith(stem) for whole in stems_of(word) for stem in stems)
        if word != part and (part in word or ends):
            yield word


def _long_stems(part: str) -> list[str]:
    stems = sorted(stem.removeprefix("_") for stem in stems_of(part))
    return [stem for stem in stems if len(stem) >= SHORTEST_PART]
