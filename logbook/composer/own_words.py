"""Parties called in words of their own or by their sector: then, and once they were mentioned.

'Enkele rederijen' are 'de rederijen' afterwards, but not where 'een rederij' sat there too: that
would say of all what some of them said.
"""

import re
from collections.abc import Iterable, Sequence

from logbook.composer.grammar import Called, Number, made_definite
from logbook.composer.guarded import Guard, tellable
from logbook.composer.records import MeetingRecord, PartyRecord
from logbook.composer.unnamed import Seat, noun_at
from logbook.directory.models import Article
from logbook.meetings.models import Attribution
from logbook.meetings.naming import SOMEBODY
from logbook.meetings.nouns import KIND_NOUNS, Noun

_DETERMINER = {
    "nl": re.compile(
        r"^(?:een aantal|enkele|enige|diverse|verschillende|meerdere|alle|de|het|een|die|deze) "
    ),
    "en": re.compile(r"^(?:a number of|some|several|various|all|the|an?|those|these) "),
}
_SOME_OF = {"nl": "enkele van de {}", "en": "some of the {}"}
_OTHERS = {"nl": "de andere {}", "en": "the other {}"}
_JUST = {"nl": ("een {}",), "en": ("a {}", "an {}")}
_WITH_DE = (
    "ceo|cfo|directeur|bestuurder|voorzitter|vertegenwoordiger|adviseur|deskundige|expert|bankier"
    "|ondernemer|boer|boerin|hoogleraar|woordvoerder|medewerker|partij|fabriek|supermarkt|gemeente"
    "|provincie|stichting|vereniging|bond|federatie|leverancier|klant|belegger|beheerder"
    "|onderzoeker|wetenschapper|commissaris"
)
_WITH_HET = (
    "fonds|concern|instituut|platform|bestuur|lid|team|consortium|ziekenhuis|netwerk|panel"
    "|collectief|kantoor|bureau|waterschap|college|ministerie"
)
_COMMON = {
    article: re.compile(rf"een (?:ander )?((?:[\w-]+e )*)[\w-]*(?:{words})(?!\w)", re.IGNORECASE)
    for article, words in ((Article.DE, _WITH_DE), (Article.HET, _WITH_HET))
}
"""Nouns that parties are often called by in words of their own, by their article."""
_ENDING = 3  # the letters by which a plural may be longer than its singular
_STEM = 3
_CHANGED = 2  # and those of the singular that it may spell otherwise: 'bedrijf', 'bedrijven'


class OwnWords:
    """What parties are called by the words of their record, in one language."""

    def __init__(self, language: str, guard: Guard) -> None:
        self._language, self._guard = language, guard

    def of(self, party: PartyRecord, meeting: MeetingRecord) -> Called | None:
        """Its own words, or its sector; None for an organisation that has none it may have."""
        if party.as_ is not None:
            words = party.as_.in_language(self._language)
            if not self._guard.reveals(words, meeting):
                return Called(words, Number.PLURAL if party.plural else Number.SINGULAR)
        if party.organisation is not None:
            return None
        if party.nouns is None:
            return Called(SOMEBODY.in_language(self._language))
        return Called(party.nouns.in_language(self._language), Number.PLURAL)

    def seat(self, party: PartyRecord, meeting: MeetingRecord) -> Seat | None:
        """Its seat, named or not; None where its own words say more than what it is."""
        noun, own, one = noun_at(party), self.of(party, meeting), party.organisation
        if noun is None:
            return None
        if own is not None:
            singular = noun.singular.in_language(self._language)
            just = [words.format(singular).casefold() for words in _JUST[self._language]]
            if _is_named(party) or own.plural or own.words.casefold() not in just:
                return None
        return Seat(party.id, noun, one.id if one is not None else "")

    def crowded(self, meeting: MeetingRecord) -> Sequence[Noun]:
        """The nouns of seats, of which others sat there too that have no seat of their own."""
        told = tellable(meeting)
        seats = [seat for one in told if (seat := self.seat(one, meeting))]
        plurals = [own for one in told if (own := self.of(one, meeting)) and own.plural]
        return [
            seat.noun
            for seat in seats
            for own in plurals
            if _includes(seat.noun.plural.in_language(self._language), own.words, self._language)
        ]

    def again(
        self, called: Called, party: PartyRecord, also: Sequence[PartyRecord], *, apart: bool
    ) -> Called:
        """What a party is called once it was mentioned.

        `also` are called so too, and are not meant. Where they were all named, and what they said
        too (`apart`), the party is 'de andere banken'.
        """
        if not also:
            noun = noun_at(party)
            article = article_of(called.words, [noun] if noun else [])
            return made_definite(called, self._language, article)
        words = called.words
        if called.plural and words[:1].islower():
            some = _OTHERS if apart and all(map(_is_named, also)) else _SOME_OF
            words = some[self._language].format(_bare(words, self._language))
        return Called(words, called.number, of=(party.id,))

    def also(
        self, party: PartyRecord, asked: Sequence[PartyRecord], meeting: MeetingRecord
    ) -> Sequence[PartyRecord]:
        """Who besides those asked sat there, and is called so as well as this party is."""
        own = self.of(party, meeting)
        others = [one for one in tellable(meeting) if one not in asked]
        return [one for one in others if own and self._is_called(one, own.words, meeting)]

    def have(self, noun: Noun, parties: Sequence[PartyRecord], meeting: MeetingRecord) -> bool:
        """Whether the plural of one of the parties means each of that noun, and no one else."""
        plural = noun.plural.in_language(self._language)
        own = [(one, self.of(one, meeting)) for one in parties]
        return any(
            words is not None
            and words.plural
            and _bare(words.words, self._language) == plural
            and not self.also(one, parties, meeting)
            for one, words in own
        )

    def _is_called(self, party: PartyRecord, so: str, meeting: MeetingRecord) -> bool:
        own, noun = self.of(party, meeting), noun_at(party)
        if own is not None:
            return _includes(so, own.words, self._language)
        forms = [noun.singular, noun.plural] if noun is not None else []
        words = [form.in_language(self._language) for form in forms]
        return any(_includes(so, one, self._language) for one in words)


def article_of(words: str, nouns: Iterable[Noun]) -> Article | None:
    """The article of a noun that stands behind 'een' in the Dutch words; None for one not known.

    It may have adjectives before it; those of a word with 'het' would have to be inflected.
    """
    for noun in (*nouns, *KIND_NOUNS):
        singular = re.escape(noun.singular.nl)
        found = re.match(
            rf"een (?:ander )?((?:[\w-]+e )*)[\w-]*{singular}(?!\w)", words, re.IGNORECASE
        )
        if found and (noun.article is Article.DE or not found[1]):
            return noun.article
    for article, pattern in _COMMON.items():
        found = pattern.match(words)
        if found and (article is Article.DE or not found[1]):
            return article
    return None


def _is_named(party: PartyRecord) -> bool:
    return party.organisation is not None and party.attribution is Attribution.NAME


def _bare(words: str, language: str) -> str:
    return _DETERMINER[language].sub("", words)


def _includes(words: str, other: str, language: str) -> bool:
    """Whether the other is one, or are some, of what these words say without a determiner.

    'Rederijen' include 'een rederij' and 'kleinere rederijen'; 'een rederij' no 'rederijen'.
    """
    whole, part = (_bare(one, language).casefold() for one in (words, other))
    all_, last = whole.split(), part.split()[-len(whole.split()) :]
    pairs = list(zip(last, all_, strict=False))
    return part.endswith(whole) or (
        len(last) == len(all_)
        and any(_is_one_of(one[at:], several) for one, several in pairs for at in range(len(one)))
        and all(_is_like(one, several) for one, several in pairs)
    )


def _is_like(word: str, other: str) -> bool:
    """Whether it is the same word, or one of the other, or the same inflected: 'groot', 'grote'."""
    return word.endswith(other) or any(
        _is_one_of(word[at:], other, inflected=True) for at in range(len(word))
    )


def _is_one_of(singular: str, plural: str, *, inflected: bool = False) -> bool:
    longer = len(plural) - len(singular)
    stem = singular[: max(len(singular) - _CHANGED, _STEM)]
    least = 0 if inflected else 1
    return least <= longer <= _ENDING and len(stem) >= _STEM and plural.startswith(stem)
