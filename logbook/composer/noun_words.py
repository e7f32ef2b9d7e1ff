"""A noun as sentences use it, with its article and how many: 'een andere bank', 'twee banken'."""

from logbook.directory.models import Article
from logbook.meetings.nouns import Noun

_NUMBERS = {
    "nl": (
        *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
        *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien"),
        *("achttien", "negentien", "twintig"),
    ),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        *("eighteen", "nineteen", "twenty"),
    ),
}
_ORDINALS = {
    "nl": ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste"),
    "en": ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
}
_OTHER = {"nl": "andere ", "en": "other "}
_ENGLISH = {"this": "this", "same": "the same", "other": "the other"}


class NounWords:
    """The forms of nouns in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def a(self, noun: Noun, *, other: bool = False) -> str:
        """'Een bank', 'een andere bank'."""
        singular = noun.singular.in_language(self._language)
        if self._language == "en":
            return f"another {singular}" if other else _an(singular)
        return f"een {_inflected('ander', noun)} {singular}" if other else f"een {singular}"

    def determined(self, noun: Noun, word: str) -> str:
        """'De bank' (`the`), 'deze bank' (`this`), 'dezelfde bank' (`same`), or the `other`.

        Any other word stands between article and noun as it is: 'de eerstgenoemde bank'.
        """
        singular = noun.singular.in_language(self._language)
        neuter = noun.article is Article.HET
        if self._language == "en":
            return f"{_ENGLISH.get(word, 'the' if word == 'the' else f'the {word}')} {singular}"
        words = {
            "the": str(noun.article),
            "this": "dit" if neuter else "deze",
            "same": "hetzelfde" if neuter else "dezelfde",
            "other": f"{noun.article} andere",
        }
        return f"{words.get(word, f'{noun.article} {word}')} {singular}"

    def several(self, noun: Noun, count: int, other: bool) -> str:
        """'Twee banken', 'twee andere banken'."""
        plural = noun.plural.in_language(self._language)
        return f"{self.number(count)} {_OTHER[self._language] if other else ''}{plural}"

    def the_plural(self, noun: Noun, *, others: bool) -> str:
        """'De banken', 'de andere banken'."""
        plural = noun.plural.in_language(self._language)
        article = {"nl": "de", "en": "the"}[self._language]
        return f"{article} {_OTHER[self._language] if others else ''}{plural}"

    def of(self, noun: Noun, count: int, *, others: bool) -> str:
        """'Een van de banken', 'twee van de andere banken'."""
        between = {"nl": "van", "en": "of"}[self._language]
        return f"{self.number(count)} {between} {self.the_plural(noun, others=others)}"

    def number(self, count: int) -> str:
        """In words up to twenty."""
        words = _NUMBERS[self._language]
        return words[count] if count < len(words) else str(count)

    def ordinal(self, at: int) -> str | None:
        """'Tweede' for 2; None beyond what is counted in words."""
        words = _ORDINALS[self._language]
        return words[at - 1] if at <= len(words) else None


def _inflected(adjective: str, noun: Noun) -> str:
    """'een andere bank', 'een ander pensioenfonds'."""
    return adjective if noun.article is Article.HET else f"{adjective}e"


def _an(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"
