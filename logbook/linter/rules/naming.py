"""Who is named in a letter: who spoke for us, and whom we may name."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from logbook.commitments.models import CommitmentKind
from logbook.composer.guarded import Guard
from logbook.composer.recall import promiser
from logbook.composer.records import (
    PREDECESSOR,
    CommitmentRecord,
    EvidenceRecord,
    FollowUpRecord,
    MeetingRecord,
    PointRecord,
)
from logbook.dates import Precision
from logbook.linter.findings import Finding, Level
from logbook.linter.fixes import Act, without
from logbook.linter.reading import Place, Reading
from logbook.linter.record_facts import dates_of, organisations, organisations_of, words_of
from logbook.linter.text import has_word, printed_dates
from logbook.meetings.identity import addresses, surname, unaccented
from logbook.meetings.models import Attribution
from logbook.web.language import _
from logbook.wording import Wording

_I = {"nl": "ik", "en": "I"}
_DID = {
    "nl": r"heb|had|sprak|wisselde|zegde|deed|gaf|vroeg|riep|voerde|bracht|stelde|verzocht",
    "en": r"have|had|spoke|exchanged|undertook|made|gave|asked|called|promised|said|told",
}
_I_DID = {
    "nl": re.compile(rf"\b(?:(?:{_DID['nl']}) ik|ik (?:{_DID['nl']}))\b", re.IGNORECASE),
    "en": re.compile(rf"\bI (?:{_DID['en']})\b"),
}
_SHORTEST_SECRET = 12


def predecessor(reading: Reading) -> Iterator[Finding]:
    """'Ik' or 'mijn voorganger' where the terms of office say that it was somebody else."""
    for place in reading.places:
        spoke = _speakers(reading, place)
        promised = _promisers(reading, place)
        expected = " ".join((*spoke.values(), *promised.values(), words_of(reading.behind(place))))
        claim = _claimed(reading, place, expected, anywhere=not promised)
        # In a sentence on a talk 'ik' is who spoke there.
        for record, called in (spoke or promised).items() if claim else ():
            yield _wrong_speaker(claim, record, place, called=called)


def _speakers(reading: Reading, place: Place) -> dict[str, str]:
    """Who spoke for us in each talk that is told, as the one who signs calls them."""
    offices, language = reading.telling.offices, reading.language
    voices = {one.id: offices.voice(one, language) for one in reading.told_meetings(place)}
    return {
        id_: " / ".join(dict.fromkeys((voice.full.words, voice.short.words))) if voice else ""
        for id_, voice in voices.items()
    }


def _promisers(reading: Reading, place: Place) -> dict[str, str]:
    """Who gave each promise that is told, as the one who signs calls them."""
    told = [one for one in reading.told_commitments(place) if one.kind is CommitmentKind.PROMISE]
    found = {one.id: promiser(one, reading.telling)[0] for one in told}
    return {id_: called.words if called else "" for id_, called in found.items()}


def _claimed(reading: Reading, place: Place, expected: str, *, anywhere: bool) -> str:
    """Who the text says it was, against what was expected; '' where that agrees.

    `anywhere`: 'ik' is whoever did it, wherever in the sentence; else only with what 'ik' did, as
    the letter itself speaks as 'ik' too.
    """
    language, text = reading.language, place.text
    called = (reading.given.predecessor.in_language(language), PREDECESSOR.in_language(language))
    for words in called:
        if has_word(text, words):
            return "" if any(has_word(expected, one) for one in called) else words
    speaks = has_word(text, _I[language]) if anywhere else _I_DID[language].search(text)
    return _I[language] if speaks and not has_word(expected, _I[language]) else ""


def _wrong_speaker(claim: str, record: str, place: Place, *, called: str) -> Finding:
    if called:
        say = _(
            "The text says ‘%(claim)s’; by the terms of office it was ‘%(spoke)s’. Change the "
            "text, or the terms if they are wrong.",
            claim=claim,
            spoke=called,
        )
    else:
        say = _(
            "The text says ‘%(claim)s’, but no record says who it was. Enter that first, or write "
            "it without.",
            claim=claim,
        )
    return Finding("predecessor", Level.ERROR, record, (place.text,), say, (Act.COMPOSED,))


def attribution(reading: Reading) -> Iterator[Finding]:
    """A name where only the sector may be told, and anything that must not leave."""
    told = {id_ for place in reading.places for id_ in place.ids("point")}
    leaked = [
        (meeting, point)
        for meeting, point in reading.secrets
        if point.id in told or any(words in reading.text for words in _words(point))
    ]
    for place in reading.places:
        yield from _unknown_meetings(reading, place)
        yield from _named(reading, reading.told_meetings(place), place)
        if not place.meeting_ids:
            yield from _named_in_follow_up(reading, place)
            yield from _named_as_evidence(reading, place)
        if place.is_edited:
            yield from _named_elsewhere(reading, place)
        yield from _internal(leaked, place)


def _unknown_meetings(reading: Reading, place: Place) -> Iterator[Finding]:
    for id_ in place.ids("meeting"):
        if id_ not in reading.meetings:
            say = _(
                "This meeting may not stand in a letter: it is for named people only, marked, not "
                "held or no longer linked. Take the sentence out."
            )
            fixes = (Act.COMPOSED, Act.COMPOSE)
            yield Finding("attribution", Level.ERROR, id_, (place.text,), say, fixes)


def _named(
    reading: Reading,
    meetings: Sequence[MeetingRecord],
    place: Place,
    public: Collection[str] = (),
) -> Iterator[Finding]:
    """A name that none of these meetings lets be told, by the meeting that guards it.

    `public` are the ids of organisations that may be named whatever these say.
    """
    found: dict[str, dict[str, Attribution]] = {}
    for one in meetings:
        others = {id_ for other in meetings if other is not one for id_ in _may_be_named(other)}
        for id_, how in reading.telling.guard.revealed(place.text, one).items():
            if id_ not in others and id_ not in public:
                record = _guarding(id_, [one, *reading.given.meetings])
                found.setdefault(record, {})[id_] = how
    for record, told in found.items():
        yield _names(record, place, told)


def _guarding(organisation: str, meetings: Sequence[MeetingRecord]) -> str:
    """The id of the first of these meetings that does not let it be named."""
    return next(
        meeting.id
        for meeting in meetings
        for party in meeting.parties
        if party.attribution is not Attribution.NAME
        for one in organisations_of(party)
        if one.id == organisation
    )


def _may_be_named(meeting: MeetingRecord) -> Iterator[str]:
    for party in meeting.parties:
        if party.organisation is not None and party.attribution is Attribution.NAME:
            yield party.organisation.id


def _names(record: str, place: Place, told: Mapping[str, Attribution]) -> Finding:
    if Attribution.INTERNAL in told.values():
        say = _(
            "The text tells who may not be told of outside the ministry at all. Leave them out, "
            "or ask whether they may be named and change the meeting."
        )
    else:
        say = _(
            "The text names who may be told by sector only. Write the sector, or ask whether the "
            "name may be told and change the meeting."
        )
    return Finding("attribution", Level.ERROR, record, (place.text,), say, (Act.COMPOSED,))


def _named_in_follow_up(reading: Reading, place: Place) -> Iterator[Finding]:
    """A name in what comes next that its own meeting, or else any, does not let be told."""
    guard = reading.telling.guard
    for id_ in place.ids("follow-up"):
        follow_up = reading.records.get(("follow-up", id_))
        if isinstance(follow_up, FollowUpRecord):
            text = Wording(place.text)
            told = guard.follow_up_reveals(replace(follow_up, told_as=text))
            if told:
                yield _names(follow_up.id, place, told)


def _named_as_evidence(reading: Reading, place: Place) -> Iterator[Finding]:
    """Evidence that names somebody beside the day of the talk in which that may not be.

    Evidence is public, and may name whom talks may not; not that they were there.
    """
    days = {date for date in printed_dates(place.text) if date.precision is Precision.DAY}
    for one in reading.given.meetings if place.ids("evidence") else ():
        told = {} if days.isdisjoint(dates_of(one)) else Guard([one]).revealed(place.text, one)
        if told:
            yield _names(one.id, place, told)


def _named_elsewhere(reading: Reading, place: Place) -> Iterator[Finding]:
    """A name that no talk of the letter lets be told, unless it is public as evidence."""
    behind = [
        one for one in reading.behind(place) if isinstance(one, CommitmentRecord | EvidenceRecord)
    ]
    words, meetings = words_of(behind), reading.given.meetings
    public = {id_ for one in meetings for id_ in reading.telling.guard.revealed(words, one)}
    yield from _named(reading, meetings, place, public)


def _internal(
    leaked: Sequence[tuple[MeetingRecord, PointRecord]], place: Place
) -> Iterator[Finding]:
    """What was said in confidence, by its record or word for word."""
    told = place.ids("point")
    for meeting, point in leaked:
        if point.id in told or any(has_word(place.text, words) for words in _words(point)):
            say = _("What was said there stays internal. Take it out of the letter.")
            fixes = (without(place.text), Act.COMPOSED)
            yield Finding("attribution", Level.ERROR, meeting.id, (place.text,), say, fixes)


def _words(point: PointRecord) -> list[str]:
    """What was said, in small letters; what is too short to be known again is left out."""
    said = (point.complement.nl, point.complement.en) if point.complement else ()
    return [one.casefold() for one in said if one and len(one) >= _SHORTEST_SECRET]


def personal_name(reading: Reading) -> Iterator[Finding]:
    """The name of somebody among our contacts who holds no office and no seat.

    In full, or the last name behind 'de heer' or 'mevrouw'.
    """
    public = {term.holder for office in reading.given.offices for term in office.terms}
    public |= {name for one in reading.commitments.values() for name in one.movers}
    public |= {
        name
        for meeting in reading.meetings.values()
        for one in organisations(meeting)
        for name in (one.name.nl, one.name.en)
    }
    exempt = {name.casefold() for name in public if name}
    plain = unaccented(reading.text)
    for contact in reading.known.contacts:
        name = contact.name.casefold()
        last = surname(contact.name)
        known = any(one.endswith(last.casefold()) for one in exempt)
        if name in exempt or (last or name).casefold() not in plain:
            continue
        texts = [
            place.text
            for place in reading.places
            if has_word(place.text, name) or (not known and addresses(place.text, last))
        ]
        if not texts:
            continue
        say = _(
            "%(name)s is one of our contacts. Name the organisation or the function instead.",
            name=contact.name,
        )
        fixes = (Act.COMPOSED,)
        yield Finding("personal-name", Level.WARNING, contact.id, tuple(texts), say, fixes)
