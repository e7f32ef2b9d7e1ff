"""What organisations are called that may not be named: 'een bank', 'de andere bank', 'twee banken'.

One of a sector is never called by its plural: that 'the banks' said what one bank said is not true.
Who was meant before is kept in mind for a section, so that 'dezelfde bank' is the same one and
'een andere bank' is not. An organisation that the letter named is never linked to what it said
unnamed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from logbook.dates import Form, say_days
from logbook.directory.models import Article
from logbook.letters.composer.grammar import Called, Number
from logbook.letters.composer.records import MeetingRecord, OrganisationRecord, PartyRecord
from logbook.meetings.models import Attribution
from logbook.meetings.nouns import Noun, noun_for

_ONE = {"nl": "een", "en": "one"}
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
        self._language = language
        self._meant: dict[Noun, list[_Meant]] = {}
        self._named: set[str] = set()
        self._again: dict[str, str] = {}
        self._groups: dict[Noun, tuple[list[Seat], list[Seat]]] = {}
        self._single: dict[Noun, str] = {}
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
        self._again, self._single, self._groups = {}, {}, {}
        for seat, attribution in seats:
            guarded, named = self._groups.setdefault(seat.noun, ([], []))
            (named if attribution is Attribution.NAME else guarded).append(seat)
        self._mingled, self._crowded = _told_unnamed(meeting), crowded

    def name(self, organisation: OrganisationRecord) -> None:
        """It was named: what it says unnamed is not to be traced to it."""
        self._named.add(organisation.id)

    def is_mingled(self, noun: Noun | None) -> bool:
        """Whether one that is named in this talk says something unnamed, under that noun."""
        return noun in self._mingled

    def any_of(self, noun: Noun) -> Called:
        """One of that noun, whichever."""
        return Called(self._a(noun))

    def of_whom(self, noun: Noun, whose: Called) -> Called:
        """The one that belongs to these: 'de brancheorganisatie van de molenaars'."""
        between = {"nl": "van", "en": "of"}[self._language]
        return Called(f"{self._determined(noun, 'the')} {between} {whose.words}")

    def stands_alone(self, seat: Seat) -> bool:
        """Whether its noun says who it is: it is named in this talk, and alone of its kind."""
        guarded, named = self._groups.get(seat.noun, ([], []))
        alike = {each.organisation for each in (*guarded, *named)}
        return seat in named and len(alike) == 1

    def introduced(self, seats: Sequence[Seat], meeting: MeetingRecord) -> Called:
        """Those of one noun, where the talk is first told: 'een bank', 'twee andere banken'."""
        date = say_days(meeting.date, meeting.end_date, self._language, Form.SENTENCE)
        noun, count = seats[0].noun, len(seats)
        guarded, named = self._groups.get(noun, ([], []))
        beside_named = bool(named) and seats[0] in guarded
        if count == 1:
            called = Called(self._one(noun, seats[0], beside_named))
        else:
            others = beside_named or self._are_new(noun, seats)
            called = Called(self._several(noun, count, others), Number.PLURAL)
        self._meant.setdefault(noun, []).extend(
            _Meant(seat.organisation, date, count) for seat in seats
        )
        return called

    def again(self, seats: Sequence[Seat]) -> Called:
        """Some of one noun, once the talk was told: 'de bank', 'een van de banken'."""
        noun = seats[0].noun
        guarded, named = self._groups.get(noun, (list(seats), []))
        are_guarded = noun not in self._mingled and all(seat in guarded for seat in seats)
        others = are_guarded and bool(named)
        alike = guarded if are_guarded else [*guarded, *named]
        if len(alike) == 1:
            word = "other" if others else self._again.get(seats[0].party, "the")
            return Called(self._determined(noun, word))
        if len(seats) == len(alike) and noun not in self._crowded:
            return Called(self._the_plural(noun, others=others), Number.PLURAL)
        meant = tuple(seat.party for seat in seats)
        if len(seats) > 1:
            words = self._of(noun, self._number(len(seats)), others=others)
            return Called(words, Number.PLURAL, of=meant)
        return Called(self._one_of(noun, seats[0], len(alike), others=others), of=meant)

    def _are_new(self, noun: Noun, seats: Sequence[Seat]) -> bool:
        """Whether others of that noun were told of before, and none of these was or was named."""
        before = {each.organisation for each in self._meant.get(noun, [])}
        these = {seat.organisation for seat in seats}
        return bool(before - _UNKNOWN) and these.isdisjoint(before | self._named | _UNKNOWN)

    # ---- one ----

    def _one(self, noun: Noun, seat: Seat, beside_named: bool) -> str:
        if beside_named:
            return self._a(noun, other=True)
        before = self._meant.get(noun, [])
        same = [each for each in before if each.organisation == seat.organisation]
        known = {each.organisation for each in before} - _UNKNOWN
        if not known or seat.organisation in self._named | _UNKNOWN:
            self._again[seat.party] = "the"
            return self._a(noun)
        self._again[seat.party] = "this"
        if not same:
            return self._a(noun, other=True)
        last = same[-1]
        if before[-1] == last and last.among == 1:
            return self._determined(noun, "same")
        return self._spoken_to(noun, last, before)

    def _spoken_to(self, noun: Noun, last: _Meant, before: Sequence[_Meant]) -> str:
        """By the day on which it was spoken to, where that says which of them is meant."""
        that_day = {each.organisation for each in before if each.date == last.date}
        if len(that_day) > last.among:
            known = {"nl": "waarmee eerder is gesproken", "en": "spoken to before"}
            return f"{self._a(noun)} {known[self._language]}"
        known = {"nl": f"waarmee {last.date} is gesproken", "en": f"spoken to {last.date}"}
        if last.among > 1:
            return f"{self._of(noun, _ONE[self._language], others=False)} {known[self._language]}"
        return f"{self._determined(noun, 'the')} {known[self._language]}"

    def _one_of(self, noun: Noun, seat: Seat, count: int, *, others: bool) -> str:
        """One of several: who speaks second of two is the other, of more another."""
        spoke = self._single.get(noun)
        self._single[noun] = seat.party
        if spoke in (None, seat.party) or others or noun in self._mingled:
            return self._of(noun, _ONE[self._language], others=others)
        if count == 2 and noun not in self._crowded:
            return self._determined(noun, "other")
        if self._language == "nl":
            return self._a(noun, other=True)
        return f"another of the {noun.plural.in_language('en')}"

    # ---- words ----

    def _a(self, noun: Noun, *, other: bool = False) -> str:
        singular = noun.singular.in_language(self._language)
        if self._language == "en":
            return f"another {singular}" if other else _an(singular)
        return f"een {_inflected('ander', noun)} {singular}" if other else f"een {singular}"

    def _determined(self, noun: Noun, word: str) -> str:
        singular = noun.singular.in_language(self._language)
        neuter = noun.article is Article.HET
        if self._language == "en":
            words = {"the": "the", "this": "this", "same": "the same", "other": "the other"}
            return f"{words[word]} {singular}"
        words = {
            "the": str(noun.article),
            "this": "dit" if neuter else "deze",
            "same": "hetzelfde" if neuter else "dezelfde",
            "other": f"{noun.article} andere",
        }
        return f"{words[word]} {singular}"

    def _several(self, noun: Noun, count: int, other: bool) -> str:
        plural = noun.plural.in_language(self._language)
        between = {"nl": "andere ", "en": "other "}[self._language] if other else ""
        return f"{self._number(count)} {between}{plural}"

    def _the_plural(self, noun: Noun, *, others: bool) -> str:
        plural = noun.plural.in_language(self._language)
        if self._language == "en":
            return f"the {'other ' if others else ''}{plural}"
        return f"de {'andere ' if others else ''}{plural}"

    def _of(self, noun: Noun, number: str, *, others: bool) -> str:
        between = {"nl": "van", "en": "of"}[self._language]
        return f"{number} {between} {self._the_plural(noun, others=others)}"

    def _number(self, count: int) -> str:
        words = _NUMBERS[self._language]
        return words[count] if count < len(words) else str(count)


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


def _inflected(adjective: str, noun: Noun) -> str:
    """'een andere bank', 'een ander pensioenfonds'."""
    return adjective if noun.article is Article.HET else f"{adjective}e"


def _an(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"
