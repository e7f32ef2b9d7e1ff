"""What organisations are called by name: in full once, then short, and as they were called then."""

import re

from logbook.composer.records import OrganisationRecord
from logbook.dates import PartialDate
from logbook.directory.sentence_forms import by_its_noun, in_a_sentence

_HEREAFTER = {"nl": "hierna: {}", "en": "hereafter: {}"}
_NOW = {"nl": "thans: {}", "en": "now: {}"}
_IS_WORD = re.compile(r"\w[a-zà-ÿ]+(?:[ -][\w]?[a-zà-ÿ]+)*")


class OrganisationNames:
    """Names in one language: an organisation in full the first time of a letter, then short.

    In a talk before it was renamed it has the name of then, the first time with that of now; so has
    one that was merged into another.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._introduced: set[str] = set()
        self._formerly: set[tuple[str, str]] = set()

    def is_new(self, one: OrganisationRecord) -> bool:
        """Whether the letter has not named it."""
        return one.id not in self._introduced

    def introduced(self, one: OrganisationRecord, on: PartialDate | None = None) -> str:
        """In full where it is named for the first time, by its name `on` that date."""
        former = former_name(one, on)
        if former is None:
            is_new, words = self.is_new(one), self._in_full(one)
            return self._with_now(words, one.now) if one.now and is_new else words
        words = self._former(former)
        if (one.id, former) in self._formerly:
            return words
        self._formerly.add((one.id, former))
        return self._with_now(words, one.now or one)

    def _with_now(self, words: str, now: OrganisationRecord) -> str:
        """Behind what it was called what it is now, between the same brackets as its short name."""
        said = _NOW[self._language].format(self._present(now))
        return f"{words[:-1]}, {said})" if words.endswith(")") else f"{words} ({said})"

    def short(self, one: OrganisationRecord, on: PartialDate | None = None) -> str:
        """By the short name, once the letter has said what it is short for."""
        former = former_name(one, on)
        if former is not None:
            return self._former(former)
        words, short = self._in_sentence(one), one.short_name
        name = one.name.in_language(self._language)
        if short is None or self.is_new(one):
            return words
        return words.replace(name, short, 1)

    def _in_full(self, one: OrganisationRecord) -> str:
        return self._told(one, bracketed=True)

    def _present(self, one: OrganisationRecord) -> str:
        """As it is called now, behind what it was called: 'de Bond van Spaarbanken, BvS'."""
        return self._told(one, bracketed=False)

    def _told(self, one: OrganisationRecord, *, bracketed: bool) -> str:
        """With its short name the first time: in brackets, or where it stands in some, behind."""
        if not self.is_new(one):
            return self.short(one)
        self._introduced.add(one.id)
        words, short = self._in_sentence(one), one.short_name
        name = one.name.in_language(self._language)
        if short is None or short == name:
            return words
        if name in words:
            known = self._known_as(one, words)
            return f"{words} ({known})" if bracketed else f"{words}, {known}"
        if bracketed:
            return self._spelt_out(words, short, f"{name} ({short})")
        return f"{self._spelt_out(words, short, name)}, {short}"

    def _known_as(self, one: OrganisationRecord, words: str) -> str:
        """'NVB', or where that reads as a word: 'hierna: het Platform'."""
        short = one.short_name or ""
        known_as = words.replace(one.name.in_language(self._language), short, 1)
        return _HEREAFTER[self._language].format(known_as) if _IS_WORD.fullmatch(short) else short

    def _former(self, former: str) -> str:
        """With its own article; bare where nothing says which that is."""
        return by_its_noun(former, self._language) or former

    def _in_sentence(self, one: OrganisationRecord) -> str:
        return in_a_sentence(one.name, one.in_sentence, self._language)

    def _spelt_out(self, words: str, short: str, full: str) -> str:
        return re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", lambda _: full, words, count=1)


def former_name(one: OrganisationRecord, on: PartialDate | None) -> str | None:
    """What it was called on a date; None where it had the name of now, or may have had it."""
    had = [(until, name) for name, until in one.formerly if on is not None and on.latest < until]
    return min(had)[1] if had else None
