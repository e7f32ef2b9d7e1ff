"""Words as they are looked for: folded, and reduced to their stems, alike for both databases.

A word is letters and digits, without capitals and accents. A stem is written with `_` before it,
which no word holds, so that words and stems share one index and are never taken for each other.
"""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import snowballstemmer

LONGEST_WORD = 64

WORD = re.compile(r"[^\W_]+")
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
_stemmers = tuple(snowballstemmer.stemmer(language) for language in ("dutch", "english"))


def folded(text: str) -> str:
    """The text without capitals and accents: 'Zoë' and 'zoe' are one, as are 'ﬁ' and 'fi'."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _ACCENTS.sub("", plain).translate(_PLAIN)


def words_in(text: str) -> list[str]:
    """Every word of the text in its order, folded."""
    return [word[:LONGEST_WORD] for word in WORD.findall(folded(text))]


@lru_cache(maxsize=100_000)
def stems_of(word: str) -> frozenset[str]:
    """The Dutch and the English stem of a folded word: people write both, often in one text."""
    with _one_at_a_time:
        return frozenset(f"_{stemmer.stemWord(word)}" for stemmer in _stemmers)
