"""What those at the other side are called, as far as their attribution allows.

By name only what was said by name; else by sector, or in the words logged; what is internal is not
told at all. A name that must not be told is kept out of every sentence on its meeting.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from logbook.meetings.models import Attribution
from logbook.meetings.telling import SOMEBODY
from logbook.reports.letter.grammar import Called, Number, made_definite, together
from logbook.reports.letter.records import Actor, Meeting, Organisation, Party
from logbook.wording import Wording

_GUARDED = list(Attribution)
_THEIR_ASSOCIATION = Wording("hun brancheorganisatie", "their trade association")
_ARTICLE = re.compile(r"^(?:de|het|the)\s+", re.IGNORECASE)
_THROUGH = {"nl": "via {}", "en": "through {}"}


def tellable(meeting: Meeting) -> list[Party]:
    """The parties that may be told of at all."""
    return [party for party in meeting.parties if party.attribution is not Attribution.INTERNAL]


def more_guarded(one: Attribution, other: Attribution) -> Attribution:
    """The more guarded of two."""
    return max(one, other, key=_GUARDED.index)


def reveals(text: str, meeting: Meeting) -> bool:
    """Whether a text names an organisation that this meeting may not be told of by name."""
    told = text.casefold()
    names = {name.casefold() for name in _names(meeting, open_=False)}
    names -= {name.casefold() for name in _names(meeting, open_=True)}
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told) for name in names)


def _names(meeting: Meeting, *, open_: bool) -> Iterator[str]:
    """The names of those who may be named, or of those who may not."""
    for party in meeting.parties:
        if (party.attribution is Attribution.NAME) is open_:
            yield from _names_of(party.organisation)
            yield from _names_of(party.via.organisation if party.via else None)


def _names_of(organisation: Organisation | None) -> Iterator[str]:
    if organisation is not None:
        spoken = organisation.in_sentence or organisation.name
        names = (organisation.name.nl, organisation.name.en, organisation.short_name)
        each = (*names, *(_ARTICLE.sub("", one or "") for one in (spoken.nl, spoken.en)))
        yield from (name.strip() for name in each if name and name.strip())


class Naming:
    """Names in one language: an organisation in full the first time, then short."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._introduced: set[str] = set()
        self._here: set[Called] = set()

    def begin(self) -> None:
        """Another talk begins: who sat there was not named yet."""
        self._here = set()

    def introduce(
        self, parties: Iterable[Party], meeting: Meeting, *, tell_via: bool = True
    ) -> Called:
        """All of them, with the full name of whoever is named for the first time."""
        called: list[Called] = []
        for party in parties:
            one = self.party(party, meeting, first=True)
            self._here.add(one)
            via = self._via(party) if tell_via else ""
            called.append(Called(f"{one.words} ({via})", one.number) if via else one)
        return together(called, self._language)

    def again(self, parties: Iterable[Party], meeting: Meeting, attribution: Attribution) -> Called:
        """All of them by their short names, as guarded as what was said."""
        return together(
            [self.party(party, meeting, attribution) for party in parties], self._language
        )

    def common_via(self, parties: Sequence[Party]) -> str:
        """'via de koepel' where all were spoken to through the same; else ''."""
        through = {(party.via, party.attribution) for party in parties}
        return self._via(parties[0]) if len(through) == 1 else ""

    def occasion(self, words: str, parties: Iterable[Party]) -> str:
        """The name of an occasion, with full names where it names a party first."""
        for party in parties:
            one = party.organisation
            if one is not None and party.attribution is Attribution.NAME and self._is_new(one):
                short = self._short(one)
                if short in words:
                    words = words.replace(short, self._name(one), 1)
        return words

    def actor(self, actor: Actor, meeting: Meeting, attribution: Attribution) -> Called | None:
        """Who said or heard a point; None for who stays internal."""
        party = next((one for one in meeting.parties if one.id == actor.party), None)
        if party is not None:
            internal = party.attribution is Attribution.INTERNAL
            return None if internal else self.party(party, meeting, attribution)
        words = (actor.inline or SOMEBODY).in_language(self._language)
        return Called(words, Number.PLURAL if actor.plural else Number.SINGULAR)

    def party(
        self,
        party: Party,
        meeting: Meeting,
        attribution: Attribution = Attribution.NAME,
        *,
        first: bool = False,
    ) -> Called:
        """One of them, by the more guarded of its attribution and the one given."""
        called = self._called(party, meeting, attribution, first=first)
        if called in self._here and not first:
            return made_definite(called, self._language)
        return called

    def _called(
        self, party: Party, meeting: Meeting, attribution: Attribution, *, first: bool
    ) -> Called:
        told = more_guarded(party.attribution, attribution)
        if party.as_ is not None:
            words = party.as_.in_language(self._language)
            if not reveals(words, meeting):
                return Called(words, Number.PLURAL if party.plural else Number.SINGULAR)
        one = party.organisation
        if one is not None and told is Attribution.NAME:
            words = self._name(one) if first else self._short(one)
            return Called(words, Number.PLURAL if one.plural else Number.SINGULAR)
        nouns = party.nouns or (one.nouns if one is not None else None)
        if nouns is None:
            return Called(SOMEBODY.in_language(self._language))
        return Called(nouns.in_language(self._language), Number.PLURAL)

    def _via(self, party: Party) -> str:
        via = party.via
        if via is None:
            return ""
        if via.organisation is not None and party.attribution is Attribution.NAME:
            words = self._name(via.organisation)
        elif via.nouns is not None:
            words = via.nouns.in_language(self._language)
        else:
            words = _THEIR_ASSOCIATION.in_language(self._language)
        return _THROUGH[self._language].format(words)

    def _is_new(self, organisation: Organisation) -> bool:
        return organisation.id not in self._introduced

    def _name(self, organisation: Organisation) -> str:
        """In full with the short name behind it, once; afterwards short."""
        words, short = self._short(organisation), organisation.short_name
        name = organisation.name.in_language(self._language)
        known = not self._is_new(organisation) or short is None or short == name
        self._introduced.add(organisation.id)
        if known or short is None or name in words:
            return words
        full = f"{name} ({short})"
        return re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", lambda _: full, words, count=1)

    def _short(self, organisation: Organisation) -> str:
        words = organisation.in_sentence or organisation.name
        return words.in_language(self._language)
