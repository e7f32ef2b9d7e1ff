"""Words as they are looked for: folded, and reduced to their stems, alike for both databases.

A word is letters and digits, without capitals and accents. Words that a hyphen, an apostrophe or a
stop joins are found as one word too. A stem is written with `_` before it,
which no word holds, so that words and stems share one index and are never taken for each other.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from threading import Lock
from typing import Any

from logbook.richtext import UNSEEN

LONGEST_WORD = 64

# A word holds what nobody sees in it: a soft hyphen parts no word.
_WORD = rf"[^\W_]+(?:[{UNSEEN}]+[^\W_]+)*"
_THOUSANDS = r"(?<![^\W_])\d{1,3}(?:[ .\u00a0\u2009\u202f]\d{3})+(?![^\W_])"
WORD = re.compile(_WORD)
RUN = re.compile(rf"{_THOUSANDS}|{_WORD}(?:[-.'\u2018\u2019\u02bc\u2010\u2011`\u00b4]{_WORD})*")
"""A number with its thousands apart, or words that a hyphen, an apostrophe or a stop joins."""
_JOINED_AT_MOST = 5
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Letters that Unicode does not take apart into a letter and its accent.
_PLAIN = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ħ": "h",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)

# A stemmer keeps the word it works on within itself: one thread at a time.
_one_at_a_time = Lock()


@cache
def _stemmers() -> tuple[Any, ...]:
    import snowballstemmer  # noqa: PLC0415 - it reads forty languages, for who writes or looks

    return tuple(snowballstemmer.stemmer(language) for language in ("dutch", "english"))


def folded(text: str) -> str:
    """The text without capitals, accents and what nobody sees: 'Zoë' and 'zoe' are one."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", _UNSEEN.sub("", text)).casefold()
    return _ACCENTS.sub("", plain).translate(_PLAIN)


def runs_in(text: str) -> Iterator[list[str]]:
    """The folded words of what is written as one, in its order: 'e-mail', '35 570', 'bank'."""
    for run in RUN.finditer(text):
        if words := words_of(run[0]):
            yield words


def words_of(run: str) -> list[str]:
    """The words of a run, folded."""
    return [plain[:LONGEST_WORD] for word in WORD.findall(run) if (plain := folded(word))]


def words_in(text: str) -> list[str]:
    """Every word of the text in its order, folded."""
    return [word for words in runs_in(text) for word in words]


def joined(words: Sequence[str]) -> list[str]:
    """How people write a run without what joins its words, whole or in part; the whole last.

    'email', '35570', and of three words the first two and the last two as well. Figures are joined
    as thousands only: 35570-71 and 2.5 are no numbers of their own.
    """
    if len(words) < 2 or (all(map(str.isdecimal, words)) and not _are_thousands(words)):
        return []
    in_part = len(words) <= _JOINED_AT_MOST and all(len(word) > 1 for word in words)
    sizes = range(2, len(words) + 1) if in_part else [len(words)]
    parts = (
        "".join(words[at : at + size]) for size in sizes for at in range(len(words) + 1 - size)
    )
    return [part for part in parts if len(part) <= LONGEST_WORD]


def _are_thousands(words: Sequence[str]) -> bool:
    return len(words[0]) <= 3 and all(len(word) == 3 for word in words[1:])


@lru_cache(maxsize=100_000)
def stems_of(word: str) -> frozenset[str]:
    """The Dutch and the English stem of a folded word: people write both, often in one text."""
    with _one_at_a_time:
        return frozenset(f"_{stemmer.stemWord(word)}" for stemmer in _stemmers())


def holds(text: str, *said: str | None) -> bool:
    """Whether all words of the text stand somewhere in what is said, also within a word.

    For lists too short for an index.
    """
    there = " ".join(
        word for one in said if one for words in runs_in(one) for word in (*words, *joined(words))
    )
    asked = words_in(text)
    return bool(asked) and all(word in there for word in asked)
