"""Who is named in a letter: who spoke for us, and whom we may name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from logbook.commitments.models import CommitmentKind
from logbook.meetings.models import Attribution, PointKind
from logbook.reports.letter.parties import reveals
from logbook.reports.letter.recall import promiser
from logbook.reports.letter.records import PREDECESSOR, Meeting, Point
from logbook.reports.lint.findings import Finding, Level
from logbook.reports.lint.reading import Place, Reading, organisations, words_of
from logbook.reports.lint.text import has_word
from logbook.web.language import _

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
        meetings = reading.told_meetings(place)
        promises = [
            one for one in reading.told_commitments(place) if one.kind is CommitmentKind.PROMISE
        ]
        told = words_of(reading.behind(place))
        for meeting in meetings:
            voice = reading.telling.offices.voice(meeting, reading.language)
            spoke = f"{voice.full.words} {voice.short.words}" if voice else ""
            claim = _claimed(reading, place, f"{spoke} {told}", anywhere=True)
            if claim:
                yield _wrong_speaker(
                    claim, meeting.id, place, spoke=voice.full.words if voice else ""
                )
        for promise in promises if not meetings else ():
            who, _sources = promiser(promise, reading.telling)
            spoke = who.words if who else ""
            claim = _claimed(reading, place, f"{spoke} {told}", anywhere=False)
            if claim:
                yield _wrong_speaker(claim, promise.id, place, spoke=spoke)


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


def _wrong_speaker(claim: str, record: str, place: Place, *, spoke: str) -> Finding:
    if spoke:
        say = _(
            "The text says ‘%(claim)s’; by the terms of office it was ‘%(spoke)s’. Change the "
            "text, or the terms if they are wrong.",
            claim=claim,
            spoke=spoke,
        )
    else:
        say = _(
            "The text says ‘%(claim)s’, but no record says who it was. Enter that first, or write "
            "it without.",
            claim=claim,
        )
    return Finding("predecessor", Level.ERROR, record, (place.text,), say)


def attribution(reading: Reading) -> Iterator[Finding]:
    """A name where only the sector may be told, and anything that must not leave."""
    for place in reading.places:
        yield from _unknown_meetings(reading, place)
        meetings = reading.told_meetings(place)
        for meeting in meetings:
            if reveals(place.text, meeting):
                yield _named(meeting, place)
        if not meetings and not place.ids("evidence"):
            yield from _named_elsewhere(reading, place)
        yield from _internal(reading, place)


def _unknown_meetings(reading: Reading, place: Place) -> Iterator[Finding]:
    for id_ in place.ids("meeting"):
        if id_ not in reading.meetings:
            say = _(
                "This meeting may not stand in a letter: it is for named people only, marked, not "
                "held or no longer linked. Take the sentence out."
            )
            yield Finding("attribution", Level.ERROR, id_, (place.text,), say)


def _named(meeting: Meeting, place: Place) -> Finding:
    say = _(
        "The text names who may be told by sector only. Write the sector, or ask whether the name "
        "may be told and change the meeting."
    )
    return Finding("attribution", Level.ERROR, meeting.id, (place.text,), say)


def _named_elsewhere(reading: Reading, place: Place) -> Iterator[Finding]:
    """What is about no talk names nobody who is in none of the talks by name."""
    meetings = list(reading.meetings.values())
    if not meetings or not (place.is_edited or place.ids("follow-up")):
        return
    parties = [party for one in meetings for party in one.parties]
    if reveals(place.text, replace(meetings[0], parties=parties)):
        yield from (_named(one, place) for one in meetings if reveals(place.text, one))


def _internal(reading: Reading, place: Place) -> Iterator[Finding]:
    """What was said in confidence, by its record or word for word."""
    for meeting, point in reading.points.values():
        if _is_secret(point) and (point.id in place.ids("point") or _quotes(place.text, point)):
            say = _("What was said there stays internal. Take it out of the letter.")
            yield Finding("attribution", Level.ERROR, meeting.id, (place.text,), say)


def _is_secret(point: Point) -> bool:
    internal = point.attribution is Attribution.INTERNAL
    return internal or point.in_confidence or point.kind is PointKind.NOTE


def _quotes(text: str, point: Point) -> bool:
    said = (point.complement.nl, point.complement.en) if point.complement else ()
    return any(len(one) >= _SHORTEST_SECRET and has_word(text, one) for one in said if one)


def personal_name(reading: Reading) -> Iterator[Finding]:
    """The name of somebody among our contacts who holds no office and no seat."""
    public = {term.holder for office in reading.given.offices for term in office.terms}
    public |= {name for one in reading.commitments.values() for name in one.movers}
    public |= {
        name
        for meeting in reading.meetings.values()
        for one in organisations(meeting)
        for name in (one.name.nl, one.name.en)
    }
    exempt = {name.casefold() for name in public if name}
    letter = " ".join(place.text for place in reading.places)
    for contact in reading.known.contacts:
        if contact.name.casefold() in exempt or not has_word(letter, contact.name):
            continue
        texts = [place.text for place in reading.places if has_word(place.text, contact.name)]
        say = _(
            "%(name)s is one of our contacts. Name the organisation or the function instead.",
            name=contact.name,
        )
        yield Finding("personal-name", Level.WARNING, contact.id, tuple(texts), say)
