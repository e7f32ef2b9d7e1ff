"""By which words an organisation is known, so that a text tells who is meant.

That is more than its name: what it was called before, the names of those that it became one with,
each with or without the legal form and however it is spelt, and the people that speak for it.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from logbook.richtext import UNSEEN
from logbook.wording import Wording

_UNSEEN = re.compile(f"[{UNSEEN}]+")
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = ("de", "het", "the")
_BETWEEN = r"[\s.\-‐‑–'’&/_,]{0,3}"  # noqa: RUF001 - hyphens as people paste them
_ENDINGS = (
    *(("n", "v"), ("b", "v"), ("u", "a"), ("w", "a"), ("b", "a"), ("c", "v"), ("s", "e")),
    ("s", "a"),
    *(("v", "o", "f"), ("nv",), ("bv",), ("ua",), ("wa",), ("ba",), ("cv",), ("vof",), ("se",)),
    *(("sa",), ("ltd",), ("limited",), ("inc",), ("gmbh",), ("ag",), ("plc",), ("llc",), ("corp",)),
    ("holding",),
)
_BEGINNINGS = ("cooperatie", "cooperatieve", "cooperative", "cooperation")
_TITLED = (
    r"(?:de heer|heer|meneer|mevrouw|mevr\.?|mw\.?|dhr\.?|mr\.?|mrs\.?|ms\.?|dr\.?|drs\.?|ir\.?)"
)
_PARTICLES = (
    *("van", "von", "de", "den", "der", "het", "ter", "ten", "te", "in", "op", "aan"),
    *("t", "d", "el", "al", "la", "le", "du", "di"),
)
_GENERIC = frozenset(
    " ".join(
        (
            "koninklijke nederlandse nederlands nationale nationaal europese europees algemene",
            "centrale verenigde vereniging stichting bond federatie raad platform koepel unie",
            "verbond kring pensioenfonds bank groep holding instituut autoriteit commissie dienst",
            "ministerie gemeente provincie waterschap universiteit hogeschool bureau netwerk",
            "centrum maatschappij onderneming bedrijf rederij haven internationale international",
            "royal dutch netherlands national european general association union council",
            "foundation authority network institute company bank pension fund federation",
            "cooperatie cooperatieve cooperative over voor onder naar from with",
            # Places that talks are about, and that many are called after.
            "nederland noordzee waddenzee oostzee europa holland amsterdam rotterdam utrecht",
            "groningen friesland zeeland limburg brabant gelderland drenthe overijssel flevoland",
            "eindhoven schiphol caribisch rijn maas ijssel north south noord zuid oost west",
            "eu vn un nl uk vk us vs",
        )
    ).split()
)
_HEADS = ("bank", "groep", "bond", "unie", "verbond", "fonds", "group", "union", "fund")
_SHORTEST_STEM = 6  # a shorter name begins too many words that say nothing of it
_SHORTEST_MODIFIER = 3


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells an organisation: names however they are spelt, and words only with their capital.

    `marks` are the word that a name is shortened to ('ABN', the 'Rabo' of 'Rabobank') and the
    surnames of its contacts; `stems` the names that also tell it within a longer word
    ('Rabobankconcern').
    """

    organisation: str
    names: frozenset[str]
    marks: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()

    def tells(self, text: str) -> bool:
        """Whether the text says who it is."""
        plain = unaccented(text)
        return any(
            pattern is not None and pattern.search(plain) is not None
            for pattern in (
                _names_in(self.names),
                _marks_in(self.marks),
                _beginning_with(self.stems),
            )
        )

    def without_names(self, text: str) -> str:
        """The text, unaccented, without the names in full."""
        pattern = _names_in(self.names)
        return pattern.sub("…", unaccented(text)) if pattern else unaccented(text)


def identity(
    organisation: str,
    name: Wording,
    in_sentence: Wording | None = None,
    short: str | None = None,
    others: Iterable[str] = (),
    people: Iterable[str] = (),
    nouns: Iterable[Wording | None] = (),
) -> Identity:
    """Who an organisation is: its names, `others` that it had or took over, `people` in full.

    `nouns`: what it is one of, which says nothing of which one it is.
    """
    spoken = in_sentence or name
    every = [one for one in (name.nl, name.en, spoken.nl, spoken.en, short, *others) if one]
    common = {word for one in nouns if one for text in (one.nl, one.en) for word in _words(text)}
    names, marks, stems = set[str](), set[str](), set[str]()
    for each in every:
        words = _without_article(_written(each))
        bare = _without_form(words)
        names.add(" ".join(words))
        if len(bare) > 1 and bare != words:
            names.add(" ".join(bare))
        mark = next(_telling(bare, common), "")
        marks |= {mark, _modifier(mark, common)}
        if mark and len("".join(bare)) >= _SHORTEST_STEM:
            stems.add(" ".join(bare))
    for person in people:
        names.add(" ".join(_written(person)))
        marks.add(surname(person))
    return Identity(
        organisation, frozenset(names - {""}), frozenset(marks - {""}), frozenset(stems)
    )


def any_of(identities: Iterable[Identity]) -> Identity:
    """What tells one of these, whichever."""
    each = list(identities)
    none = frozenset[str]()
    return Identity(
        "",
        none.union(*(one.names for one in each)),
        none.union(*(one.marks for one in each)),
        none.union(*(one.stems for one in each)),
    )


def surname(person: str) -> str:
    """The last name, without what stands before it: 'Eva van der Berg' is 'Berg'. One name: ''."""
    words = _written(person)
    return words[-1] if len(words) > 1 and words[-1].casefold() not in _PARTICLES else ""


def addresses(text: str, last_name: str) -> bool:
    """Whether a text calls somebody 'de heer' or 'mevrouw' with that last name."""
    before = rf"(?:(?:{'|'.join(sorted(_PARTICLES))})\s+){{0,3}}"
    wanted = rf"\b(?i:{_TITLED})\s+(?i:{before}){re.escape(last_name)}(?!\w)"
    return bool(last_name) and re.search(wanted, unaccented(text)) is not None


def unaccented(text: str) -> str:
    """The text without accents, as people leave them out, and without what nobody sees in it."""
    apart = unicodedata.normalize("NFKD", _UNSEEN.sub("", text))
    return "".join(one for one in apart if not unicodedata.combining(one))


def _written(text: str) -> list[str]:
    return _WORD.findall(unaccented(text))


def _words(text: str | None) -> list[str]:
    return [one.casefold() for one in _written(text or "")]


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0].casefold() in _ARTICLES else words


def _without_form(words: list[str]) -> list[str]:
    """The words of a name without those that say which kind of legal person it is."""
    if len(words) > 1 and words[0].casefold() in _BEGINNINGS:
        return _without_form(words[1:])
    said = [one.casefold() for one in words]
    for ending in _ENDINGS:
        if len(words) > len(ending) and tuple(said[-len(ending) :]) == ending:
            return _without_form(words[: -len(ending)])
    return words


def _telling(words: Sequence[str], common: set[str]) -> Iterator[str]:
    """The words of a name that can stand for all of it: also 'ABN', of three letters or two."""
    for word in words:
        generic = word.casefold() in _GENERIC | common or (word.casefold(),) in _ENDINGS
        long_enough = len(word) > 3 or (len(word) > 1 and word.isupper())
        if not generic and long_enough and word[0].isupper():
            yield word


def _modifier(word: str, common: set[str]) -> str:
    """What stands before the generic end of a compound: the 'Rabo' of 'Rabobank'; else ''."""
    for head in sorted((*_HEADS, *common), key=len, reverse=True):
        before = word[: -len(head)]
        if word.casefold().endswith(head) and len(before) >= _SHORTEST_MODIFIER:
            return "" if before.casefold() in _GENERIC | common else before
    return ""


@lru_cache(maxsize=4096)
def _names_in(names: frozenset[str]) -> re.Pattern[str] | None:
    each = _however_spaced(names)
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)", re.IGNORECASE) if each else None


@lru_cache(maxsize=4096)
def _beginning_with(stems: frozenset[str]) -> re.Pattern[str] | None:
    each = _however_spaced(stems)
    return re.compile(rf"(?<!\w)(?:{each})\w") if each else None


def _however_spaced(names: Iterable[str]) -> str:
    """An expression for any of the names, the longest first; '' for none."""
    each = [_BETWEEN.join(map(re.escape, one.split())) for one in sorted(names, key=len)]
    return "|".join(reversed(each))


@lru_cache(maxsize=4096)
def _marks_in(marks: frozenset[str]) -> re.Pattern[str] | None:
    each = "|".join(map(re.escape, sorted(marks)))
    return re.compile(rf"(?<!\w)(?:{each})(?!\w)") if each else None
