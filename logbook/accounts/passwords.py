"""Passwords: which are good enough, how they are kept, how they are checked.

Hashing takes tens of milliseconds on purpose: never do it inside a transaction. The lengths,
and the absence of rules about kinds of characters, are those of ASVS 5.0 §6.2.
"""

import re
import secrets
import unicodedata
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from logbook.errors import Invalid
from logbook.web.language import _

SHORTEST = 15
LONGEST = 128
FEWEST_DIFFERENT = 6

# argon2id with the parameters that the library holds current (RFC 9106).
hasher = PasswordHasher()

_SUBSTITUTES = str.maketrans("@4310$57!|€", "aaeiosstile")
_SPACE = re.compile(r"[\W\d_]+")


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return hasher.hash(_bytes(password))


def verify(kept: str | None, password: str) -> bool:
    """Whether this is the password of which `kept` is the hash.

    Takes as long without a hash, so that the time of an answer does not tell who has an account.
    """
    # Made before it is known whether it is needed: the first answer must not differ either.
    stand_in = _stand_in(hasher)
    if len(password) > LONGEST:
        kept, password = None, ""
    try:
        hasher.verify(kept or stand_in, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def needs_rehash(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return hasher.check_needs_rehash(kept)


def require_good(password: str, *, about: tuple[str, ...] = ()) -> None:
    """Refuse what is short, long or easily guessed. Raises Invalid for the path 'password'.

    `about`: what others know of the person, such as name and e-mail address.
    """
    if len(password) < SHORTEST:
        problem = _(
            "Use at least %(shortest)d characters; a sentence of four or five words is fine.",
            shortest=SHORTEST,
        )
    elif len(password) > LONGEST:
        problem = _("Use at most %(longest)d characters.", longest=LONGEST)
    elif is_guessable(password, about=about):
        problem = _(
            "This is made of what others try first: well-known words, names, rows of keys or"
            " digits. Add words that nobody expects."
        )
    else:
        return
    raise Invalid({"password": [problem]})


def is_guessable(password: str, *, about: tuple[str, ...] = ()) -> bool:
    """Whether a password is made of well-known words, names, digits and repetition only."""
    folded = unicodedata.normalize("NFKD", password.casefold())
    if len(set(folded)) < FEWEST_DIFFERENT:
        return True
    words = _words() | {w for text in about for w in _SPACE.split(text.casefold()) if len(w) > 2}
    plain = _SPACE.sub("", folded)
    replaced = _SPACE.sub("", folded.translate(_SUBSTITUTES))
    return _consists_of(plain, words) or _consists_of(replaced, words)


def _consists_of(text: str, words: frozenset[str]) -> bool:
    """Whether the text is words of the set, one after the other; nothing is, too."""
    longest = max(map(len, words))
    reached = [True] + [False] * len(text)
    for end in range(1, len(text) + 1):
        reached[end] = any(
            reached[start] and text[start:end] in words
            for start in range(max(0, end - longest), end)
        )
    return reached[-1]


@cache
def _words() -> frozenset[str]:
    lines = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _stand_in(made_by: PasswordHasher) -> str:
    return made_by.hash(secrets.token_bytes(32))


def _bytes(password: str) -> bytes:
    # One form for what keyboards compose differently: é may arrive as one character or as two.
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
