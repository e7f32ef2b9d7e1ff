"""Which of several unnamed ones is meant: one that spoke before, or another of them.

Of two banks that each said something, 'een van de banken' twice would be read as one and the same;
of one that spoke twice, as two. Nobody can count those of whom two were told together.
"""

from logbook.composer.noun_words import NounWords
from logbook.meetings.nouns import Noun

_EARLIER = {"nl": "eerder genoemde", "en": "aforementioned"}
_FIRST = {"nl": "eerstgenoemde", "en": "first-mentioned"}
_MENTIONED = {"nl": "als {} genoemde", "en": "{}-mentioned"}
_THESE = {"nl": "deze {} {}", "en": "these {} {}"}
_THE = {"nl": "de {} {} {}", "en": "the {} {} {}"}
_REST = {"nl": "de overige", "en": "the remaining"}
_YET = {"nl": "nog {}", "en": "yet {}"}
_MORE = {"nl": "nog {} {}", "en": "{} more {}"}
_ANOTHER = {"nl": "een {} {}", "en": "a {} {}"}

Parties = frozenset[str]


class Mentions:
    """Those of one noun that were mentioned in one talk apart from the others, in order.

    What is asked for within one sentence is called the same until that is told (`keep`).
    """

    def __init__(self, noun: Noun, language: str) -> None:
        self._noun, self._language, self._words = noun, language, NounWords(language)
        self._told: list[Parties] = []
        self._now: dict[Parties, str] = {}
        self._last: Parties | None = None
        self._blurred = False

    def keep(self) -> None:
        """What was asked for is told."""
        self._told += [one for one in self._now if one not in self._told]
        self._now = {}

    def take_back(self) -> None:
        """What was asked for is not told after all."""
        self._now = {}

    def pass_by(self) -> None:
        """Somebody else of that noun is mentioned, who is called otherwise."""
        self._last = None

    def called(
        self,
        meant: Parties,
        all_of_them: Parties,
        *,
        others: bool,
        open_ended: bool,
        mingled: bool,
    ) -> str:
        """What these are called among all that are called alike.

        `others`: all of them are 'de andere banken', beside one that is named. `open_ended`: there
        are more than these. `mingled`: one that is named speaks among them unnamed, so that nobody
        may be told by whom the words leave.
        """
        if meant in self._now:
            return self._now[meant]
        before = [*self._told, *(one for one in self._now if one not in self._told)]
        known = Parties().union(*before)
        if meant in self._told:
            words = self._again(meant) or self._words.of(self._noun, len(meant), others=others)
        elif not known or meant & known:
            self._blurred |= bool(known)
            words = self._words.of(self._noun, len(meant), others=others)
        elif all_of_them - known == meant and not (others or open_ended or mingled):
            words = self._rest(meant, before)
        else:
            words = self._new(meant, len(known), others=others, mingled=mingled)
        self._now[meant] = words
        self._last = meant
        return words

    def _again(self, meant: Parties) -> str | None:
        """'Deze bank' where it was the last one mentioned; None where no words say which."""
        count, is_last = len(meant), meant == self._last
        plural = self._noun.plural.in_language(self._language)
        if is_last and count > 1:
            return _THESE[self._language].format(self._words.number(count), plural)
        if is_last:
            return self._words.determined(self._noun, "this")
        at = self._told.index(meant)
        which = (_FIRST if len(self._told) > 1 else _EARLIER)[self._language]
        if count > 1:
            number = self._words.number(count)
            words = _THE[self._language].format(number, which, plural)
            return words if at == 0 else None
        if at > 0:
            ordinal = self._words.ordinal(at + 1)
            if ordinal is None or any(len(one) > 1 for one in self._told[:at]):
                return None
            which = _MENTIONED[self._language].format(ordinal)
        return self._words.determined(self._noun, which)

    def _rest(self, meant: Parties, before: list[Parties]) -> str:
        """All of which nothing was told yet; behind 'een andere bank' the last is 'de derde'."""
        if len(before) == 1:
            if len(meant) > 1:
                return self._words.the_plural(self._noun, others=True)
            return self._words.determined(self._noun, "other")
        rest = _REST[self._language]
        if len(meant) > 1:
            return f"{rest} {self._noun.plural.in_language(self._language)}"
        if self._blurred:
            return self._new(meant, len(before), others=False, mingled=False)
        ordinal = self._words.ordinal(len(Parties().union(*before)) + 1)
        return self._words.determined(self._noun, ordinal or rest.partition(" ")[2])

    def _new(self, meant: Parties, known: int, *, others: bool, mingled: bool) -> str:
        """Some of which nothing was told yet, and not all that are left."""
        language, count = self._language, len(meant)
        if mingled:
            ordinal = None if self._blurred else self._words.ordinal(known + 1)
            if count == 1 and ordinal:
                singular = self._noun.singular.in_language(language)
                return _ANOTHER[language].format(ordinal, singular)
            number, _, of_them = self._words.of(self._noun, count, others=False).partition(" ")
            return _MORE[language].format(number, of_them)
        yet = others or known > 1
        if count > 1:
            words = self._words.several(self._noun, count, other=True)
            return _YET["nl"].format(words) if yet and language == "nl" else words
        if language == "nl" or others:
            words = self._words.a(self._noun, other=True)
        else:
            words = f"another of the {self._noun.plural.in_language(language)}"
        return _YET[language].format(words) if yet else words
