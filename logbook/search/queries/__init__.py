"""What can be asked of the index. Every answer holds only what the caller may see."""

from logbook.search.queries.excerpts import Piece, excerpt, marked
from logbook.search.queries.hits import MOST_COUNTED, Found, Hit, best_of_each, search, these
from logbook.search.queries.narrowing import holding
from logbook.search.queries.suggestions import Advice, advise

__all__ = [
    "MOST_COUNTED",
    "Advice",
    "Found",
    "Hit",
    "Piece",
    "advise",
    "best_of_each",
    "excerpt",
    "holding",
    "marked",
    "search",
    "these",
]
