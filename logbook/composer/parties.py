"""What those at the other side are called, as far as their attribution allows.

By name only what was said by name; else by sector, or in the words logged; what is internal is not
told at all. A name that must not be told is kept out of every sentence on its meeting.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from logbook.composer.grammar import Called, Number, owned, together
from logbook.composer.guarded import Guard, tellable
from logbook.composer.organisation_names import OrganisationNames
from logbook.composer.own_words import OwnWords
from logbook.composer.records import (
    ActorRecord,
    MeetingRecord,
    OrganisationRecord,
    PartyRecord,
)
from logbook.composer.unnamed import Seat, Unnamed, noun_at, noun_of
from logbook.directory.models import OrganisationKind
from logbook.meetings.guarding import more_guarded
from logbook.meetings.models import Attribution
from logbook.meetings.naming import SOMEBODY
from logbook.meetings.nouns import Noun
from logbook.wording import Wording

_THEIR_ASSOCIATION = Wording("hun brancheorganisatie", "their trade association")
_THROUGH = {"nl": "via {}", "en": "through {}"}


@dataclass(frozen=True, slots=True)
class _Group:
    """Parties that are called by one word: one alone, or all unnamed ones of a noun (`seats`)."""

    parties: list[PartyRecord]
    seats: list[Seat]

    @property
    def noun(self) -> Noun | None:
        """That of the first of them; None for a sector as such."""
        is_one = bool(self.seats) or self.parties[0].organisation is not None
        return noun_at(self.parties[0]) if is_one else None


class PartyNaming:
    """Names in one language: an organisation in full the first time, then short."""

    def __init__(self, language: str, guard: Guard) -> None:
        self._language = language
        self._names = OrganisationNames(language)
        self._here: set[Called] = set()
        self._unnamed = Unnamed(language)
        self._own, self._guard = OwnWords(language, guard), guard

    def begin_section(self) -> None:
        """Another section begins: whom it does not name, it tells apart anew."""
        self._unnamed.begin_section()

    def begin(self, meeting: MeetingRecord) -> None:
        """Another talk begins: who sat there was not named yet."""
        self._here = set()
        seats = [
            (seat, one.attribution)
            for one in tellable(meeting)
            if (seat := self._own.seat(one, meeting))
        ]
        self._unnamed.begin_talk(meeting, seats, self._own.crowded(meeting))

    def keep(self) -> None:
        """What was asked for is told, and another sentence begins."""
        self._unnamed.keep()

    def take_back(self) -> None:
        """The sentence for which it was asked is not told."""
        self._unnamed.take_back()

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
            via = self.common_via(group.parties, meeting) if tell_via else ""
            called.append(Called(f"{one.words} ({via})", one.number) if via else one)
        return together(called, self._language)

    def again(
        self, parties: Iterable[PartyRecord], meeting: MeetingRecord, attribution: Attribution
    ) -> Called:
        """All of them by their short names, as guarded as what was said."""
        asked = list(parties)
        called: list[Called] = []
        for group in self._grouped(asked, meeting, attribution):
            if not group.seats:
                called.append(self._known(group.parties[0], asked, meeting, attribution))
            elif not self._own.have(group.seats[0].noun, asked, meeting):
                called.append(self._unnamed.again(group.seats))
        return together(called, self._language)

    def common_via(self, parties: Sequence[PartyRecord], meeting: MeetingRecord) -> str:
        """'via de koepel' where all were spoken to through the same; else ''."""
        through = {(party.via, party.attribution) for party in parties}
        if len(through) > 1 or parties[0].via is None:
            return ""
        return _THROUGH[self._language].format(self._between(parties, meeting).words)

    def occasion(self, words: str, parties: Iterable[PartyRecord]) -> str:
        """The name of an occasion, with full names where it names a party first."""
        for party in parties:
            one = party.organisation
            by_name = one is not None and party.attribution is Attribution.NAME
            if one is not None and by_name and self._names.is_new(one):
                short = self._names.short(one)
                if short in words:
                    words = words.replace(short, self._names.introduced(replace(one, now=None)), 1)
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
                if self._unnamed_seat(party, meeting, attribution) is None:
                    self._unnamed.pass_by(noun_at(party))
        if not parties and not inline:
            return None
        for group in self._grouped(parties, meeting, attribution):
            if group.seats:
                self._unnamed.pass_by_all(group.seats)
        called = [self.again(parties, meeting, attribution)] if parties else []
        return together([*called, *inline], self._language)

    def hearers_alone(
        self, parties: Sequence[PartyRecord], meeting: MeetingRecord, point: Attribution
    ) -> bool:
        """Whether to whom a point was said cannot be told: one was named and is alone of its kind.

        Not where an organisation beside it is told by its sector: that may be who is meant.
        """
        guarded = [one for one in parties if one.attribution is not Attribution.NAME]
        if any(one.organisation is not None for one in guarded):
            return False
        seats = [self._unnamed_seat(party, meeting, point) for party in parties]
        return any(seat is not None and self._unnamed.stands_alone(seat) for seat in seats)

    def identity(
        self, party: PartyRecord, meeting: MeetingRecord, attribution: Attribution
    ) -> object:
        """Equal for parties of two talks that are the same, and are called the same."""
        seat = self._unnamed_seat(party, meeting, attribution)
        if seat is not None:
            return seat.organisation, seat.noun, more_guarded(party.attribution, attribution)
        called = self._called(party, meeting, attribution, first=False)
        one = party.organisation
        return called, one.id if one is not None and not called.plural else None

    def _grouped(
        self, parties: Iterable[PartyRecord], meeting: MeetingRecord, attribution: Attribution
    ) -> list[_Group]:
        """In order, the unnamed of a noun together; behind the last of theirs that is named."""
        groups: list[_Group] = []
        for party in parties:
            seat = self._unnamed_seat(party, meeting, attribution)
            alike = [one for one in groups if one.seats and one.noun == noun_at(party)]
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
        """Its seat where it is called by what it is, and not by name nor as logged."""
        told = more_guarded(party.attribution, attribution)
        named = party.organisation is not None and told is Attribution.NAME
        return None if named else self._own.seat(party, meeting)

    def _known(
        self,
        party: PartyRecord,
        asked: Sequence[PartyRecord],
        meeting: MeetingRecord,
        attribution: Attribution,
    ) -> Called:
        """'De rederijen' where that is true of all who are called so; else 'enkele van de …'."""
        called = self._called(party, meeting, attribution, first=False)
        if called not in self._here:
            return called
        also = self._own.also(party, asked, meeting)
        apart = not any(self._unnamed.is_mingled(noun_at(one)) for one in also)
        return self._own.again(called, party, also, apart=apart)

    def _called(
        self, party: PartyRecord, meeting: MeetingRecord, attribution: Attribution, *, first: bool
    ) -> Called:
        one, own = party.organisation, self._own.of(party, meeting)
        if own is not None or one is None:
            return own or Called(SOMEBODY.in_language(self._language))
        self._unnamed.name(one)
        words = self._introduced(one, meeting) if first else self._names.short(one, meeting.date)
        return Called(words, Number.PLURAL if one.plural else Number.SINGULAR)

    def _introduced(self, one: OrganisationRecord, meeting: MeetingRecord) -> str:
        """With what it was merged into, unless that may not be told here."""
        now = one.now
        said = [now.name.nl, now.name.en, now.short_name] if now is not None else []
        if any(self._guard.reveals(text, meeting) for text in said if text):
            one = replace(one, now=None)
        return self._names.introduced(one, meeting.date)

    def passing_on(self, party: PartyRecord, meeting: MeetingRecord) -> Called:
        """Those through whom the party was spoken to; where others were, it is told which."""
        via = {one.via.organisation for one in tellable(meeting) if one.via}
        one = party.via.organisation if party.via else None
        if one is None or party.attribution is Attribution.NAME or len(via) == 1:
            return self._between([party], meeting)
        whose = self.again([party], meeting, party.attribution)
        return self._unnamed.of_whom(noun_of(one), whose)

    def _between(self, parties: Sequence[PartyRecord], meeting: MeetingRecord) -> Called:
        """Those through whom the parties were spoken to, as their attribution allows."""
        party = parties[0]
        one, nouns = (party.via.organisation, party.via.nouns) if party.via else (None, None)
        if one is not None and party.attribution is Attribution.NAME:
            words = self._introduced(one, meeting)
            return Called(words, Number.PLURAL if one.plural else Number.SINGULAR)
        if nouns is not None:
            return Called(nouns.in_language(self._language), Number.PLURAL)
        if one is None:
            return Called(SOMEBODY.in_language(self._language))
        if one.kind is not OrganisationKind.ASSOCIATION:
            return self._unnamed.any_of(noun_of(one))
        owner = self._owner(party, meeting) if len(parties) == 1 else None
        theirs = _THEIR_ASSOCIATION.in_language(self._language)
        return Called(owned(theirs, owner, self._language))

    def _owner(self, party: PartyRecord, meeting: MeetingRecord) -> Called:
        seat = self._unnamed_seat(party, meeting, party.attribution)
        if seat is not None:
            return self._unnamed.again([seat])
        called = self._called(party, meeting, party.attribution, first=False)
        return self._own.again(called, party, [], apart=True)
