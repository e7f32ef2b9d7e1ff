"""What was promised for later: terms that passed, promises that are new, talks that stopped."""

import re
from collections.abc import Iterator, Sequence

from logbook.composer.contents import Outcome
from logbook.composer.outcomes import MISSED
from logbook.composer.reasons import because
from logbook.composer.records import CommitmentRecord, DeadlineRecord
from logbook.composer.terms import missed_terms
from logbook.dates import PartialDate, say, spoken_deadline
from logbook.linter.findings import Finding, Level
from logbook.linter.fixes import Act
from logbook.linter.reading import Place, Reading
from logbook.linter.text import main_clause, printed_dates
from logbook.web.language import _, current_language

_TELL = (
    r"(?:informeer|informeren|stuur|sturen|zend|zenden|bericht|berichten|bied|bieden|rapporteer"
    r"|rapporteren)"
)
_SAY = r"(?:stel|stellen|kom|komen|zeg|zeggen)"
_WE = r"(?:ik|wij|we)"
_HOUSE = r"\b(?:u|uw Kamer|de (?:Tweede |Eerste )?Kamer|beide Kamers)\b"
_SENT = (
    r"(?:toekomen|toegezonden|toegestuurd|toezenden|toesturen|gestuurd|sturen|gezonden|zenden"
    r"|aangeboden|aanbieden|voorgelegd|voorleggen|gerapporteerd|rapporteren|ontvangen)"
)
_YOU = r"\b(?:you|your House|the House|the Senate|both Houses)\b"
_WILL_INFORM = {
    "nl": re.compile(
        r"\b(?:wordt|worden|zal|zullen)\b.{0,300}\b(?:geïnformeerd|informeren|bericht|berichten)\b"
        rf"|\b{_TELL} {_WE}\b|\b{_WE} {_TELL}\b"
        rf"|{_HOUSE} (?:ontvangt|krijgt)\b|\b(?:ontvangt|krijgt) {_HOUSE}"
        rf"|\b(?:{_SAY} {_WE}|{_WE} {_SAY})\b.{{0,200}}\b(?:op de hoogte|terug|toe)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:will|shall)\b.{0,300}\b(?:inform|informed|report|write|update|receive)\b"
        rf"|{_YOU} receives?\b|\bI (?:send|am sending) {_YOU}",
        re.IGNORECASE,
    ),
}
_WILL_SEND = {
    "nl": re.compile(
        r"^(?!.*\b(?:verzocht|gevraagd)\b).*\b(?:wordt|worden|zal|zullen)\b.{0,300}"
        rf"\b{_SENT}\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:will|shall)\b.{0,300}\b(?:send|sent|submit|submitted|present|presented|provide"
        r"|provided)\b",
        re.IGNORECASE,
    ),
}
"""What will be sent, to parliament or to others."""
_PARLIAMENT = {"nl": re.compile(_HOUSE, re.IGNORECASE), "en": re.compile(_YOU, re.IGNORECASE)}
_HEREBY = re.compile(
    r"(?:hierbij|hiermee|bijgaand|met deze brief|in deze brief|with this letter|in this letter"
    r"|enclosed)\b|.*\b(?:hierbij|hereby|herewith)\b",
    re.IGNORECASE,
)
"""What is said, or begins a sentence, of what the letter itself does."""
_LATE = re.compile(
    r"\b(?:niet gelukt|later dan|te laat|niet tijdig|niet op tijd|niet binnen|vertrag\w*|vertraagd"
    r"|overschreden|not possible|later than|late|not in time|delay\w*)\b",
    re.IGNORECASE,
)
_TELLS_A_TERM = ("follow-up", "in-progress", "will-keep", "reason")


def deadline(reading: Reading) -> Iterator[Finding]:
    """A term that was promised and has passed, with no new one told."""
    for answer in reading.given.answers:
        one = answer.commitment
        term = _term(reading, one)
        passed = term.on if term else None
        if term is None or passed is None or _runs(reading, one):
            continue
        if answer.outcome is Outcome.FULFILLED:
            yield from _late(reading, one, term)
        elif not any(_sets_a_term(reading, one, place) for place in _about(reading, one)):
            text = _(
                "‘%(term)s’ was promised, and %(day)s has passed. Say when the House will be "
                "informed and why it was not in time.",
                term=term.text,
                day=say(PartialDate.on(passed), current_language()),
            )
            yield Finding("deadline", Level.WARNING, one.id, (), text, (Act.FOLLOW_UP,))


def _late(reading: Reading, one: CommitmentRecord, term: DeadlineRecord) -> Iterator[Finding]:
    """A promise that is fulfilled after its term, and the letter does not say so."""
    places = _about(reading, one)
    told = any(missed.term is term for missed in missed_terms(one, reading.given.as_of_day))
    if told and any(place.sentence.template in MISSED for place in places):
        return
    if not any(place.is_edited and _LATE.search(place.text) for place in places):
        text = _(
            "‘%(term)s’ was promised, and the letter says nothing of its being later. Write why "
            "with the term, or say so in the text.",
            term=term.text,
        )
        yield Finding("deadline", Level.WARNING, one.id, (), text, (Act.RECORD,))


def _term(reading: Reading, one: CommitmentRecord) -> DeadlineRecord | None:
    """The term that holds on the letter's day."""
    said = [term for term in one.deadlines if term.said_on <= reading.given.as_of_day]
    return said[-1] if said else None


def _runs(reading: Reading, one: CommitmentRecord) -> bool:
    """Whether a term was promised before that has not passed."""
    term = _term(reading, one)
    return term is not None and term.on is not None and term.on >= reading.given.as_of_day


def _about(reading: Reading, commitment: CommitmentRecord) -> Sequence[Place]:
    sections = [part for part in reading.letter.sections if commitment.id in part.commitments]
    inside = [place for part in sections for place in reading.inside(part)]
    mentions = [place for place in reading.places if place.paragraph == f"mention:{commitment.id}"]
    return [*inside, *mentions]


def _sets_a_term(reading: Reading, commitment: CommitmentRecord, place: Place) -> bool:
    if place.sentence.template not in _TELLS_A_TERM and not place.is_edited:
        return False
    recesses = reading.known.recesses_of(commitment.chamber)
    later = spoken_deadline(place.text, said_on=reading.given.as_of_day, recesses=recesses)
    return later is not None


def reason(reading: Reading) -> Iterator[Finding]:
    """Why a term was not kept, typed so that it cannot be known how a sentence goes on with it."""
    for place in reading.places:
        if reading.language != "nl" or place.is_edited or place.sentence.template not in MISSED:
            continue
        for one in reading.told_commitments(place):
            for typed in _uncertain(one, reading):
                text = _(
                    "“%(words)s” may not go on from “omdat”. Write the reason as it follows that "
                    "word, with its verb last, or with “vanwege” before it.",
                    words=typed,
                )
                yield Finding("complement", Level.NOTE, one.id, (place.text,), text, (Act.RECORD,))


def _uncertain(one: CommitmentRecord, reading: Reading) -> list[str]:
    typed = [missed.reason for missed in missed_terms(one, reading.given.as_of_day)]
    return [why for why in typed if why and not because(why).is_certain]


def overdue(reading: Reading) -> Iterator[Finding]:
    """What is told as still to come although its day has passed, and nobody said it is done."""
    told = {id_: place for place in reading.places for id_ in place.ids("follow-up")}
    day = reading.given.as_of_day
    for one in reading.given.follow_ups:
        place = told.get(one.id)
        if place is None or one.told_as is None or not reading.is_open(one):
            continue
        printed = printed_dates(one.told_as.in_language(reading.language))
        last = one.due_on or max((date.latest for date in printed), default=None)
        if last is not None and last < day and one.point is None:
            text = _(
                "This is told as still to come, but its day was %(day)s, and it is still open. "
                "Close the follow-up with what came of it, or give it another day.",
                day=say(PartialDate.on(last), current_language()),
            )
            yield Finding("deadline", Level.WARNING, one.id, (place.text,), text, (Act.RECORD,))


def new_promise(reading: Reading) -> Iterator[Finding]:
    """That the House will be informed, with no follow-up that would make it happen."""
    ahead = [one for one in reading.given.follow_ups if reading.is_open(one)]
    planned = {id_ for one in ahead for id_ in one.commitments}
    running = {one.id for one in reading.commitments.values() if _runs(reading, one)}
    for place in reading.places:
        if (
            not _promises(place.text, reading.language)
            or _HEREBY.match(place.text)
            or place.ids("follow-up")
        ):
            continue
        told = place.ids("commitment")
        if place.is_edited or (planned.isdisjoint(told) and running.isdisjoint(told)):
            text = _(
                "This is a new promise, and no follow-up stands behind it. Add one with its term, "
                "or leave the promise out."
            )
            fixes = (Act.FOLLOW_UP,)
            yield Finding("new-promise", Level.WARNING, place.record, (place.text,), text, fixes)


def _promises(text: str, language: str) -> bool:
    """Whether it says that parliament will hear more; not what a motion asks for, or others do."""
    if _WILL_INFORM[language].search(text):
        return True
    sent = _WILL_SEND[language].search(main_clause(text, language))
    return sent is not None and _PARLIAMENT[language].search(text) is not None


def silence(reading: Reading) -> Iterator[Finding]:
    """Nothing was said since the last letter to those with whom we mean to keep speaking."""
    for one in reading.known.rhythms:
        last = one.last_letter
        if last is None or (one.last_contact is not None and one.last_contact > last):
            continue
        text = _(
            "There was no contact on %(name)s since the letter of %(day)s, though it has a rhythm. "
            "Plan one, or say why there was none.",
            name=one.name.in_language(current_language()),
            day=say(PartialDate.on(last), current_language()),
        )
        yield Finding("silence", Level.NOTE, one.record, (), text, (Act.MEETING,))
