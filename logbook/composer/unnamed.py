"""What organisations are called that may not be named: 'een bank', 'de andere bank', 'twee banken'.

One of a sector is never called by its plural: that 'the banks' said what one bank said is not true.
Who was meant before is kept in mind for a section, so that 'dezelfde bank' is the same one and
'een andere bank' is not. An organisation that the letter named is never linked to what it said
unnamed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from logbook.composer.grammar import Called, Number
from logbook.composer.mentions import Mentions
from logbook.composer.noun_words import NounWords
from logbook.composer.records import MeetingRecord, OrganisationRecord, PartyRecord
from logbook.dates import Form, say_days
from logbook.directory.models import Article
from logbook.meetings.models import Attribution
from logbook.meetings.nouns import Noun, noun_for

_UNKNOWN = frozenset([""])


def noun_of(organisation: OrganisationRecord) -> Noun:
    """What one like it is called: by its sector where that is true of it, else by its kind."""
    one = organisation
    return noun_for(one.kind, one.nouns, one.singular, one.article)


def noun_at(party: PartyRecord) -> Noun | None:
    """What one like the party is called; None for a sector that has no word for one."""
    if party.organisation is not None:
        return noun_of(party.organisation)
    if party.nouns is None or party.singular is None:
        return None
    return Noun(party.singular, party.nouns, party.article or Article.DE)


@dataclass(frozen=True, slots=True)
class Seat:
    """One at the table: the party, what it is one of, and which organisation, '' if unknown."""

    party: str
    noun: Noun
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class _Meant:
    """An organisation that was told of: in a talk on that date, one of so many alike."""

    organisation: str
    date: str
    among: int


class Unnamed:
    """What the organisations of one talk after another are called, in one language."""

    def __init__(self, language: str) -> None:
        self._language, self._words = language, NounWords(language)
        self._meant: dict[Noun, list[_Meant]] = {}
        self._named: set[str] = set()
        self._again: dict[str, str] = {}
        self._groups: dict[Noun, tuple[list[Seat], list[Seat]]] = {}
        self._mentioned: dict[Noun, Mentions] = {}
        self._as_one: dict[str, Seat] = {}
        self._mingled: frozenset[Noun] = frozenset()
        self._crowded: Collection[Noun] = ()

    def begin_section(self) -> None:
        """Nobody was told of yet whom the reader of this section could know again."""
        self._meant = {}

    def begin_talk(
        self,
        meeting: MeetingRecord,
        seats: Iterable[tuple[Seat, Attribution]],
        crowded: Collection[Noun],
    ) -> None:
        """Another talk: who sat there, named and not.

        `crowded`: the nouns of which others sat there too, who are called in other words.
        """
        self._again, self._mentioned, self._groups = {}, {}, {}
        self._as_one = {}
        sat: dict[object, Seat] = {}
        for seat, attribution in seats:
            is_named = attribution is Attribution.NAME
            first = sat.setdefault((seat.organisation or seat.party, is_named), seat)
            self._as_one[seat.party] = first
            if first is seat:
                guarded, named = self._groups.setdefault(seat.noun, ([], []))
                (named if is_named else guarded).append(seat)
        self._mingled, self._crowded = _told_unnamed(meeting), crowded

    def name(self, organisation: OrganisationRecord) -> None:
        """It was named: what it says unnamed is not to be traced to it."""
        self._named.add(organisation.id)

    def is_mingled(self, noun: Noun | None) -> bool:
        """Whether one that is named in this talk says something unnamed, under that noun."""
        return noun in self._mingled

    def any_of(self, noun: Noun) -> Called:
        """One of that noun, whichever."""
        return Called(self._words.a(noun))

    def of_whom(self, noun: Noun, whose: Called) -> Called:
        """The one that belongs to these: 'de brancheorganisatie van de molenaars'."""
        between = {"nl": "van", "en": "of"}[self._language]
        return Called(f"{self._words.determined(noun, 'the')} {between} {whose.words}")

    def stands_alone(self, seat: Seat) -> bool:
        """Whether its noun says who it is: it is named in this talk, and alone of its kind."""
        guarded, named = self._groups.get(seat.noun, ([], []))
        alike = {each.organisation for each in (*guarded, *named)}
        return seat in named and len(alike) == 1

    def _each_once(self, seats: Iterable[Seat]) -> Sequence[Seat]:
        """An organisation that sat there twice is one."""
        return list(dict.fromkeys(self._as_one.get(seat.party, seat) for seat in seats))

    def introduced(self, seats: Sequence[Seat], meeting: MeetingRecord) -> Called:
        """Those of one noun, where the talk is first told: 'een bank', 'twee andere banken'."""
        seats = self._each_once(seats)
        date = say_days(meeting.date, meeting.end_date, self._language, Form.SENTENCE)
        noun, count = seats[0].noun, len(seats)
        guarded, named = self._groups.get(noun, ([], []))
        beside_named = bool(named) and seats[0] in guarded
        if count == 1:
            called = Called(self._one(noun, seats[0], beside_named))
        else:
            others = beside_named or self._are_new(noun, seats)
            called = Called(self._words.several(noun, count, others), Number.PLURAL)
        self._meant.setdefault(noun, []).extend(
            _Meant(seat.organisation, date, count) for seat in seats
        )
        return called

    def again(self, seats: Sequence[Seat]) -> Called:
        """Some of one noun, once the talk was told: 'de bank', 'een van de banken'."""
        seats = self._each_once(seats)
        noun = seats[0].noun
        guarded, named = self._groups.get(noun, (list(seats), []))
        are_guarded = noun not in self._mingled and all(seat in guarded for seat in seats)
        others = are_guarded and bool(named)
        alike = guarded if are_guarded else [*guarded, *named]
        if len(alike) == 1:
            word = "other" if others else self._again.get(seats[0].party, "the")
            return Called(self._words.determined(noun, word))
        if len(seats) == len(alike) and noun not in self._crowded:
            return Called(self._words.the_plural(noun, others=others), Number.PLURAL)
        meant = frozenset(seat.party for seat in seats)
        words = self._mentions(noun).called(
            meant,
            frozenset(seat.party for seat in alike),
            others=others,
            open_ended=noun in self._crowded,
            mingled=noun in self._mingled,
        )
        number = Number.PLURAL if len(meant) > 1 else Number.SINGULAR
        return Called(words, number, of=tuple(sorted(meant)))

    def _mentions(self, noun: Noun) -> Mentions:
        return self._mentioned.setdefault(noun, Mentions(noun, self._language))

    def pass_by(self, noun: Noun | None) -> None:
        """Somebody else of that noun is mentioned: 'deze bank' would be taken for them."""
        if noun in self._mentioned:
            self._mentioned[noun].pass_by()

    def pass_by_all(self, seats: Sequence[Seat]) -> None:
        """All of a noun are mentioned together: behind 'de banken' nobody knows 'deze bank'."""
        seats = self._each_once(seats)
        guarded, _named = self._groups.get(seats[0].noun, ([], []))
        if len(seats) > 1 and len(seats) >= len(guarded):
            self.pass_by(seats[0].noun)

    def keep(self) -> None:
        """The sentence that this was asked for is told; another one begins."""
        for one in self._mentioned.values():
            one.keep()

    def take_back(self) -> None:
        """The sentence that this was asked for is not told."""
        for one in self._mentioned.values():
            one.take_back()

    def _are_new(self, noun: Noun, seats: Sequence[Seat]) -> bool:
        """Whether others of that noun were told of before, and none of these was or was named."""
        before = {each.organisation for each in self._meant.get(noun, [])}
        these = {seat.organisation for seat in seats}
        return bool(before - _UNKNOWN) and these.isdisjoint(before | self._named | _UNKNOWN)

    def _one(self, noun: Noun, seat: Seat, beside_named: bool) -> str:
        if beside_named:
            return self._words.a(noun, other=True)
        before = self._meant.get(noun, [])
        same = [each for each in before if each.organisation == seat.organisation]
        known = {each.organisation for each in before} - _UNKNOWN
        if not known or seat.organisation in self._named | _UNKNOWN:
            self._again[seat.party] = "the"
            return self._words.a(noun)
        self._again[seat.party] = "this"
        if not same:
            return self._words.a(noun, other=True)
        last = same[-1]
        if before[-1] == last and last.among == 1:
            return self._words.determined(noun, "same")
        return self._spoken_to(noun, last, before)

    def _spoken_to(self, noun: Noun, last: _Meant, before: Sequence[_Meant]) -> str:
        """By the day on which it was spoken to, where that says which of them is meant."""
        that_day = {each.organisation for each in before if each.date == last.date}
        if len(that_day) > last.among:
            known = {"nl": "waarmee eerder is gesproken", "en": "spoken to before"}
            return f"{self._words.a(noun)} {known[self._language]}"
        known = {"nl": f"waarmee {last.date} is gesproken", "en": f"spoken to {last.date}"}
        if last.among > 1:
            return f"{self._words.of(noun, 1, others=False)} {known[self._language]}"
        return f"{self._words.determined(noun, 'the')} {known[self._language]}"


def _told_unnamed(meeting: MeetingRecord) -> frozenset[Noun]:
    """The nouns under which somebody named in this talk says something unnamed.

    Who else is called by it must not be told apart then: that would leave only the one named.
    """
    named = {
        party.id: noun_of(party.organisation)
        for party in meeting.parties
        if party.organisation is not None and party.attribution is Attribution.NAME
    }
    actors = [
        actor.party
        for point in meeting.points
        if point.attribution is Attribution.SECTOR
        for actor in (*point.by, *point.to)
    ]
    return frozenset(named[one] for one in actors if one in named)
