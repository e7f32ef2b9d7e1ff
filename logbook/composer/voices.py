"""Who speaks for us: 'ik', 'mijn voorganger', an office, the ministry, the cabinet, or nobody.

The person follows from the terms of office, never from a rank: whoever signs may have held the
office before, somebody may have come back to it, and an office may continue another.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from logbook.composer.contents import ComposedSignature, Source
from logbook.composer.grammar import Called, Number, together
from logbook.composer.records import (
    LetterInput,
    MeetingRecord,
    OfficeRecord,
    RepresentativeRecord,
)
from logbook.composer.several import number_of
from logbook.dates import last_day
from logbook.directory.models import OfficeLevel
from logbook.meetings.models import OnBehalfOf
from logbook.meetings.naming import THE_CABINET, THE_MINISTRY
from logbook.wording import Wording

_I = {"nl": Called("ik", Number.FIRST, "mij"), "en": Called("I", Number.FIRST, "me")}
_I_FOR_CABINET = {
    "nl": Called("ik, namens het kabinet,", Number.FIRST, "mij"),
    "en": Called("I, on behalf of the government,", Number.FIRST, "me"),
}
_BY_MOUTH_OF = {"nl": "{}, bij monde van {},", "en": "{}, represented by {},"}
_POLITICAL = (OfficeLevel.MINISTER, OfficeLevel.STATE_SECRETARY)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who spoke: in full, and as said again right after."""

    full: Called
    short: Called
    sources: Sequence[Source] = ()


class Offices:
    """The offices that a letter knows, as seen by the one who signs it."""

    def __init__(self, given: LetterInput) -> None:
        self._offices = {office.id: office for office in given.offices}
        self._date, self._predecessor = given.date, given.predecessor
        self.person = _holder_on(self._offices[given.signatory], given.date)
        self._line = set(self._line_of(given.signatory))

    def signature(self, id: str, language: str) -> ComposedSignature:
        """What stands below the letter for that office."""
        office = self._offices[id]
        return ComposedSignature(
            office.in_sentence.in_language(language), _holder_on(office, self._date)
        )

    def source(self, id: str) -> Source:
        """The office as a source."""
        return Source("office", id, self._offices[id].version)

    def office(self, id: str, language: str) -> Called:
        """The office by its name."""
        return Called(self._offices[id].in_sentence.in_language(language))

    def holder(self, office: str, first: dt.date, last: dt.date, language: str) -> Called:
        """Who held the office in those days, as the one who signs calls them.

        The office by its name where the days leave it open whether that was the signatory.
        """
        holders = _holders(self._offices[office], first, last)
        if self.person is not None and holders == {self.person}:
            return _I[language]
        others = not holders & {self.person, None}
        if self.person is not None and office in self._line and others:
            return Called(self._predecessor.in_language(language))
        return self.office(office, language)

    def named(self, holder: str, office: str | None, language: str) -> Called | None:
        """A person as the one who signs calls them; None where only the name is known."""
        if holder == self.person:
            return _I[language]
        held = (term.holder for one in self._line for term in self._offices[one].terms)
        mine = office in self._line or (office is None and holder in held)
        if self.person is not None and mine:
            return Called(self._predecessor.in_language(language))
        return None if office is None else self.office(office, language)

    def _line_of(self, office: str) -> Iterable[str]:
        """The office, the one it succeeds, and so on; a ring ends where it began."""
        passed: list[str] = []
        at: str | None = office
        while at in self._offices and at not in passed:
            passed.append(at)
            at = self._offices[at].succeeds
        return passed

    def voice(self, meeting: MeetingRecord, language: str) -> Voice | None:
        """Who spoke for us in a meeting; None where the log does not say."""
        all_ = [self._voice(one, meeting, language) for one in meeting.representatives]
        voices = [voice for voice in all_ if voice is not None]
        ministry = THE_MINISTRY.in_language(language)
        # Officials come along with whoever speaks.
        leading = [voice for voice in voices if voice.short.words != ministry] or voices
        if not leading:
            return None
        return Voice(
            together([voice.full for voice in leading], language),
            together([voice.short for voice in leading], language),
            tuple(dict.fromkeys(source for voice in leading for source in voice.sources)),
        )

    def _voice(
        self, one: RepresentativeRecord, meeting: MeetingRecord, language: str
    ) -> Voice | None:
        plain = self._plain(one, meeting, language)
        if one.on_behalf_of is not OnBehalfOf.CABINET:
            return plain
        cabinet = Called(THE_CABINET.in_language(language))
        if plain is None:
            return Voice(cabinet, cabinet)
        if plain.full.number is Number.FIRST:
            return Voice(_I_FOR_CABINET[language], plain.short, plain.sources)
        words = _BY_MOUTH_OF[language].format(cabinet.words, plain.full.words)
        return Voice(Called(words), cabinet, plain.sources)

    def _plain(
        self, one: RepresentativeRecord, meeting: MeetingRecord, language: str
    ) -> Voice | None:
        if one.office is None and one.level is None:
            return _not_stated(one, language)
        office = self._offices.get(one.office or "")
        level = one.level or (office.level if office else None)
        if office is not None and level in (*_POLITICAL, OfficeLevel.AMBASSADOR):
            if level in _POLITICAL:
                first, last = meeting.date.earliest, last_day(meeting.date, meeting.end_date)
                called = self.holder(office.id, first, last, language)
            else:
                called = _own(one, office.in_sentence, language)
            return Voice(called, called, (self.source(office.id),))
        ministry = Called(THE_MINISTRY.in_language(language))
        if one.as_ is None:
            return Voice(ministry, ministry)
        own = _own(one, one.as_, language)
        of_ministry = level in (OfficeLevel.OFFICIAL, OfficeLevel.SENIOR_OFFICIAL)
        return Voice(own, ministry if of_ministry else own)


def _own(one: RepresentativeRecord, otherwise: Wording, language: str) -> Called:
    """By the words of the record, if it has any: its Dutch says whether they mean several."""
    if one.as_ is None:
        return Called(otherwise.in_language(language))
    return Called(one.as_.in_language(language), number_of(one.as_.nl))


def _not_stated(one: RepresentativeRecord, language: str) -> Voice | None:
    """Nobody, unless the log at least says that it was on behalf of the ministry."""
    if one.on_behalf_of is not OnBehalfOf.MINISTRY:
        return None
    ministry = Called(THE_MINISTRY.in_language(language))
    return Voice(ministry, ministry)


def _holder_on(office: OfficeRecord, day: dt.date) -> str | None:
    return next(iter(_holders(office, day, day)))


def _holders(office: OfficeRecord, first: dt.date, last: dt.date) -> set[str | None]:
    """Who held it in those days; None among them where it was vacant for a while or unknown."""
    holders: set[str | None] = set()
    covered_until = first
    for term in sorted(office.terms, key=lambda term: term.since):
        if term.since <= last and (term.until is None or term.until > first):
            if term.since > covered_until:
                holders.add(None)
            holders.add(term.holder)
            covered_until = term.until or dt.date.max
    return holders if covered_until > last else holders | {None}
