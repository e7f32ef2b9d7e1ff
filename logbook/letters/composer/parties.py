"""What those at the other side are called, as far as their attribution allows.

By name only what was said by name; else by sector, or in the words logged; what is internal is not
told at all. A name that must not be told is kept out of every sentence on its meeting.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from logbook.letters.composer.grammar import Called, Number, made_definite, together
from logbook.letters.composer.guarded import reveals
from logbook.letters.composer.records import (
    ActorRecord,
    MeetingRecord,
    OrganisationRecord,
    PartyRecord,
)
from logbook.letters.composer.unnamed import Seat, Unnamed, noun_of
from logbook.meetings.guarding import more_guarded
from logbook.meetings.models import Attribution
from logbook.meetings.naming import SOMEBODY
from logbook.meetings.nouns import Noun
from logbook.wording import Wording

_THEIR_ASSOCIATION = Wording("hun brancheorganisatie", "their trade association")
_HEREAFTER = {"nl": "hierna: {}", "en": "hereafter: {}"}
_IS_WORD = re.compile(r"\w[a-zà-ÿ]+(?:[ -][\w]?[a-zà-ÿ]+)*")
_THROUGH = {"nl": "via {}", "en": "through {}"}


def tellable(meeting: MeetingRecord) -> list[PartyRecord]:
    """The parties that may be told of at all."""
    return [party for party in meeting.parties if party.attribution is not Attribution.INTERNAL]


@dataclass(frozen=True, slots=True)
class _Group:
    """Parties that are called by one word: one alone, or all unnamed ones of a noun (`seats`)."""

    parties: list[PartyRecord]
    seats: list[Seat]

    @property
    def noun(self) -> Noun | None:
        """That of the first of them, unnamed or not."""
        return _noun(self.parties[0])


def _noun(party: PartyRecord) -> Noun | None:
    return noun_of(party.organisation) if party.organisation is not None else None


class Naming:
    """Names in one language: an organisation in full the first time, then short."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._introduced: set[str] = set()
        self._here: set[Called] = set()
        self._unnamed = Unnamed(language)

    def begin_section(self) -> None:
        """Another section begins: whom it does not name, it tells apart anew."""
        self._unnamed.begin_section()

    def begin(self, meeting: MeetingRecord) -> None:
        """Another talk begins: who sat there was not named yet."""
        self._here = set()
        self._unnamed.begin_talk(meeting)

    def introduce(
        self,
        parties: Iterable[PartyRecord],
        meeting: MeetingRecord,
        attribution: Attribution = Attribution.NAME,
        *,
        tell_via: bool = True,
    ) -> Called:
        """All of them, with the full name of whoever is named for the first time."""
        called: list[Called] = []
        for group in self._grouped(parties, meeting, attribution):
            if group.seats:
                one = self._unnamed.introduced(group.seats, meeting)
            else:
                one = self._called(group.parties[0], meeting, attribution, first=True)
                self._here.add(one)
            via = self.common_via(group.parties) if tell_via else ""
            called.append(Called(f"{one.words} ({via})", one.number) if via else one)
        return together(called, self._language)

    def again(
        self, parties: Iterable[PartyRecord], meeting: MeetingRecord, attribution: Attribution
    ) -> Called:
        """All of them by their short names, as guarded as what was said."""
        return together(
            [
                self._unnamed.again(group.seats)
                if group.seats
                else self._known(group.parties[0], meeting, attribution)
                for group in self._grouped(parties, meeting, attribution)
            ],
            self._language,
        )

    def common_via(self, parties: Sequence[PartyRecord]) -> str:
        """'via de koepel' where all were spoken to through the same; else ''."""
        through = {(party.via, party.attribution) for party in parties}
        return self._via(parties[0]) if len(through) == 1 else ""

    def occasion(self, words: str, parties: Iterable[PartyRecord]) -> str:
        """The name of an occasion, with full names where it names a party first."""
        for party in parties:
            one = party.organisation
            if one is not None and party.attribution is Attribution.NAME and self._is_new(one):
                short = self._short(one)
                if short in words:
                    words = words.replace(short, self._name(one), 1)
        return words

    def actors(
        self, actors: Iterable[ActorRecord], meeting: MeetingRecord, attribution: Attribution
    ) -> Called | None:
        """Who said or heard a point; None for nobody, and where all stay internal."""
        seated = {party.id: party for party in meeting.parties}
        parties: list[PartyRecord] = []
        inline: list[Called] = []
        for actor in actors:
            party = seated.get(actor.party or "")
            if party is None:
                words = (actor.inline or SOMEBODY).in_language(self._language)
                inline.append(Called(words, Number.PLURAL if actor.plural else Number.SINGULAR))
            elif party.attribution is not Attribution.INTERNAL:
                parties.append(party)
        if not parties and not inline:
            return None
        called = [self.again(parties, meeting, attribution)] if parties else []
        return together([*called, *inline], self._language)

    def hearers_alone(
        self, parties: Sequence[PartyRecord], meeting: MeetingRecord, point: Attribution
    ) -> bool:
        """Whether all of them were named, so that to whom a point was said cannot be told."""
        seats = [self._unnamed_seat(party, meeting, point) for party in parties]
        return all(seat is not None and self._unnamed.stands_alone(seat) for seat in seats)

    def identity(
        self, party: PartyRecord, meeting: MeetingRecord, attribution: Attribution
    ) -> object:
        """Equal for parties of two talks that are the same, and are called the same."""
        seat = self._unnamed_seat(party, meeting, attribution)
        if seat is not None:
            return seat.organisation.id, more_guarded(party.attribution, attribution)
        return self._called(party, meeting, attribution, first=False)

    def _grouped(
        self, parties: Iterable[PartyRecord], meeting: MeetingRecord, attribution: Attribution
    ) -> list[_Group]:
        """In order, the unnamed of a noun together; behind the last of theirs that is named."""
        groups: list[_Group] = []
        for party in parties:
            seat = self._unnamed_seat(party, meeting, attribution)
            alike = [one for one in groups if one.seats and one.noun == _noun(party)]
            if seat is not None and alike:
                alike[0].parties.append(party)
                alike[0].seats.append(seat)
            else:
                groups.append(_Group([party], [seat] if seat else []))
        for group in [one for one in groups if one.seats]:
            last = max(at for at, one in enumerate(groups) if one.noun == group.noun)
            if last > groups.index(group):
                groups.insert(last, groups.pop(groups.index(group)))
        return groups

    def _unnamed_seat(
        self, party: PartyRecord, meeting: MeetingRecord, attribution: Attribution
    ) -> Seat | None:
        """Its seat where it is called by what it is: an organisation not named, nor as logged."""
        told = more_guarded(party.attribution, attribution)
        if party.organisation is None or told is Attribution.NAME:
            return None
        as_ = party.as_.in_language(self._language) if party.as_ is not None else None
        unnamed = as_ is None or reveals(as_, meeting)
        return Seat(party.id, party.organisation) if unnamed else None

    def _known(
        self, party: PartyRecord, meeting: MeetingRecord, attribution: Attribution
    ) -> Called:
        called = self._called(party, meeting, attribution, first=False)
        return made_definite(called, self._language) if called in self._here else called

    def _called(
        self, party: PartyRecord, meeting: MeetingRecord, attribution: Attribution, *, first: bool
    ) -> Called:
        told = more_guarded(party.attribution, attribution)
        if party.as_ is not None:
            words = party.as_.in_language(self._language)
            if not reveals(words, meeting):
                return Called(words, Number.PLURAL if party.plural else Number.SINGULAR)
        one = party.organisation
        if one is not None and told is Attribution.NAME:
            self._unnamed.name(one)
            words = self._name(one) if first else self._short(one)
            return Called(words, Number.PLURAL if one.plural else Number.SINGULAR)
        if party.nouns is None:
            return Called(SOMEBODY.in_language(self._language))
        return Called(party.nouns.in_language(self._language), Number.PLURAL)

    def _via(self, party: PartyRecord) -> str:
        if party.via is None:
            return ""
        return _THROUGH[self._language].format(self.between(party).words)

    def between(self, party: PartyRecord) -> Called:
        """Those through whom the party was spoken to, as its attribution allows."""
        via = party.via
        if via is None:
            return Called(SOMEBODY.in_language(self._language))
        if via.organisation is not None and party.attribution is Attribution.NAME:
            return Called(
                self._name(via.organisation),
                Number.PLURAL if via.organisation.plural else Number.SINGULAR,
            )
        if via.nouns is not None:
            return Called(via.nouns.in_language(self._language), Number.PLURAL)
        return Called(_THEIR_ASSOCIATION.in_language(self._language))

    def _is_new(self, organisation: OrganisationRecord) -> bool:
        return organisation.id not in self._introduced

    def _name(self, organisation: OrganisationRecord) -> str:
        """In full with the short name behind it, once; afterwards short."""
        if not self._is_new(organisation):
            return self._short(organisation)
        self._introduced.add(organisation.id)
        words, short = self._in_sentence(organisation), organisation.short_name
        name = organisation.name.in_language(self._language)
        if short is None or short == name:
            return words
        if name in words:
            known_as = words.replace(name, short, 1)
            hereafter = _HEREAFTER[self._language].format(known_as)
            return f"{words} ({hereafter if _IS_WORD.fullmatch(short) else short})"
        full = f"{name} ({short})"
        return re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", lambda _: full, words, count=1)

    def _short(self, organisation: OrganisationRecord) -> str:
        """By the short name, once the letter has said what it is short for."""
        words, short = self._in_sentence(organisation), organisation.short_name
        name = organisation.name.in_language(self._language)
        if short is None or self._is_new(organisation):
            return words
        return words.replace(name, short, 1)

    def _in_sentence(self, organisation: OrganisationRecord) -> str:
        words = organisation.in_sentence or organisation.name
        return words.in_language(self._language)
